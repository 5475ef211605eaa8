using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>Many leads go over together: a dry run first, then each by a change of its own, and back the same way (promise P8).</summary>
public sealed class MigrationRunTests
{
    private static readonly ProcessRef Before = new(RegisterInquiry.Process, Shipped.Version);
    private static readonly ProcessRef After = new(RegisterInquiry.Process, Shipped.Next);

    [Fact]
    public async Task A_dry_run_tells_what_would_become_of_every_lead_and_changes_none()
    {
        await using var desk = await Published();
        var (bare, ready, young) = (await Journey.Reach(desk, "discovery"), await Journey.Reach(desk, "discovery", Investors.Yamabuki), await Journey.Reach(desk, "qualification", Third));
        await ready.File(DocumentKind.Agreement);
        var journal = await desk.Look(db => db.Journal.CountAsync(e => e.StreamId == bare.Lead.Value || e.StreamId == ready.Lead.Value || e.StreamId == young.Lead.Value));

        var run = await Look(desk, await Begin(desk));

        (run.State, run.Total, run.Of(RunLeadState.Fits), run.Done).ShouldBe((RunState.Looked, 3, 3, 0));
        Line(run, MigrationMatter.Goes, "").ShouldBe([("discovery", "discovery", 2), ("qualification", "qualification", 1)]);
        Line(run, MigrationMatter.ClockStarted, "send-nda").ShouldBe([("discovery", null, 2)]);
        Line(run, MigrationMatter.ClockKept, "requirements-sheet").ShouldBe([("discovery", null, 2)]);
        Line(run, MigrationMatter.GateUnmet, "document-present:Agreement").ShouldBe([("discovery", null, 1)]);
        run.Rows.Select(row => row.Id).ShouldBe([bare.Lead, ready.Lead, young.Lead], ignoreOrder: true);
        run.Rows.Single(row => row.Id == bare.Lead).Look!.NewlyUnmet.ShouldHaveSingleItem().Gate.ShouldBe("document-present:Agreement");
        run.Rows.Single(row => row.Id == ready.Lead).Look!.ShouldSatisfyAllConditions(l => l.Started.ShouldBe(["send-nda"]), l => l.NewlyUnmet.ShouldBeEmpty());
        (await desk.Look(db => db.Journal.CountAsync(e => e.StreamId == bare.Lead.Value || e.StreamId == ready.Lead.Value || e.StreamId == young.Lead.Value))).ShouldBe(journal);
        (await desk.Look(db => db.Leads.CountAsync(l => l.Process.Version == Shipped.Version))).ShouldBe(3);
    }

    [Fact]
    public async Task For_real_each_goes_over_with_the_reason_and_all_go_back_as_they_were()
    {
        await using var desk = await Published();
        var (one, two) = (await Journey.Reach(desk, "discovery"), await Journey.Reach(desk, "qualification", Investors.Yamabuki));
        var id = await Begin(desk);
        await Look(desk, id);

        var over = await Carry(desk, id, "New agreement rule");

        (over.State, over.Of(RunLeadState.Carried), over.Reason, over.CarriedBy).ShouldBe((RunState.Over, 2, "New agreement rule", Bjorn.Name));
        over.Rows.ShouldAllBe(row => row.Look == null && row.State == RunLeadState.Carried);
        (await desk.Lead(one.Lead)).Process.ShouldBe(After);
        (await Clock(desk, one.Lead)).ShouldBe(DeadlineState.Armed);
        (await desk.Look(db => db.Notes.CountAsync(n => n.Text == "New agreement rule"))).ShouldBe(2);

        var back = await Look(desk, await Begin(desk, After, Before, choice: new MigrationChoice { Run = id }));
        back.Of(RunLeadState.Fits).ShouldBe(2);
        await Carry(desk, back.Id, "It was too early");
        (await desk.Lead(one.Lead)).ShouldSatisfyAllConditions(l => l.Process.ShouldBe(Before), l => l.Stage.ShouldBe(new StageKey("discovery")));
        (await desk.Lead(two.Lead)).Process.ShouldBe(Before);
        (await Clock(desk, one.Lead)).ShouldBe(DeadlineState.Cancelled);
    }

