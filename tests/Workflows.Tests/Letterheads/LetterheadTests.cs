using System.Text;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Letterheads;

public sealed class LetterheadTests
{
    private static readonly byte[] Drawing = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><rect width=\"90\" height=\"30\"/></svg>");

    internal static LetterheadForm Sample { get; } = new()
    {
        Name = "Sample Alliance", ShortName = "Sample", Address = "1 Sample Street, Hartford, CT", Telephone = "+1 860 555 0100", Email = "desk@alliance.example", Website = "alliance.example", Colour = "#7B2D8E", Languages = ["de", "en-US"],
    };

    [Fact]
    public async Task Before_anything_is_published_the_seed_counts()
    {
        await using var desk = await Desk.Open();

        var page = await Page(desk);

        (page.Number, page.IsSeed, page.Text.Name, page.Logo).ShouldBe((0, true, "MetroHartford Alliance", null));
        page.Versions.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_published_counts_and_the_journal_tells_who_did_it_without_the_words()
    {
        await using var desk = await Desk.Open();
        var id = Guid.CreateVersion7();

        await desk.Do(Sam, new PublishLetterhead.Command(id, 0, Sample with { Logo = Drawing }));
        await desk.Do(Sam, new PublishLetterhead.Command(id, 0, Sample));

        var page = await Page(desk);
        page.ShouldSatisfyAllConditions(
            p => (p.Number, p.IsSeed, p.Text.Name, p.Text.Website, p.Text.Colour).ShouldBe((1, false, "Sample Alliance", "https://alliance.example", "#7b2d8e")),
            p => p.Logo!.Bytes.ShouldBe(Drawing),
            p => p.Versions.ShouldHaveSingleItem().By.ShouldBe(Sam.Name));
        var told = await desk.Look(db => db.Journal.Where(e => e.StreamId == Organisation.TheOne).OrderBy(e => e.Sequence).ToListAsync());
        told.Select(e => e.Fact).ShouldBe(["organisation.founded", "organisation.letterhead-published"]);
        told.ShouldAllBe(e => !e.Payload.Contains("Sample"));
        told[^1].Actor.ShouldBe(Sam.Id);
    }

    [Fact]
    public async Task Who_publishes_over_what_somebody_else_published_meanwhile_is_told()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample));

        var second = await desk.Send(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample with { Name = "Other" }));
        var back = await desk.Send(Sam, new WithdrawLetterhead.Command(Guid.CreateVersion7(), 0));

        second.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.ChangedMeanwhile);
        back.Refusals.ShouldHaveSingleItem().ShouldBe(LeadAccess.ChangedMeanwhile);
    }

    [Fact]
    public async Task Two_who_publish_at_once_publish_one_after_the_other()
    {
        await using var desk = await Desk.Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => desk.Send(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample with { Name = $"Alliance {n}" }))));

        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(1);
        (await Page(desk)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task Back_to_the_seed_is_a_version_and_loses_nothing()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample with { Logo = Drawing }));

        await desk.Do(Sam, new WithdrawLetterhead.Command(Guid.CreateVersion7(), 1));

        var page = await Page(desk);
        (page.Number, page.IsSeed, page.Text.Name, page.Logo).ShouldBe((2, true, "MetroHartford Alliance", null));
        page.Versions.Select(version => version.IsSeed).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_logo_stays_until_it_is_taken_away()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample with { Logo = Drawing }));
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 1, Sample with { Name = "Renamed" }));
        (await Page(desk)).Logo.ShouldNotBeNull();

        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 2, Sample with { WithoutLogo = true, Logo = Drawing }));

        (await Page(desk)).Logo.ShouldBeNull();
    }

    [Fact]
    public async Task Another_node_notices_within_a_second_or_two()
    {
        await using var desk = await Desk.Open();
        var other = new LetterheadNow(desk.Services.GetRequiredService<IServiceScopeFactory>(), desk.Services.GetRequiredService<LetterheadSeed>(), desk.Clock);
        (await other.Read(Now)).IsSeed.ShouldBeTrue();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample));

        desk.Clock.Advance(TimeSpan.FromSeconds(2));

        (await other.Read(Now)).Text.Name.ShouldBe("Sample Alliance");
    }

    [Theory]
    [InlineData("Letterhead.Name", "required")]
    [InlineData("Letterhead.ShortName", "longer-than")]
    [InlineData("Letterhead.Email", "email-malformed")]
    [InlineData("Letterhead.Website", "website-malformed")]
    [InlineData("Colour", "colour-too-light")]
    [InlineData("Letterhead.Languages", "languages-none")]
    [InlineData("Letterhead.Languages[0]", "language-unknown")]
    [InlineData("Logo", "logo-no-image")]
    public async Task What_is_wrong_is_told_at_its_field_by_preview_and_publishing_alike(string field, string code)
    {
        await using var desk = await Desk.Open();
        var wrong = field switch
        {
            "Letterhead.Name" => Sample with { Name = " " },
            "Letterhead.ShortName" => Sample with { ShortName = new string('x', 31) },
            "Letterhead.Email" => Sample with { Email = "desk" },
            "Letterhead.Website" => Sample with { Website = "javascript:alert(1)" },
            "Colour" => Sample with { Colour = "#ffcc00" },
            "Letterhead.Languages" => Sample with { Languages = [] },
            "Letterhead.Languages[0]" => Sample with { Languages = ["1"] },
            _ => Sample with { Logo = "GIF89a"u8.ToArray() },
        };

        var published = await desk.Send(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, wrong));
        var seen = await desk.Send(Sam, new LetterheadPreview.Query(wrong));

        published.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Field.ShouldBe(field), r => r.Code.ShouldBe(code));
        seen.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await Page(desk)).Number.ShouldBe(0);
    }

    [Fact]
    public async Task A_preview_keeps_nothing()
    {
        await using var desk = await Desk.Open();

        var seen = await desk.Do(Sam, new LetterheadPreview.Query(Sample with { Logo = Drawing }));

        seen.Value!.ShouldSatisfyAllConditions(p => p.Text.Name.ShouldBe("Sample Alliance"), p => p.Logo!.Width.ShouldBe(90), p => p.Colour.Hex.ShouldBe("#7b2d8e"));
        (await desk.Look(db => db.Letterheads.CountAsync())).ShouldBe(0);
        (await desk.Look(db => db.Files.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Only_administrators_publish()
    {
        await using var desk = await Desk.Open();

        (await desk.Send(Bjorn, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        (await desk.Send(Bjorn, new LetterheadPage.Query())).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_letter_is_signed_by_the_organisation()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample));
        var journey = await Journey.Start(desk);

        await journey.Acknowledge(byMail: true);
        await desk.Deliver();

        var mail = desk.Mail().ShouldHaveSingleItem();
        mail.TextBody!.ReplaceLineEndings("\n").ShouldEndWith("Sample Alliance\n1 Sample Street, Hartford, CT\n+1 860 555 0100 · desk@alliance.example · https://alliance.example\n");
        mail.HtmlBody!.ShouldContain("1 Sample Street, Hartford, CT");
    }

    [Fact]
    public async Task A_proposal_bears_name_colour_and_logo()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Sam, new PublishLetterhead.Command(Guid.CreateVersion7(), 0, Sample with { Logo = Drawing }));
        var lead = await Journey.To(desk, "proposal");

        var ordered = await desk.Do(Amina, new GenerateProposal.Command(lead, Guid.CreateVersion7(), "en"));

        var hash = await desk.Look(db => db.Proposals.Where(p => p.Id == ordered.Value!.Id).Select(p => p.InputsHash).SingleAsync());
        var inputs = Encoding.UTF8.GetString(await desk.Look(db => db.Files.Where(f => f.Hash == hash).Select(f => f.Bytes).SingleAsync()));
        inputs.ShouldContain("\"agency\":\"Sample Alliance\"");
        inputs.ShouldContain("\"colour\":\"#7b2d8e\"");
        inputs.ShouldContain("<rect width=\\\"90\\\"");
        await desk.Deliver();
        var state = await desk.Look(db => db.Proposals.Where(p => p.Id == ordered.Value!.Id).Select(p => new { p.State, p.Failure }).SingleAsync());
        state.State.ShouldBe(Domain.Proposals.ProposalState.Ready, state.Failure);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<LetterheadPage.Result> Page(Desk desk) => (await desk.Do(Sam, new LetterheadPage.Query())).Value!;
}
