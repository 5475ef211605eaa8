using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>Leads stay on their definition until somebody carries them over by a plan: clocks and tasks go with them, no gate that counts is passed, and the way back is open (promise P8).</summary>
public sealed class MigrationTests
{
    private static readonly ProcessRef Shipped = new("investor-journey", 2);
    private static readonly ProcessRef Ninth = new("investor-journey", 9);

    [Fact]
    public async Task A_lead_goes_over_with_its_clocks_and_tasks_and_meets_the_new_gate()
    {
        await using var desk = await With(Discovery(stage => stage with
        {
            Exit = [.. stage.Exit, new GateUse { Gate = "document-present", Of = "Requirements", Link = "documents" }],
            Deadlines = [.. stage.Deadlines, Clock("team", "2d")],
            Tasks = [.. stage.Tasks.Where(task => task.Key != "utility-letter"), new TaskDefinition { Key = "name-team", Role = Role.Manager, Within = "2d" }],
        }));
        var journey = await Journey.Reach(desk, "discovery");
        var due = (await Clocks(desk, journey.Lead)).Single(c => c.Key == "requirements-sheet").DueAt;

        var told = await Preview(desk, journey.Lead);
        var moved = (await Migrate(desk, journey)).Value!;

        told.ShouldSatisfyAllConditions(
            r => r.To.ShouldBe(new StageKey("discovery")), r => r.Refused.ShouldBeEmpty(), r => r.Started.ShouldBe(["team"]), r => r.Cancelled.ShouldBeEmpty(),
            r => r.Kept.ShouldBe([new PreviewMigration.Clock("requirements-sheet", due, Moves: false)]),
            r => r.TasksAdded.ShouldBe(["name-team"]), r => r.TasksDropped.ShouldBe(["utility-letter"]), r => r.TasksKept.ShouldBe(["confirm-requirements", "kick-off-note"], ignoreOrder: true),
            r => r.NewlyUnmet.ShouldHaveSingleItem().Gate.ShouldBe("document-present:Requirements"));
        (moved.Process, moved.Stage).ShouldBe((Ninth, new StageKey("discovery")));
        var clocks = await Clocks(desk, journey.Lead);
        clocks.Where(c => c.State == DeadlineState.Armed).Select(c => c.Key).ShouldBe(["requirements-sheet", "team"], ignoreOrder: true);
        clocks.Single(c => c.Key == "requirements-sheet").DueAt.ShouldBe(due);
        (await OpenTasks(desk, journey.Lead)).ShouldBe(["confirm-requirements", "kick-off-note", "name-team"], ignoreOrder: true);
        await journey.Discover();
        (await journey.Try(Amina, version => journey.Action("advance", version))).Refusals.ShouldHaveSingleItem().Gate.ShouldBe("document-present:Requirements");
        await JournalAgrees(desk);
    }

    [Fact]
    public async Task One_migration_is_one_entry_with_reason_and_origin_and_moves_the_version_by_one()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Reach(desk, "discovery");
        var version = await journey.Version();

        var done = (await Migrate(desk, journey, reason: "  The new definition holds from Monday ")).Value!;