    [Fact]
    public async Task What_was_broken_off_goes_on_where_it_was_and_nobody_goes_over_twice()
    {
        await using var desk = await Published();
        var (one, two) = (await Journey.Reach(desk, "discovery"), await Journey.Reach(desk, "discovery", Investors.Yamabuki));
        var id = await Begin(desk);
        await Look(desk, id);
        await desk.Do(Bjorn, new CarryRun.Command(id, "New rule"));

        // The machine dies after a lead went over and before the run was told.
        await one.Do(Bjorn, version => new MigrateLead.Command(one.Lead, version, After, "New rule"));
        await using var node = desk.AnotherNode();
        var over = await GoOn(node, id);

        (over.State, over.Of(RunLeadState.Carried)).ShouldBe((RunState.Over, 2));
        foreach (var lead in new[] { one.Lead, two.Lead }) (await desk.Look(db => db.Journal.CountAsync(e => e.StreamId == lead.Value && e.Fact == "lead.migrated"))).ShouldBe(1);
        (await desk.Do(Bjorn, new CarryRun.Command(id, "Again"))).Succeeded.ShouldBeTrue();
        (await Page(desk, id)).Reason.ShouldBe("New rule");
    }

    [Fact]
    public async Task Begun_twice_with_one_id_it_is_one_run_and_told_late_nothing_is_taken_back()
    {
        await using var desk = await Published();
        var one = await Journey.Reach(desk, "discovery");
        var id = await Begin(desk);
        await Begin(desk, id: id);
        (await desk.Look(db => db.MigrationRuns.CountAsync())).ShouldBe(1);
        await Look(desk, id);
        await Carry(desk, id, "New rule");

        await desk.Do(Bjorn, new TellRun.Command(id, [new TellRun.Told(one.Lead, "changed-meanwhile")]));

        (await Page(desk, id)).Rows.ShouldHaveSingleItem().State.ShouldBe(RunLeadState.Carried);
    }

    [Fact]
    public async Task What_has_no_stage_to_go_to_is_left_told_of_and_goes_once_it_is_mapped()
    {
        await using var desk = await Published();
        var lead = await Journey.Reach(desk, "discovery");
        var retention = new ProcessRef("retention", 1);

        var left = await Look(desk, await Begin(desk, Before, retention));
        left.Of(RunLeadState.Left).ShouldBe(1);
        left.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Code.ShouldBe("migration-unmapped"), row => row.Look!.Refused.ShouldHaveSingleItem().Code.ShouldBe("migration-unmapped"));
        Line(left, MigrationMatter.Left, "migration-unmapped").ShouldBe([("discovery", "discovery", 1)]);
        (await desk.Send(Bjorn, new CarryRun.Command(left.Id, "Anyway"))).Refusals[0].Code.ShouldBe("migration-none-fits");

