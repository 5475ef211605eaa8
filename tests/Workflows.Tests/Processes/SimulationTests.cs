using GlobalReach.Domain.Deadlines;
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
        (await desk.Look(db => db.Leads.CountAsync(l => l.Process.Version == 1))).ShouldBe(2);
    }

    private static DateTimeOffset At(double days) => Morning.AddDays(days);

    private static (DateTimeOffset, IFact) Moved(string from, string to, double days, string via = "advance", params IReadOnlyList<string> skipped) =>
        (At(days), new LeadMoved(Lead, via, from, to, LeadStatus.Active, LeadStatus.Active, skipped, null, null, null, [], null));

    private static IReadOnlyList<Finding> Play(ProcessDefinition draft, params IReadOnlyList<(DateTimeOffset, IFact)> journal) => Play(draft, Morning.AddYears(-1), journal);

    private static IReadOnlyList<Finding> Play(ProcessDefinition draft, DateTimeOffset since, params IReadOnlyList<(DateTimeOffset, IFact)> journal) =>
        new Rehearsal(draft, _ => PaperLead.Process, new Calendars(new TemplateFiles(new TemplateOptions()))["us-ct"], since, At(40))
            .Of([(At(0), new LeadRegistered(Lead, "investor-journey", 1, "inquiry", default, LeadSource.Website, "DE")), .. journal]).Findings;

    private static ProcessDefinition Stage(string key, Func<StageDefinition, StageDefinition> change) =>
        PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage.Key.Value == key ? change(stage) : stage)] };

    private static ProcessDefinition Deadline(DeadlineDefinition deadline) => Stage("inquiry", stage => stage with { Deadlines = [.. stage.Deadlines, deadline] });
}