        done.Version.ShouldBe(version + 1);
        (await journey.Version()).ShouldBe(done.Version);
        var fact = (LeadMigrated)(await desk.Look(db => db.Journal.SingleAsync(e => e.Fact == "lead.migrated"))).Fact();
        (fact.FromProcess, fact.FromVersion, fact.From, fact.ToVersion, fact.To).ShouldBe(("investor-journey", Shipped.Version, "discovery", 9, "discovery"));
        (await desk.Look(db => db.Notes.SingleAsync(n => n.Id == fact.Note))).ShouldSatisfyAllConditions(n => n.Text.ShouldBe("The new definition holds from Monday"), n => n.Kind.ShouldBe(NoteKind.Reason));
    }

    [Fact]
    public async Task The_preview_writes_nothing()
    {
        await using var desk = await With(Discovery(stage => stage with { Tasks = [] }));
        var lead = await Journey.To(desk, "discovery");
        var before = await desk.Look(db => db.Journal.CountAsync());

        await Preview(desk, lead);

        (await desk.Look(db => db.Journal.CountAsync())).ShouldBe(before);
        (await desk.Lead(lead)).Process.ShouldBe(Shipped);
    }

    [Fact]
    public async Task A_longer_term_gives_more_time_and_what_was_used_counts()
    {
        await using var desk = await With(Discovery(stage => stage with { Deadlines = [.. stage.Deadlines.Select(clock => clock with { Within = "5d" })] }));
        var journey = await Journey.Reach(desk, "discovery");
        desk.Clock.Advance(TimeSpan.FromDays(2));

        var told = await Preview(desk, journey.Lead);
        await Migrate(desk, journey);

        // Entered on Tuesday at 10:00, before a holiday: five days from then are up on Wednesday next week, whatever day the lead goes over.
        var due = (await Clocks(desk, journey.Lead)).Single(c => c.Key == "requirements-sheet").DueAt;
        due.ShouldBe(new DateTimeOffset(2026, 11, 18, 10, 0, 0, TimeSpan.FromHours(-5)));
        told.Kept.ShouldBe([new PreviewMigration.Clock("requirements-sheet", due, Moves: true)]);
        await JournalAgrees(desk);
    }

    [Fact]
    public async Task Of_a_shorter_term_that_is_used_up_the_clock_rings_at_once()
    {
        await using var desk = await With(Discovery(stage => stage with { Deadlines = [.. stage.Deadlines.Select(clock => clock with { Within = "1d" })] }));
        var journey = await Journey.Reach(desk, "discovery");
        desk.Clock.Advance(TimeSpan.FromDays(2));

        await Migrate(desk, journey);

        (await Clocks(desk, journey.Lead)).Single(c => c.Key == "requirements-sheet").DueAt.ShouldBe(desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task On_hold_the_clocks_stand_still_there_too_and_the_day_it_ends_on_stays()
    {
        await using var desk = await With(Discovery(stage => stage with { Deadlines = [.. stage.Deadlines, Clock("team", "2d")] }));
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets in spring", ResumeOn = new DateOnly(2027, 3, 1) });

        await Migrate(desk, journey);

        (await Clocks(desk, journey.Lead)).Where(c => c.IsOpen).Select(c => (c.Key, c.State)).ShouldBe(
            [("requirements-sheet", DeadlineState.Paused), ("team", DeadlineState.Paused), ("decide-again", DeadlineState.Armed), ("resume", DeadlineState.Armed)], ignoreOrder: true);
        (await desk.Lead(journey.Lead)).ResumeOn.ShouldBe(new DateOnly(2027, 3, 1));
        await journey.Do(Amina, version => journey.Action("resume", version));
        (await Clocks(desk, journey.Lead)).Where(c => c.IsOpen).Select(c => (c.Key, c.State)).ShouldBe([("requirements-sheet", DeadlineState.Armed), ("team", DeadlineState.Armed)], ignoreOrder: true);
        await JournalAgrees(desk);
    }

    [Fact]
    public async Task A_missed_clock_goes_on_asking_under_a_shorter_ladder_and_the_journal_agrees()
    {
        await using var desk = await With(Discovery(stage => stage with { Deadlines = [.. stage.Deadlines.Select(clock => clock with { Escalations = [clock.Escalations[0]] })] }));
        var journey = await Journey.Reach(desk, "discovery");
        var second = await Journey.Reach(desk, "discovery", Investors.Yamabuki);
        await Ring(desk, times: 2, journey.Lead);
        await Ring(desk, times: 3, second.Lead);

        await Migrate(desk, journey);
        await Migrate(desk, second);

        foreach (var lead in new[] { journey.Lead, second.Lead })
        {
            (await Clocks(desk, lead)).Single(c => c.Key == "requirements-sheet").State.ShouldBe(DeadlineState.Missed);
            (await desk.Lead(lead)).DeadlineKey.ShouldBe("requirements-sheet");
        }

        await desk.Deliver();
        await JournalAgrees(desk);
        (await desk.Look(db => db.Deliveries.CountAsync(d => d.LastError != null))).ShouldBe(0);
    }

    [Fact]
    public async Task A_renamed_stage_is_found_by_the_map_of_the_definition_and_the_way_back_by_the_same_map()
    {
        await using var desk = await With(Renamed());
        var journey = await Journey.Reach(desk, "discovery");

        await Migrate(desk, journey);
        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(l => l.Stage.ShouldBe(new StageKey("requirements")), l => l.OpenStage.ShouldBe(new StageKey("requirements")));
        (await Preview(desk, journey.Lead, Ninth, Shipped)).To.ShouldBe(new StageKey("discovery"));
        await Migrate(desk, journey, Shipped);

        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(l => l.Process.ShouldBe(Shipped), l => l.Stage.ShouldBe(new StageKey("discovery")));
        (await Clocks(desk, journey.Lead)).Single(c => c.State == DeadlineState.Armed).ShouldSatisfyAllConditions(c => c.Key.ShouldBe("requirements-sheet"), c => c.Stage.ShouldBe(new StageKey("discovery")));
        await JournalAgrees(desk);
    }

    [Fact]
    public async Task A_lead_that_a_map_took_back_returns_to_where_it_came_from()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Reach(desk, "proposal");

        await Migrate(desk, journey, stages: new() { ["proposal"] = "qualification" });
        (await desk.Lead(journey.Lead)).Stage.ShouldBe(new StageKey("qualification"));
        await Migrate(desk, journey, Shipped);

        (await desk.Lead(journey.Lead)).Stage.ShouldBe(new StageKey("proposal"));
        await JournalAgrees(desk);
    }

    [Fact]
    public async Task A_stage_that_nothing_stands_for_is_listed_and_its_leads_are_left()
    {
        await using var desk = await With(Renamed() with { MigratesFrom = null });
        var journey = await Journey.Reach(desk, "discovery");

        var preview = (await desk.Do(Bjorn, new PreviewMigration.Query(Shipped, Ninth))).Value!;
        var refused = await Migrate(desk, journey);

        preview.Stages.Single(line => line.To is null).ShouldBe(new PreviewMigration.StageLine(new StageKey("discovery"), null, 1));
        preview.Rows.ShouldHaveSingleItem().Refused.ShouldHaveSingleItem().Code.ShouldBe("migration-unmapped");
        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration-unmapped");
        (await desk.Lead(journey.Lead)).Process.ShouldBe(Shipped);
    }

    [Fact]
    public async Task No_map_carries_a_lead_past_a_gate_that_can_never_be_skipped()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Reach(desk, "proposal");

        var refused = await Migrate(desk, journey, stages: new() { ["proposal"] = "site-visit" });
        await journey.Propose();
        var allowed = await Migrate(desk, journey, stages: new() { ["proposal"] = "site-visit" });

        refused.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("proposal-receipted");
        allowed.Value!.Stage.ShouldBe(new StageKey("site-visit"));
    }

    [Fact]
    public async Task Behind_a_stage_that_was_put_in_between_its_never_skipped_gate_has_to_be_met()
    {
        var between = PaperLead.Process.Stages[2] with { Key = new StageKey("due-diligence"), Exit = [new GateUse { Gate = "document-present", Of = "Nda", NeverSkipped = true, Link = "documents" }] };
        await using var desk = await With(PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Take(3), between, .. PaperLead.Process.Stages.Skip(3)] });
        var journey = await Journey.Reach(desk, "proposal");

        (await Migrate(desk, journey)).Refusals.ShouldHaveSingleItem().Gate.ShouldBe("document-present:Nda");
        await journey.File(DocumentKind.Nda);

        (await Migrate(desk, journey)).Value!.Stage.ShouldBe(new StageKey("proposal"));
    }

    [Fact]
    public async Task A_migration_neither_makes_a_win_nor_takes_one_back()
    {
        await using var desk = await With(PaperLead.Process);
        var winning = await Journey.Reach(desk, "commitment");
        await winning.Commit();
        var won = await Journey.Reach(desk, "landing", Investors.Yamabuki);

        (await Migrate(desk, winning, stages: new() { ["commitment"] = "landing" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration-touches-win");
        (await Migrate(desk, won, stages: new() { ["landing"] = "proposal" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration-touches-win");
        await Migrate(desk, won);

        (await desk.Lead(won.Lead)).WonAt.ShouldBe(Desk.Morning);
    }

    [Fact]
    public async Task Who_read_an_older_version_is_told_and_who_asks_again_is_done()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Reach(desk, "discovery");
        var version = await journey.Version();

        (await desk.Send(Bjorn, new MigrateLead.Command(journey.Lead, version - 1, Ninth, "Now"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("changed-meanwhile");
        await Migrate(desk, journey);
        var again = (await desk.Do(Bjorn, new MigrateLead.Command(journey.Lead, version, Ninth, "Now"))).Value!;

        again.Version.ShouldBe(version + 1);
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "lead.migrated"))).ShouldBe(1);
    }

    [Fact]
    public async Task An_ended_lead_an_unknown_definition_and_an_unknown_stage_are_refused()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Start(desk);

        (await Migrate(desk, journey, new ProcessRef("investor-journey", 77))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("process-not-found");
        (await Migrate(desk, journey, stages: new() { ["inquiry"] = "nowhere" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("migration-stage-unknown");
        await journey.Do(Amina, version => journey.Action("disqualify", version) with { Reason = "No project", Reasons = ["no-project"] });

        (await Migrate(desk, journey)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("lead-ended");
    }

    [Fact]
    public async Task Administrators_and_vice_presidents_migrate_with_a_reason_and_nobody_else_does()
    {
        await using var desk = await With(PaperLead.Process);
        var journey = await Journey.Reach(desk, "qualification");

        (await journey.Try(Amina, version => new MigrateLead.Command(journey.Lead, version, Ninth, "Because"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
        (await desk.Send(Amina, new PreviewMigration.Query(Shipped, Ninth))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
        (await Migrate(desk, journey, reason: " ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await desk.Do(Sam, new PreviewMigration.Query(Shipped, Ninth))).Value!.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.Name.ShouldBe(row.Number), row => row.IsIdentity.ShouldBeFalse());

        (await journey.Do(Sam, version => new MigrateLead.Command(journey.Lead, version, Ninth, "Because"))).Value!.Process.ShouldBe(Ninth);
    }

    private static Task<PreviewMigration.Row> Preview(Desk desk, LeadId lead) => Preview(desk, lead, Shipped, Ninth);

    private static async Task<PreviewMigration.Row> Preview(Desk desk, LeadId lead, ProcessRef from, ProcessRef to) =>
        (await desk.Do(Bjorn, new PreviewMigration.Query(from, to) { Only = [lead] })).Value!.Rows.ShouldHaveSingleItem();

    private static Task<Outcome<MigrateLead.Result>> Migrate(Desk desk, Journey journey, ProcessRef? to = null, Dictionary<string, string>? stages = null, string reason = "New definition") =>
        journey.Try(Bjorn, version => new MigrateLead.Command(journey.Lead, version, to ?? Ninth, reason) { Stages = stages ?? [] });

    private static Task<List<Deadline>> Clocks(Desk desk, LeadId lead) => desk.Look(db => db.Deadlines.AsNoTracking().Where(d => d.LeadId == lead).ToListAsync());

    private static Task<List<string?>> OpenTasks(Desk desk, LeadId lead) => desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.State == TaskState.Open).Select(t => t.Key).ToListAsync());

    private static async Task Ring(Desk desk, int times, LeadId lead)
    {
        for (var i = 0; i < times; i++)
        {
            var clock = (await Clocks(desk, lead)).Single(c => c.Key == "requirements-sheet");
            if (clock.RingsAt > desk.Clock.GetUtcNow()) desk.Clock.SetUtcNow(clock.RingsAt.Value);
            await desk.Do(Bjorn, new Workflows.Deadlines.RingDeadline.Command(lead, clock.Id));
        }
    }

    private static async Task JournalAgrees(Desk desk) => (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);

    /// <summary>A desk on which this is published as the journey's ninth version.</summary>
    private static async Task<Desk> With(ProcessDefinition definition)
    {
        var desk = await Desk.Open();
        var ninth = definition with { Version = 9 };
        // A node looks every two seconds for newer versions, and the clock stands still here: leads begin on what is shipped.
        await desk.Services.GetRequiredService<ProcessCatalog>().Latest(ninth.Key, TestContext.Current.CancellationToken);
        await desk.Look(db =>
        {
            db.Processes.Add(new PublishedProcess { Key = ninth.Key, Version = 9, Hash = ProcessJson.HashOf(ninth), Json = ProcessJson.Write(ninth), PublishedAt = Desk.Morning });
            return db.SaveChangesAsync();
        });
        return desk;
    }

    private static ProcessDefinition Discovery(Func<StageDefinition, StageDefinition> change) =>
        PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage.Key.Value == "discovery" ? change(stage) : stage)] };

    private static ProcessDefinition Renamed() => Discovery(stage => stage with { Key = new StageKey("requirements") }) with
    {
        MigratesFrom = [new StageMap { Process = Shipped.Key, Version = Shipped.Version, Stages = new Dictionary<string, string> { ["discovery"] = "requirements" } }],
    };

    private static DeadlineDefinition Clock(string key, string within) => new() { Key = key, Within = within, Escalations = [new Escalation(Recipient.Owner)] };
}
