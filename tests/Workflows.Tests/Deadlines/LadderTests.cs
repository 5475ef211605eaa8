using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Tests.Engine;
using GlobalReach.Workflows.Tests.Mail;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>Who is told when a deadline passes: owner, back-up, vice president, and at last the leadership's report. Whoever is away is stood in for.</summary>
public sealed class LadderTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    /// <summary>Two working hours for the acknowledgement, then a rung each working hour.</summary>
    private static readonly DeadlineDefinition Acknowledge = new()
    {
        Key = "acknowledge", Within = "2h", Until = "inquiry.acknowledged",
        Escalations = [new(Recipient.Owner), new(Recipient.Backup, "1h"), new(Recipient.VicePresident, "1h"), new(Recipient.Report, "1h")],
    };

    [Fact]
    public async Task It_climbs_from_owner_to_back_up_to_vice_president_to_the_report()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        var journey = await Start(desk);

        (await ToldWithin(desk, 2)).ShouldBe([Amina.Email]);
        (await ToldWithin(desk, 1)).ShouldBe([Tomas.Email]);
        (await ToldWithin(desk, 1)).ShouldBe([Bjorn.Email]);
        (await Reported(desk)).ShouldBeEmpty("nobody has stood on the last rung yet");
        (await ToldWithin(desk, 1)).ShouldBeEmpty("the report is read, not sent");

        (await Reported(desk)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Id.ShouldBe(journey.Lead), r => r.Due.ShouldBe("acknowledge"), r => r.At.ShouldBe(Desk.Morning.AddHours(2)));
        (await desk.Do(Bjorn, new WhatIsDue.Query())).Value!.Reported.ShouldBe(1);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_done_after_all_leaves_the_report()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        var journey = await Start(desk);
        await ToldWithin(desk, 6);
        (await Reported(desk)).ShouldHaveSingleItem();

        await journey.Acknowledge();

        (await Reported(desk)).ShouldBeEmpty();
        (await desk.Look(db => db.Deadlines.Where(d => d.Key == "acknowledge").Select(d => d.State).SingleAsync())).ShouldBe(DeadlineState.Met);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_left_behind_leaves_the_report_and_so_does_the_end_of_a_lead()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates, Acknowledge with { Until = null });
        var (ended, moved) = (await Start(desk), await Start(desk));
        await ToldWithin(desk, 6);
        (await Reported(desk)).Count.ShouldBe(2);

        await ended.Do(Amina, version => ended.Action("disqualify", version) with { Reasons = ["no-project"], Reason = "None" });
        await moved.Welcome();
        await moved.Advance();

        (await Reported(desk)).ShouldBeEmpty();
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_sealed_lead_is_reported_to_nobody_who_may_not_know_that_it_exists()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        var lead = LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(lead, Investors.Solaris) { OwnerId = Amina.Id, Confidentiality = Confidentiality.Sealed, CodeName = "Heron" });

        await ToldWithin(desk, 6);

        (await Reported(desk)).ShouldBeEmpty();
        (await desk.Do(Bjorn, new WhatIsDue.Query())).Value!.Reported.ShouldBe(0);
    }

    [Fact]
    public async Task Who_stands_in_is_told_for_whom_and_only_while_they_are_away()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        await Start(desk);
        await Away(desk, Amina, Priya, days: 0);

        var first = await Letters(desk, 2);
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await Start(desk);

        first.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.To.Mailboxes.Single().Address.ShouldBe(Priya.Email), m => m.TextBody!.ShouldContain($"You are told this because you stand in for {Amina.Name}."));
        (await Letters(desk, 2)).Where(m => m.To.Mailboxes.Single().Address == Amina.Email).ShouldHaveSingleItem().TextBody!.ShouldNotContain("stand in");
    }

    [Fact]
    public async Task Each_rung_has_its_stand_in()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        await Start(desk);
        await Away(desk, Tomas, Priya, days: 0);
        await Away(desk, Bjorn, Chiara, days: 0);

        (await ToldWithin(desk, 2)).ShouldBe([Amina.Email]);
        (await ToldWithin(desk, 1)).ShouldBe([Priya.Email]);
        (await ToldWithin(desk, 1)).ShouldBe([Chiara.Email]);
    }

    [Fact]
    public async Task Who_is_away_without_a_stand_in_is_passed_over_and_where_all_are_away_they_read_it_later()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        await Start(desk);
        await Away(desk, Amina, null, days: 0);

        (await ToldWithin(desk, 2)).ShouldBe([Tomas.Email], "the next of the ladder");
        await Away(desk, Tomas, null, days: 0);
        await Away(desk, Bjorn, null, days: 0);
        (await ToldWithin(desk, 1)).ShouldBe([Tomas.Email], "nobody is there: it waits for who stands on the rung");
    }

    [Fact]
    public async Task A_stand_in_hears_of_no_sealed_lead_they_may_not_see()
    {
        using var templates = new OwnTemplates();
        await using var desk = await Open(templates);
        await desk.Do(Ines, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris) { OwnerId = Amina.Id, Confidentiality = Confidentiality.Sealed, CodeName = "Heron" });
        await Away(desk, Amina, Priya, days: 0);

        (await ToldWithin(desk, 6)).Distinct().ShouldBe([Amina.Email]);
    }

    [Theory]
    [InlineData("external", "$.stages[0].deadlines[0].key")]
    [InlineData("report-first", "$.stages[0].deadlines[0].escalations[0].to")]
    public void A_ladder_that_tells_nobody_and_a_key_that_is_taken_are_not_published(string what, string path)
    {
        var clock = what == "external" ? Acknowledge with { Key = "external" } : Acknowledge with { Escalations = [new(Recipient.Report)] };

        ProcessCheck.Check(PaperLead.Process.Clocked("inquiry", clock), new Dictionary<string, ProcessTexts>()).Select(fault => fault.Path).ShouldContain(path);
    }

    private static Task<Desk> Open(OwnTemplates templates, DeadlineDefinition? clock = null) => templates.Open(process => process.Clocked("inquiry", clock ?? Acknowledge));

    private static async Task<Journey> Start(Desk desk)
    {
        var journey = await Journey.Start(desk);
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Amina.Id, Tomas.Id, ""));
        return journey;
    }

    private static Task<Outcome> Away(Desk desk, DemoPerson person, DemoPerson? standIn, int days) =>
        desk.Do(person, new AnnounceAbsence.Command(Guid.CreateVersion7(), person.Id, Today, Today.AddDays(days), standIn?.Id));

    private static async Task<IReadOnlyList<MimeKit.MimeMessage>> Letters(Desk desk, int hours)
    {
        var before = desk.Mail().Select(mail => mail.MessageId).ToHashSet();
        await desk.Pass(TimeSpan.FromHours(hours));
        return [.. desk.Mail().Where(mail => !before.Contains(mail.MessageId))];
    }

    private static async Task<IReadOnlyList<string>> ToldWithin(Desk desk, int hours) => [.. (await Letters(desk, hours)).SelectMany(mail => mail.To.Mailboxes).Select(to => to.Address)];

    private static async Task<IReadOnlyList<PipelineRows.Row>> Reported(Desk desk) => (await desk.Do(Bjorn, new PipelineRows.Query(PipelineFigure.Due) { Due = DuePart.Reported })).Value!.Rows;
}
