using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Tests.Mail;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>What becomes of a version once it was approved: it goes out, is answered, replaced, runs out.</summary>
public sealed class ProposalVersionsTests
{
    [Fact]
    public async Task A_newer_version_in_its_language_supersedes_it_and_one_in_another_does_not()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var (first, japanese) = (await Approved(journey, "de"), await Approved(journey, "ja"));

        var second = await Approved(journey, "de");

        (await Standing(desk, first)).ShouldBe(ProposalStanding.Superseded);
        (await Standing(desk, japanese)).ShouldBe(ProposalStanding.Current);
        (await Standing(desk, second)).ShouldBe(ProposalStanding.Current);
        (await journey.Try(Amina, version => new SendProposal.Command(journey.Lead, version, first))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-superseded");
        (await Told(desk, journey.Lead)).ShouldContain("proposal.superseded");
    }

    [Fact]
    public async Task An_earlier_version_approved_late_is_superseded_at_once()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var first = await journey.OrderProposal();
        var second = await Approved(journey, "de");

        (await journey.Try(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, first, AcceptsDraftTexts: true))).Succeeded.ShouldBeTrue();

        (await Standing(desk, first)).ShouldBe(ProposalStanding.Superseded);
        (await Standing(desk, second)).ShouldBe(ProposalStanding.Current);
    }

    [Fact]
    public async Task It_stands_on_its_last_day_and_on_the_next_it_goes_out_no_more()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = await Approved(journey, "de");
        (await Proposal(desk, id)).ExpiresOn.ShouldBe(new DateOnly(2027, 2, 8));

        desk.Clock.SetUtcNow(new(2027, 2, 8, 22, 0, 0, TimeSpan.Zero));
        (await Standing(desk, id)).ShouldBe(ProposalStanding.Current);
        desk.Clock.SetUtcNow(new(2027, 2, 9, 15, 0, 0, TimeSpan.Zero));

        (await Standing(desk, id)).ShouldBe(ProposalStanding.Expired);
        (await journey.Try(Amina, version => new SendProposal.Command(journey.Lead, version, id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-expired");
        (await desk.Send(Amina, new MakeProposalCopy.Command(journey.Lead, id, Guid.CreateVersion7(), "Katrin Vogt"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-expired");
    }

    [Fact]
    public async Task One_that_no_longer_stands_is_handed_out_with_a_mark_in_its_language_and_its_original_stays()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var first = await Drawn(desk, journey, "de");
        var before = await desk.Do(Bjorn, new ProposalFile.Query(first));
        await Drawn(desk, journey, "de");

        var superseded = (await desk.Do(Bjorn, new ProposalFile.Query(first))).Value!;

        superseded.Bytes.ShouldNotBe(before.Value!.Bytes);
        superseded.FileName.ShouldEndWith("-superseded.pdf");
        using var pdf = new PrintedPdf(superseded.Bytes);
        Enumerable.Range(1, pdf.Pages).Select(pdf.PageText).ShouldAllBe(page => page.Contains("Überholt", StringComparison.Ordinal));
        pdf.Metadata.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        var stored = await desk.Look(db => db.Files.Where(f => f.Hash == db.Proposals.Single(p => p.Id == first).FileHash).Select(f => f.Bytes).SingleAsync());
        stored.ShouldBe(before.Value.Bytes);
        using var original = new PrintedPdf(stored);
        original.Text.ShouldNotContain("Überholt");
    }

    [Theory]
    [InlineData("de", "Exemplar", "Abgelaufen")]
    [InlineData("ja", "控え", "期限切れ")]
    [InlineData("ar", "نسخة", null)]
    public async Task A_copy_names_its_recipient_and_the_moment_on_every_page_in_its_language(string language, string word, string? expired)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var (id, copy) = (await Drawn(desk, journey, language), Guid.CreateVersion7());
        await desk.Do(Amina, new MakeProposalCopy.Command(journey.Lead, id, copy, " Katrin Vogt "));
        desk.Clock.Advance(TimeSpan.FromDays(1));

        var file = (await desk.Do(Bjorn, new ProposalCopyFile.Query(copy))).Value!;
        var again = (await desk.Do(Bjorn, new ProposalCopyFile.Query(copy))).Value!;

        ProposalPictures.Keep($"copy.{language}", file.Bytes);
        file.Bytes.ShouldBe(again.Bytes, "the same copy is the same to the byte");
        using var pdf = new PrintedPdf(file.Bytes);
        pdf.Text.ShouldNotContain("□");
        foreach (var page in Enumerable.Range(1, pdf.Pages).Select(pdf.PageText))
        {
            page.ShouldContain("KatrinVogt");
            page.ShouldContain(ProposalCopy.MarkOf(copy));
            page.ShouldContain("15:00");
            if (language != "ar") page.ShouldContain(word);
        }

        if (expired is null) return;
        desk.Clock.Advance(TimeSpan.FromDays(100));
        using var late = new PrintedPdf((await desk.Do(Bjorn, new ProposalCopyFile.Query(copy))).Value!.Bytes);
        late.Solid.ShouldContain(expired);
    }

    [Fact]
    public async Task Who_got_a_copy_is_kept_once_and_told_to_those_alone_who_may_know_the_company()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var (id, copy) = (await Approved(journey, "de"), Guid.CreateVersion7());
        await journey.Do(Amina, version => new SendProposal.Command(journey.Lead, version, id));

        foreach (var _ in new[] { 1, 2 }) await desk.Do(Amina, new MakeProposalCopy.Command(journey.Lead, id, copy, "Board of Solaris"));

        var copies = (await desk.Do(Amina, new ProposalHandling.Query(journey.Lead))).Value!.Copies;
        copies.Select(c => (c.Way, c.Recipient)).ShouldBe([(CopyWay.File, "Board of Solaris"), (CopyWay.Mail, "Katrin Vogt")], ignoreOrder: true);
        (await desk.Do(Priya, new ProposalHandling.Query(journey.Lead))).Value!.Copies.ShouldBeEmpty();
        (await desk.Send(Priya, new ProposalCopyFile.Query(copy))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-found");
        (await desk.Send(Rosa, new ProposalHandling.Query(journey.Lead))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("lead-not-found");
        (await desk.Look(db => db.Journal.Where(e => e.StreamId == journey.Lead.Value).Select(e => e.Payload).ToListAsync())).ShouldAllBe(payload => !payload.Contains("Board of Solaris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_handed_out_that_nobody_approved()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = await journey.OrderProposal();

        (await desk.Send(Amina, new MakeProposalCopy.Command(journey.Lead, id, Guid.CreateVersion7(), "Katrin Vogt"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-approved");
        (await desk.Send(Amina, new MakeProposalLink.Command(journey.Lead, id, Guid.CreateVersion7(), "Katrin Vogt", "hash", 30))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-approved");
        (await desk.Send(Amina, new MakeProposalLink.Command(journey.Lead, id, Guid.CreateVersion7(), "", "hash", 0))).Refusals.Select(r => r.Code).ShouldBe(["required", "not-between"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_the_investor_says_is_kept_with_their_words_and_may_change()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = await Approved(journey, "de");
        var early = await journey.Try(Amina, version => new RecordProposalAnswer.Command(journey.Lead, version, id, ProposalAnswer.Interested, Day));
        await journey.Do(Amina, version => new SendProposal.Command(journey.Lead, version, id));
        var before = await journey.Try(Amina, version => new RecordProposalAnswer.Command(journey.Lead, version, id, ProposalAnswer.Interested, Day.AddDays(-5)));

        await journey.Do(Amina, version => new RecordProposalAnswer.Command(journey.Lead, version, id, ProposalAnswer.WantsChanges, Day, "A second crane, says Dr. Vogt"));
        await journey.Do(Amina, version => new RecordProposalAnswer.Command(journey.Lead, version, id, ProposalAnswer.Interested, Day, "Fine after all"));

        early.Refusals.ShouldHaveSingleItem().Code.ShouldBe("proposal-not-sent");
        before.Refusals.ShouldHaveSingleItem().Code.ShouldBe("answered-before-sent");
        var kept = await Proposal(desk, id);
        (kept.Answer, kept.AnsweredOn, kept.ReceivedOn).ShouldBe((ProposalAnswer.Interested, Day, Day), "who answers has it");
        (await desk.Do(Amina, new ProposalHandling.Query(journey.Lead))).Value!.AnswerWords[id].ShouldBe("Fine after all");
        (await desk.Do(Priya, new ProposalHandling.Query(journey.Lead))).Value!.AnswerWords.ShouldBeEmpty();
        (await Told(desk, journey.Lead)).Count(fact => fact == "proposal.answered").ShouldBe(2);
    }

    [Fact]
    public async Task Its_owner_reads_on_Today_when_it_runs_out_and_is_told_a_week_ahead()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = await Approved(journey, "de");
        await journey.Shortlist();
        await journey.Do(Amina, version => new SendProposal.Command(journey.Lead, version, id));
        await journey.Do(Amina, version => new RecordProposalReceipt.Command(journey.Lead, version, id, Day));
        await journey.Advance();
        await desk.Deliver();

        var early = (await desk.Do(Amina, new MyWork.Query())).Value!.Items.Count(i => i.Key == Deadline.ProposalExpiry);
        desk.Clock.SetUtcNow(new(2027, 2, 2, 15, 0, 0, TimeSpan.Zero));
        await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);
        await desk.Deliver();

        early.ShouldBe(0, "in three months is nobody's work of today");
        var due = (await desk.Do(Amina, new MyWork.Query())).Value!.Items.Single(i => i.Key == Deadline.ProposalExpiry);
        (due.Part, due.DueAt).ShouldBe((id, new DateTimeOffset(2027, 2, 9, 4, 59, 0, TimeSpan.Zero)));
        var mail = desk.Mail().Single(m => m.Subject!.Contains("Proposal expires", StringComparison.Ordinal));
        mail.Subject.ShouldStartWith("Soon due");
        mail.TextBody!.ShouldContain("It is due on");
        mail.TextBody!.ShouldNotContain("late");
        due.Urgency.ShouldBe(Urgency.Soon);
        (await desk.Send(Amina, new MoveDeadline.Command(journey.Lead, id, new DateTime(2027, 3, 1, 12, 0, 0), "America/New_York"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("deadline-of-a-proposal");
    }

    [Theory]
    [InlineData(ProposalAnswer.Accepted, 0)]
    [InlineData(ProposalAnswer.Declined, 0)]
    [InlineData(ProposalAnswer.Interested, 1)]
    public async Task Its_clock_ends_with_an_answer_that_leaves_nothing_open(ProposalAnswer answer, int left)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        var id = await journey.SendProposal();

        await journey.Do(Amina, version => new RecordProposalAnswer.Command(journey.Lead, version, id, answer, Day));

        (await Running(desk, journey.Lead)).Count.ShouldBe(left);
    }

    [Fact]
    public async Task A_lead_has_one_such_clock_that_of_what_was_sent_last()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.SendProposal();
        desk.Clock.Advance(TimeSpan.FromDays(10));

        var second = await journey.SendProposal();

        (await Running(desk, journey.Lead)).ShouldHaveSingleItem().ShouldBe(second);
    }

    [Fact]
    public async Task A_commitment_leaves_no_clock_of_a_proposal()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        (await Running(desk, journey.Lead)).Count.ShouldBe(1);

        await journey.RecordCommitment();

        (await Running(desk, journey.Lead)).ShouldBeEmpty();
    }

    private static DateOnly Day { get; } = new(2026, 11, 10);

    private static Task<List<Guid>> Running(Desk desk, LeadId lead) =>
        desk.Look(db => db.Deadlines.Where(d => d.LeadId == lead && d.Key == Deadline.ProposalExpiry && (d.State == DeadlineState.Armed || d.State == DeadlineState.Missed)).Select(d => d.Id).ToListAsync());

    private static Task<Proposal> Proposal(Desk desk, Guid id) => desk.Look(db => db.Proposals.AsNoTracking().SingleAsync(p => p.Id == id));

    private static async Task<ProposalStanding> Standing(Desk desk, Guid id) =>
        (await desk.Do(Noor, new ProposalView.Query(id))).Value!.StandingOn(desk.Services.GetRequiredService<OfficeClock>().Today);

    private static async Task<List<string>> Told(Desk desk, LeadId lead) => [.. (await desk.Do(Amina, new LeadTimeline.Query(lead, PageSize: 200))).Value!.Entries.Select(e => e.Fact)];

    private static async Task<Guid> Approved(Journey journey, string language)
    {
        var id = await journey.OrderProposal(language);
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id, AcceptsDraftTexts: true));
        return id;
    }

    /// <summary>Approved, and with the file that the renderer makes of it.</summary>
    private static async Task<Guid> Drawn(Desk desk, Journey journey, string language)
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Noor, new GenerateProposal.Command(journey.Lead, id, language));
        await desk.Deliver();
        await journey.Do(Bjorn, version => new ApproveProposal.Command(journey.Lead, version, id, AcceptsDraftTexts: true));
        return id;
    }
}
