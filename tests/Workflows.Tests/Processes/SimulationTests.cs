using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>What a draft would have said to what happened; and what cannot be told is not told.</summary>
public sealed class SimulationTests
{
    private static readonly LeadId Lead = LeadId.New();
    private static readonly DateTimeOffset Morning = Desk.Morning;

    [Fact]
    public void Through_the_version_it_ran_on_everything_goes_as_it_went() => Play(PaperLead.Process, Moved("inquiry", "qualification", 1, skipped: ["fact-known:inquiry.acknowledged"])).ShouldBeEmpty();

    [Fact]
    public void A_gate_that_was_met_then_is_met_now_and_one_that_was_overridden_would_have_refused_had_it_been_hard()
    {
        var hard = Stage("inquiry", stage => stage with { Exit = [.. stage.Exit.Select(use => use with { Soft = false })] });

        Play(hard, Moved("inquiry", "qualification", 1)).ShouldBeEmpty();
        Play(hard, Moved("inquiry", "qualification", 1, skipped: ["fact-known:inquiry.acknowledged"])).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Refused, "inquiry", "fact-known:inquiry.acknowledged", At(1)));
    }

    [Fact]
    public void A_new_gate_is_judged_by_what_the_journal_had_told_until_then()
    {
        var draft = Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, new GateUse { Gate = "document-present", Of = "Agreement", Link = "documents" }, new GateUse { Gate = "fact-known", Of = "inquiry.language", Link = "inquiry" }] });
        var filed = (At(0.5), (IFact)new DocumentFiled(Lead, Guid.CreateVersion7(), DocumentKind.Agreement, "", 1, default));

        Play(draft, Moved("inquiry", "qualification", 1)).Select(found => (found.Verdict, found.About)).ShouldBe([(Verdict.Refused, "document-present:Agreement"), (Verdict.Untold, "fact-known:inquiry.language")]);
        Play(draft, filed, Moved("inquiry", "qualification", 1)).Select(found => found.Verdict).ShouldBe([Verdict.Untold]);
        Play(draft, Moved("inquiry", "qualification", 1), filed with { Item1 = At(2) }).Select(found => found.Verdict).ShouldBe([Verdict.Refused, Verdict.Untold]);
    }

    [Fact]
    public void A_soft_gate_more_asks_and_a_skip_passes_what_may_be_skipped()
    {
        var gate = new GateUse { Gate = "fact-known", Of = "visit.held", Link = "visits" };
        Play(Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, gate with { Soft = true }] }), Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Asked);
        Play(Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, gate] }), Moved("inquiry", "discovery", 1, "skip")).ShouldBeEmpty();
        Play(Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, gate with { NeverSkipped = true }] }), Moved("inquiry", "discovery", 1, "skip")).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Refused);
    }

    [Fact]
    public void Other_roles_are_not_guessed_and_an_action_that_is_gone_refuses()
    {
        Play(Stage("inquiry", stage => stage with { LeftBy = [Role.VicePresident] }), Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Untold, "inquiry", "roles", At(1)));
        Play(PaperLead.Process with { Actions = [.. PaperLead.Process.Actions.Where(action => action.Key.Value != "advance")] }, Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Refused, "inquiry", "action", At(1)));
    }

    [Fact]
    public void A_new_deadline_is_late_once_its_time_ran_out_and_is_escalated_rung_by_rung()
    {
        var draft = Deadline(new DeadlineDefinition { Key = "call", Within = "2d", Escalations = [new(Recipient.Owner), new(Recipient.Backup, "1d"), new(Recipient.VicePresident, "20d")] });

        Play(draft, Moved("inquiry", "qualification", 1.9)).ShouldBeEmpty();
        Play(draft, Moved("inquiry", "qualification", 3.1)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Late, "inquiry", "call", At(0), 1));
        Play(draft, Moved("inquiry", "qualification", 8)).ShouldHaveSingleItem().Rung.ShouldBe(2);
    }

    [Fact]
    public void A_clock_stands_while_the_lead_waits_and_ends_with_its_fact()
    {
        var draft = Deadline(new DeadlineDefinition { Key = "call", Within = "2d", Until = "inquiry.duplicates-checked", Escalations = [new(Recipient.Owner)] });
        var held = (At(1), (IFact)new LeadMoved(Lead, "hold", "inquiry", "inquiry", LeadStatus.Active, LeadStatus.OnHold, [], null, null, null, [], null));
        var resumed = (At(20), (IFact)new LeadMoved(Lead, "resume", "inquiry", "inquiry", LeadStatus.OnHold, LeadStatus.Active, [], null, null, null, [], null));

        Play(draft, held, resumed, (At(20.5), new DuplicatesChecked(Lead, 0, default))).ShouldBeEmpty();
        Play(draft, held, resumed, (At(24), new DuplicatesChecked(Lead, 0, default))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Late);
        Play(draft, held).ShouldBeEmpty();
        Play(Deadline(new DeadlineDefinition { Key = "call", Within = "2d", Until = "inquiry.language", Escalations = [new(Recipient.Owner)] }), Moved("inquiry", "qualification", 9)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.ClockUntold);
    }

    [Fact]
    public void A_longer_term_tells_which_would_not_have_been_late()
    {
        var rang = (At(2), (IFact)new DeadlineRang(Lead, Guid.CreateVersion7(), "acknowledge", 1, At(1)));
        var draft = Stage("inquiry", stage => stage with { Deadlines = [.. stage.Deadlines.Select(d => d with { Within = "9d", Sooner = null })] });

        Play(draft, rang, (At(3), new InquiryAcknowledged(Lead, default, false))).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.InTime);
        Play(Stage("inquiry", stage => stage with { Deadlines = [] }), rang).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.InTime);
    }

    [Fact]
    public void What_is_older_than_the_period_is_not_judged_but_heard()
    {
        var draft = Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, new GateUse { Gate = "document-present", Of = "Agreement", Link = "documents" }] });

        Play(draft, since: At(5), Moved("inquiry", "qualification", 1)).ShouldBeEmpty();
    }

    [Fact]
    public void To_another_version_in_the_same_stage_its_time_goes_on_and_what_was_new_there_is_judged_by_it()
    {
        var next = Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, new GateUse { Gate = "fact-known", Of = "inquiry.language", Link = "inquiry" }] }) with { Version = Shipped.Next };
        var call = new DeadlineDefinition { Key = "call", Within = "5d", Escalations = [new(Recipient.Owner)] };
        var draft = next with { Stages = [.. next.Stages.Select(stage => stage.Key.Value == "inquiry" ? stage with { Deadlines = [.. stage.Deadlines, call] } : stage)] };
        var over = (At(4), (IFact)new LeadMigrated(Lead, next.Key, Shipped.Version, "inquiry", next.Key, Shipped.Next, "inquiry", LeadStatus.Active, null));

        // The gate was there when it left: the engine saw it met. Its five days ran from when it arrived, not from when it went over.
        Play(draft, version => version == Shipped.Next ? next : PaperLead.Process, over, Moved("inquiry", "qualification", 8.1)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Late, "inquiry", "call", At(0), 1));
        Play(draft, version => version == Shipped.Next ? next : PaperLead.Process, Moved("inquiry", "qualification", 3)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Untold, "inquiry", "fact-known:inquiry.language", At(3)));
    }

    [Fact]
    public void What_happened_on_another_track_is_not_judged_by_this_one()
    {
        var gate = new GateUse { Gate = "document-present", Of = "Agreement", Link = "documents" };
        var draft = PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage with { Exit = [.. stage.Exit, gate] })] };
        var other = PaperLead.Process with { Key = "m-and-a", Version = 1 };
        var over = (At(2), (IFact)new LeadMigrated(Lead, Shipped.Journey.Key, Shipped.Version, "qualification", "m-and-a", 1, "qualification", LeadStatus.Active, null));

        var (moves, findings) = Rehearse(draft, Morning.AddYears(-1), process => process.Key == "m-and-a" ? other : PaperLead.Process, Moved("inquiry", "qualification", 1), over, Moved("qualification", "discovery", 3));

        moves.ShouldBe(1);
        findings.ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Refused, "inquiry", "document-present:Agreement", At(1)));
    }

    [Fact]
    public void After_a_move_is_taken_back_the_time_before_it_goes_on()
    {
        var draft = Deadline(new DeadlineDefinition { Key = "call", Within = "5d", Escalations = [new(Recipient.Owner)] });
        var undone = (At(1.2), (IFact)new LeadMoveUndone(Lead, "advance", "qualification", "inquiry", LeadStatus.Active, LeadStatus.Active, null, null));

        Play(draft, Moved("inquiry", "qualification", 1), undone, Moved("inquiry", "qualification", 8.1)).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Late, "inquiry", "call", At(0), 1));
        Play(draft, Moved("inquiry", "qualification", 1), undone, Moved("inquiry", "qualification", 2)).ShouldBeEmpty();
    }

    [Fact]
    public void An_approval_was_given_when_the_journal_tells_so_and_was_not_where_nobody_asked()
    {
        var draft = Stage("inquiry", stage => stage with { Exit = [.. stage.Exit, new GateUse { Gate = "approval-given", Of = "first-look", Link = "approvals" }] });
        var id = Guid.CreateVersion7();
        var (asked, given) = ((At(0.2), (IFact)new ApprovalRequested(Lead, id, "first-look", ApprovalPolicy.Any, 1, default)), (At(0.4), (IFact)new ApprovalClosed(Lead, id, "first-look", ApprovalState.Given)));

        Play(draft, asked, given, Moved("inquiry", "qualification", 1)).ShouldBeEmpty();
        Play(draft, asked, Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Refused);
        Play(draft, Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Refused);
        Play(draft, asked, given, (At(0.5), new PackageDrafted(Lead, Guid.CreateVersion7(), 1, 1, default)), Moved("inquiry", "qualification", 1)).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Untold);
    }

    [Fact]
    public void Tasks_and_approvals_with_less_time_are_late_by_when_they_were_opened_and_closed()
    {
        var task = PaperLead.Process.Stages.Skip(2).SelectMany(stage => stage.Tasks.Select(task => (Stage: stage.Key.Value, Task: task))).First(known => known.Task.Within == "5d");
        var draft = Stage(task.Stage, stage => stage with { Tasks = [.. stage.Tasks.Select(known => known.Key == task.Task.Key ? known with { Within = "1d" } : known)] });
        var id = Guid.CreateVersion7();
        var (into, opened) = (Moved("inquiry", task.Stage, 1, "skip"), (At(1), (IFact)new TaskOpened(Lead, id, task.Task.Key, task.Stage, task.Task.Role, At(9))));

        Play(draft, into, opened, (At(1.5), new TaskClosed(Lead, id, task.Task.Key, TaskState.Done, default))).ShouldBeEmpty();
        Play(draft, into, opened, (At(9), new TaskClosed(Lead, id, task.Task.Key, TaskState.Done, default))).ShouldHaveSingleItem().ShouldBe(new Finding(Verdict.Late, task.Stage, $"task:{task.Task.Key}", At(1), 1));
    }

    [Fact]
    public async Task A_lead_that_changed_its_track_is_played_for_the_time_it_was_on_it()
    {
        await using var desk = await Desk.Open();
        var (stayed, left) = (await Journey.Reach(desk, "discovery"), await Journey.Reach(desk, "discovery", Investors.Yamabuki));
        await left.Do(Bjorn, version => new Workflows.Leads.MigrateLead.Command(left.Lead, version, new ProcessRef("m-and-a", 1), "They buy a company instead"));
        await Journey.To(desk, "inquiry", Investors.SolarisAgain);
        var draft = await DraftTests.Draft(desk);
        await DraftTests.AddGateAndDeadline(desk, draft);

        (await desk.Do(Sam, new SimulateDraft.Command(draft))).Value.ShouldBe(new SimulateDraft.Result(3, 3, true));

        (await desk.Do(Sam, new SimulationPage.Query(draft))).Value!.Tally.Moves.ShouldBe(4);
        stayed.Lead.ShouldNotBe(left.Lead);
    }

    /// <summary>Honesty: whatever the journal is taken to tell of a lead is what the engine finds on it.</summary>
    [Theory]
    [InlineData("qualification")]
    [InlineData("proposal")]
    [InlineData("commitment")]
    [InlineData("aftercare")]
    public async Task What_the_journal_tells_is_what_the_engine_finds(string stage)
    {
        await using var desk = await Desk.Open();
        var id = await Journey.To(desk, stage);
        var told = new ToldFacts();
        foreach (var entry in await desk.Look(db => db.Journal.Where(e => e.StreamId == id.Value).OrderBy(e => e.Sequence).ToListAsync())) told.Hear(entry.Fact());

        var facts = await desk.As(Bjorn, async scope =>
        {
            var db = scope.GetRequiredService<Workflows.Data.GlobalReachDb>();
            return await scope.GetRequiredService<GateFactsReader>().Read(await db.Leads.SingleAsync(l => l.Id == id), (LeadParts)int.MaxValue, default);
        });
        foreach (var fact in FactCatalog.Keys)
        {
            if (told.Tells(fact) is { } known) known.ShouldBe(FactCatalog.IsKnown(fact, facts), fact);
        }

        foreach (var use in PaperLead.Process.Stages.SelectMany(s => s.Exit).Concat(Enum.GetNames<DocumentKind>().Select(kind => new GateUse { Gate = "document-present", Of = kind, Link = "" })).DistinctBy(use => use.Name).Where(use => use.Gate != "critical-tasks-done"))
        {
            if (told.Tells(use) is { } met) met.ShouldBe(Workflows.Engine.Gates.GateLibrary.Check(use, facts) is null, use.Name);
        }
    }

    [Fact]
    public async Task A_draft_is_played_through_to_the_end_and_its_figures_open_their_leads()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "proposal");
        await Journey.To(desk, "inquiry", Investors.Yamabuki);
        var draft = await DraftTests.Draft(desk);
        await DraftTests.AddGateAndDeadline(desk, draft);
        (await desk.Do(Sam, new SimulationPage.Query(draft))).Value.ShouldBeNull();

        (await desk.Do(Sam, new SimulateDraft.Command(draft))).Value.ShouldBe(new SimulateDraft.Result(2, 2, true));

        var page = (await desk.Do(Sam, new SimulationPage.Query(draft, 0))).Value!;
        page.Tally.Moves.ShouldBe(3);
        page.Tally.Figures.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => (f.Verdict, f.Stage, f.About, f.Count).ShouldBe((Verdict.Refused, "discovery", "document-present:Agreement", 1)));
        page.Rows.ShouldHaveSingleItem().Number.ShouldStartWith("P-");
        (await desk.Do(Sam, new SimulateDraft.Command(draft, Anew: true))).Value!.IsOver.ShouldBeTrue();
        (await desk.Look(db => db.Leads.CountAsync(l => l.Process.Version == Shipped.Version))).ShouldBe(2);
    }

    private static DateTimeOffset At(double days) => Morning.AddDays(days);

    private static (DateTimeOffset, IFact) Moved(string from, string to, double days, string via = "advance", params IReadOnlyList<string> skipped) =>
        (At(days), new LeadMoved(Lead, via, from, to, LeadStatus.Active, LeadStatus.Active, skipped, null, null, null, [], null));

    private static IReadOnlyList<Finding> Play(ProcessDefinition draft, params IReadOnlyList<(DateTimeOffset, IFact)> journal) => Play(draft, Morning.AddYears(-1), journal);

    private static IReadOnlyList<Finding> Play(ProcessDefinition draft, DateTimeOffset since, params IReadOnlyList<(DateTimeOffset, IFact)> journal) => Rehearse(draft, since, _ => PaperLead.Process, journal).Findings;

    private static IReadOnlyList<Finding> Play(ProcessDefinition draft, Func<int, ProcessDefinition> version, params IReadOnlyList<(DateTimeOffset, IFact)> journal) => Rehearse(draft, Morning.AddYears(-1), process => version(process.Version), journal).Findings;

    private static (int Moves, IReadOnlyList<Finding> Findings) Rehearse(ProcessDefinition draft, DateTimeOffset since, Func<ProcessRef, ProcessDefinition> versions, params IReadOnlyList<(DateTimeOffset, IFact)> journal) =>
        new Rehearsal(draft, versions, new Calendars(new TemplateFiles(new TemplateOptions()))["us-ct"], since, At(40))
            .Of([(At(0), new LeadRegistered(Lead, "investor-journey", Shipped.Version, "inquiry", default, LeadSource.Website, "DE")), .. journal]);

    private static ProcessDefinition Stage(string key, Func<StageDefinition, StageDefinition> change) =>
        PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage.Key.Value == key ? change(stage) : stage)] };

    private static ProcessDefinition Deadline(DeadlineDefinition deadline) => Stage("inquiry", stage => stage with { Deadlines = [.. stage.Deadlines, deadline] });
}