        await Begin(desk, Before, retention, map: new() { ["discovery"] = "nowhere" }, refused: "migration-stage-unknown");
        var mapped = await Look(desk, await Begin(desk, Before, retention, map: new() { ["discovery"] = "aftercare" }));
        Line(mapped, MigrationMatter.Goes, "").ShouldBe([("discovery", "aftercare", 1)]);
        (await desk.Lead(lead.Lead)).Process.ShouldBe(Before);
    }

    [Fact]
    public async Task A_lead_that_somebody_changes_in_that_moment_is_refused_and_goes_when_it_is_looked_at_again()
    {
        await using var desk = await Published();
        var lead = await Journey.Reach(desk, "discovery");
        var id = await Begin(desk);
        await Look(desk, id);
        await desk.Do(Bjorn, new CarryRun.Command(id, "New rule"));
        var seen = (await desk.Do(Bjorn, new NextOfRun.Query(id))).Value!.Leads.ShouldHaveSingleItem();
        await lead.Discover();
        var refused = await desk.Send(Bjorn, new MigrateLead.Command(lead.Lead, seen.Version!.Value, After, "New rule"));
        await desk.Do(Bjorn, new TellRun.Command(id, [new TellRun.Told(lead.Lead, refused.Refusals[0].Code)]));
        (await Page(desk, id)).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.State.ShouldBe(RunLeadState.Refused), row => row.Code.ShouldBe("changed-meanwhile"));

        await desk.Do(Bjorn, new LookOverRun.Command(id, Anew: true));
        (await Look(desk, id)).Of(RunLeadState.Fits).ShouldBe(1);
        (await Carry(desk, id, "New rule")).Of(RunLeadState.Carried).ShouldBe(1);
    }

    [Fact]
    public async Task Leads_are_chosen_by_stage_by_name_and_one_by_one()
    {
        await using var desk = await Published();
        var (one, two) = (await Journey.Reach(desk, "discovery"), await Journey.Reach(desk, "qualification", Investors.Yamabuki));

        (await Look(desk, await Begin(desk, choice: new MigrationChoice { Stage = "discovery" }))).Rows.ShouldHaveSingleItem().Id.ShouldBe(one.Lead);
        (await Look(desk, await Begin(desk, choice: new MigrationChoice { Only = [two.Lead] }))).Rows.ShouldHaveSingleItem().Id.ShouldBe(two.Lead);
        (await Look(desk, await Begin(desk, choice: new MigrationChoice { Q = "solaris" }))).Rows.ShouldHaveSingleItem().Id.ShouldBe(one.Lead);
        await Begin(desk, choice: new MigrationChoice { Stage = "aftercare" }, refused: "migration-of-none");
        await Begin(desk, Before, Before, refused: "migration-nowhere");
        var page = (await desk.Do(Bjorn, new LeadsOfVersion.Query(Before, After) { Page = 2, PageSize = 1 })).Value!;
        (page.Total, page.Rows.Count).ShouldBe((2, 1));
        page.Map.Where(line => line.Leads > 0).ShouldBe([new(new StageKey("qualification"), new StageKey("qualification"), 1), new(new StageKey("discovery"), new StageKey("discovery"), 1)]);
    }

    [Fact]
    public async Task Whoever_may_not_read_leads_chooses_by_number_and_is_told_no_name()
    {
        await using var desk = await Published();
        var lead = await Journey.Reach(desk, "discovery");
        var number = (await desk.Lead(lead.Lead)).Number;
        await Publish(desk);

        var rows = (await desk.Do(Sam, new LeadsOfVersion.Query(Before, After) { Q = number[^4..], Country = "JP" })).Value!.Rows;
        rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Name.ShouldBe(number), row => row.IsIdentity.ShouldBeFalse());
        (await desk.Do(Sam, new LeadsOfVersion.Query(Before, After) { Q = "Solaris" })).Value!.Rows.ShouldBeEmpty();
        var id = await Begin(desk, by: Sam);
        (await Look(desk, id, Sam)).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Name.ShouldBe(number), row => row.Look!.Name.ShouldBe(number));
        (await Carry(desk, id, "New rule", Sam)).Of(RunLeadState.Carried).ShouldBe(1);
    }

    [Theory]
    [InlineData("manager")]
    [InlineData("board")]
    [InlineData("town")]
    public async Task Who_works_at_the_desk_carries_nobody_over(string person)
    {
        await using var desk = await Desk.Open();
        var who = DemoPeople.Find(person);
        (await desk.Send(who, new BeginMigration.Command(Guid.CreateVersion7(), Before, After))).Refusals[0].Code.ShouldBe("not-permitted");
        (await desk.Send(who, new LeadsOfVersion.Query(Before))).Refusals[0].Code.ShouldBe("not-permitted");
        (await desk.Send(who, new MigrationRunPage.Query(Guid.CreateVersion7()))).Refusals[0].Code.ShouldBe("not-permitted");
    }

    private static InquiryForm Third => Investors.Yamabuki with { CompanyName = "Dritte Beispiel GmbH", ContactEmail = "k.dritte@beispiel.example" };

    private static async Task<Desk> Published()
    {
        var desk = await Desk.Open();
        var draft = await DraftTests.Draft(desk);
        await DraftTests.AddGateAndDeadline(desk, draft);
        await desk.Do(Sam, new AskForPublication.Command(draft, 2));
        return desk;
    }

    private static async Task Publish(Desk desk)
    {
        if (await desk.Look(db => db.Processes.AnyAsync(p => p.Key == After.Key && p.Version == After.Version))) return;
        var draft = await desk.Look(db => db.ProcessDrafts.SingleAsync());
        await desk.Do(Bjorn, new PublishDraft.Command(draft.Id, draft.Revision));
    }

    private static async Task<Guid> Begin(Desk desk, ProcessRef? from = null, ProcessRef? to = null, Dictionary<string, string>? map = null, MigrationChoice? choice = null, Guid? id = null, DemoPerson? by = null, string? refused = null)
    {
        // Only now, so that the leads of the story began on what was shipped.
        await Publish(desk);
        var command = new BeginMigration.Command(id ?? Guid.CreateVersion7(), from ?? Before, to ?? After) { Map = map ?? [], Choice = choice ?? new() };
        if (refused is null) await desk.Do(by ?? Bjorn, command);
        else (await desk.Send(by ?? Bjorn, command)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(refused);
        return refused is null ? command.Id : Guid.Empty;
    }

    private static async Task<MigrationRunPage.Result> Look(Desk desk, Guid run, DemoPerson? by = null)
    {
        while ((await Page(desk, run, by)).State == RunState.Looking) await desk.Do(by ?? Bjorn, new LookOverRun.Command(run));
        return await Page(desk, run, by);
    }

    private static async Task<MigrationRunPage.Result> Carry(Desk desk, Guid run, string reason, DemoPerson? by = null)
    {
        await desk.Do(by ?? Bjorn, new CarryRun.Command(run, reason));
        return await GoOn(desk, run, by);
    }

    /// <summary>As the page and the API do it: a command a lead.</summary>
    private static async Task<MigrationRunPage.Result> GoOn(Desk desk, Guid run, DemoPerson? by = null)
    {
        while ((await desk.Do(by ?? Bjorn, new NextOfRun.Query(run))).Value! is { Leads.Count: > 0 } next)
        {
            var told = new List<TellRun.Told>();
            foreach (var lead in next.Leads)
            {
                var done = await desk.Send(by ?? Bjorn, new MigrateLead.Command(lead.Lead, lead.Version!.Value, next.To, next.Reason) { Stages = next.Map });
                told.Add(new TellRun.Told(lead.Lead, done.Succeeded ? null : done.Refusals[0].Code));
            }

            await desk.Do(by ?? Bjorn, new TellRun.Command(run, told));
        }

        return await Page(desk, run, by);
    }

    private static async Task<MigrationRunPage.Result> Page(Desk desk, Guid run, DemoPerson? by = null) => (await desk.Do(by ?? Bjorn, new MigrationRunPage.Query(run))).Value!;

    private static IEnumerable<(string Stage, string? Becomes, int Leads)> Line(MigrationRunPage.Result run, MigrationMatter matter, string about) =>
        run.Tally.Lines.Where(line => line.Matter == matter && line.About == about).Select(line => (line.Stage, line.Becomes, line.Leads)).OrderBy(line => line.Stage, StringComparer.Ordinal);

    private static Task<DeadlineState> Clock(Desk desk, LeadId lead) => desk.Look(db => db.Deadlines.Where(d => d.LeadId == lead && d.Key == "send-nda").Select(d => d.State).SingleAsync());
}
