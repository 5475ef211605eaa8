using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Engine.Gates;

namespace GlobalReach.Workflows.Engine;

/// <summary>How leads of one definition go over to another: which stage becomes which, and what of their clocks and tasks goes with them. Pure, as every decision on a move.</summary>
/// <remarks>
/// A stage becomes what is asked for, else what the definition says (`migratesFrom`, read backwards on the way back), else the stage of the same name. One that has none is left:
/// its leads stay where they are. A migration never carries a lead past a gate that can never be skipped: each such gate before the new stage was passed where the lead comes from,
/// or is met now. It neither makes nor takes back a win. Back to where a migration took it from, a lead may always go.
/// </remarks>
public sealed class MigrationPlan
{
    private readonly IReadOnlyDictionary<string, string> asked;

    private MigrationPlan(ProcessDefinition from, ProcessDefinition to, IReadOnlyDictionary<string, string> asked) => (From, To, this.asked) = (from, to, asked);

    /// <summary>The definition leads leave.</summary>
    public ProcessDefinition From { get; }

    /// <summary>The definition they go on under.</summary>
    public ProcessDefinition To { get; }

    /// <summary>A plan; refused where it is asked for stages that there are not.</summary>
    public static Outcome<MigrationPlan> Between(ProcessDefinition from, ProcessDefinition to, IReadOnlyDictionary<string, string>? asked = null)
    {
        asked ??= new Dictionary<string, string>();
        var unknown = asked.Keys.Where(stage => !from.Has(stage)).Concat(asked.Values.Where(stage => !to.Has(stage))).ToList();
        return unknown.Count == 0 ? new MigrationPlan(from, to, asked) : Refusal.Invalid("Stages", "migration-stage-unknown", unknown[0]);
    }

    /// <summary>What stands for a stage in the other definition; null when nothing does.</summary>
    public StageKey? For(StageKey stage) =>
        Known(asked.GetValueOrDefault(stage.Value)) ?? Known(Forward(stage)) ?? (IsMappedAway(stage) ? Known(Backward(stage)) : null) ?? Known(stage.Value) ?? Known(Backward(stage));

    /// <summary>What the lead and what goes with it have to look at.</summary>
    public LeadParts Reads(Lead lead, Origin? origin) =>
        Target(lead, origin) is { } to ? Passed(lead, to).Concat(New(lead, to)).Aggregate(LeadParts.Tasks, (parts, use) => parts | use.Reads()) : LeadParts.None;

    /// <summary>What would become of a lead, or why it is left: every unmet gate that it would be carried past.</summary>
    public Outcome<MigrationSteps> Decide(GateFacts facts, IReadOnlyList<Deadline> clocks, Origin? origin)
    {
        var lead = facts.Lead;
        if (lead.Status.IsTerminal) return LeadRefusals.Ended;
        if (Target(lead, origin) is not { } to) return Refusal.Rule("migration-unmapped", lead.Stage);
        if (!Returns(lead, origin, to))
        {
            if (TouchesWin(lead, to)) return Refusal.Rule("migration-touches-win", to);
            var unmet = Passed(lead, to).Select(use => use.Check(facts)).OfType<Refusal>().ToList();
            if (unmet.Count > 0) return Outcome<MigrationSteps>.Refused(unmet);
        }

        return Steps(facts, clocks, to);
    }

    private StageKey? Target(Lead lead, Origin? origin) => Known(asked.GetValueOrDefault(lead.Stage.Value)) ?? (ComesFrom(lead, origin) ? Known(origin!.Stage.Value) : null) ?? For(lead.Stage);

    private bool Returns(Lead lead, Origin? origin, StageKey to) => ComesFrom(lead, origin) && origin!.Stage == to;

    /// <summary>Whether the lead was here before and stands where it was taken to from there.</summary>
    private bool ComesFrom(Lead lead, Origin? origin) => origin is not null && origin.Process == To.Ref && origin.TakenTo == lead.Stage;

    /// <summary>The gates before a stage that can never be skipped and that the lead has not passed where it comes from.</summary>
    private IEnumerable<GateUse> Passed(Lead lead, StageKey to)
    {
        var behind = From.Stages.Take(From.IndexOf(lead.Stage)).ToList();
        return To.Stages.Take(To.IndexOf(to)).SelectMany(stage => stage.Exit.Where(use => use.NeverSkipped && !behind.Exists(left => StandsFor(left, stage) && left.Exit.Any(passed => passed.NeverSkipped && passed.Name == use.Name)))).DistinctBy(use => use.Name);
    }

    private bool StandsFor(StageDefinition left, StageDefinition stage) => left.Key == stage.Key || For(left.Key) == stage.Key;

    /// <summary>The gates before the next stage that were not there before.</summary>
    private IEnumerable<GateUse> New(Lead lead, StageKey to) => To[to].Exit.ExceptBy(From[lead.Stage].Exit.Select(use => use.Name), use => use.Name);

    private bool TouchesWin(Lead lead, StageKey to)
    {
        var behind = To.Stages.Take(To.IndexOf(to)).Any(stage => stage.Milestone == "won");
        return lead.WonAt is null ? behind : !behind && To.Stages.Any(stage => stage.Milestone == "won");
    }

    private MigrationSteps Steps(GateFacts facts, IReadOnlyList<Deadline> clocks, StageKey to)
    {
        var lead = facts.Lead;
        var (before, after) = (Clocks(From, lead.Stage, lead.Status), Clocks(To, to, lead.Status));
        var asking = clocks.Where(clock => !clock.IsExternal && (clock.IsOpen || (clock.State == DeadlineState.Missed && clock.Stage == lead.Stage))).ToList();
        var kept = asking.Where(clock => clock.Key == Deadline.ResumeKey || after.Exists(definition => definition.Key == clock.Key)).ToList();

        var tasks = facts.Tasks.Where(task => task.Key is not null && task.State != TaskState.Dropped).ToList();
        var keptTasks = tasks.Where(task => To[to].Tasks.Any(definition => definition.Key == task.Key)).ToList();
        var addedTasks = To[to].Tasks.ExceptBy(tasks.Select(task => task.Key!), definition => definition.Key).ToList();

        var there = facts with { Tasks = [.. keptTasks, .. addedTasks.Select(task => LeadTask.FromPlaybook(lead.Id, task.Key, to, task.Role, default, task.Critical))] };
        return new MigrationSteps(new Crossing(lead.Id, (lead.Process, lead.Stage), (To.Ref, to)))
        {
            Kept = [.. kept.Select(clock => new MigrationSteps.KeptClock(clock, before.Find(definition => definition.Key == clock.Key), after.Find(definition => definition.Key == clock.Key)))],
            Started = [.. after.Where(definition => !before.Exists(old => old.Key == definition.Key) && !kept.Exists(clock => clock.Key == definition.Key))],
            Cancelled = [.. asking.Except(kept)],
            KeptTasks = [.. keptTasks.Select(task => (task, To[to].Tasks.First(definition => definition.Key == task.Key)))],
            AddedTasks = addedTasks,
            DroppedTasks = [.. tasks.Except(keptTasks).Where(task => task.State == TaskState.Open)],
            NewlyUnmet = [.. New(lead, to).Select(use => use.Check(there)).OfType<Refusal>()],
        };
    }

    /// <summary>The clocks of a stage, and those of a status beside it.</summary>
    private static List<DeadlineDefinition> Clocks(ProcessDefinition process, StageKey stage, LeadStatus status) =>
        [.. process[stage].Deadlines, .. process.Actions.Where(action => status != LeadStatus.Active && action.ToStatus == status).SelectMany(action => action.Deadlines).DistinctBy(clock => clock.Key)];

    private string? Forward(StageKey stage) => MapOf(To, From.Ref).GetValueOrDefault(stage.Value);

    private string? Backward(StageKey stage) => MapOf(From, To.Ref).Where(pair => pair.Value == stage.Value).Select(pair => pair.Key).ToList() is [var only] ? only : null;

    /// <summary>Whether the stage of the same name there became another one here: then it is not what this one stands for.</summary>
    private bool IsMappedAway(StageKey stage) => MapOf(From, To.Ref).TryGetValue(stage.Value, out var became) && became != stage.Value;

    private static IReadOnlyDictionary<string, string> MapOf(ProcessDefinition target, ProcessRef source) =>
        (target.MigratesFrom ?? []).Where(map => map.Process == source.Key && (map.Version ?? source.Version) == source.Version).OrderByDescending(map => map.Version).FirstOrDefault()?.Stages ?? new Dictionary<string, string>();

    private StageKey? Known(string? stage) => stage is not null && To.Has(stage) ? new StageKey(stage) : null;
}

/// <summary>Where a lead's last migration took it from, and into which stage.</summary>
public sealed record Origin(ProcessRef Process, StageKey Stage, StageKey TakenTo);

/// <summary>What a migration does with one lead: where it goes on, and what of its clocks and tasks goes with it.</summary>
public sealed record MigrationSteps(Crossing Crossing)
{
    /// <summary>Clocks that run on, the time they used counted.</summary>
    public required IReadOnlyList<KeptClock> Kept { get; init; }

    /// <summary>Clocks the new definition adds.</summary>
    public required IReadOnlyList<DeadlineDefinition> Started { get; init; }

    /// <summary>Clocks it does not have.</summary>
    public required IReadOnlyList<Deadline> Cancelled { get; init; }

    /// <summary>Playbook tasks that go with the lead, done ones too.</summary>
    public required IReadOnlyList<(LeadTask Task, TaskDefinition There)> KeptTasks { get; init; }

    /// <summary>Playbook tasks the new stage adds.</summary>
    public required IReadOnlyList<TaskDefinition> AddedTasks { get; init; }

    /// <summary>Open playbook tasks the new stage does not have.</summary>
    public required IReadOnlyList<LeadTask> DroppedTasks { get; init; }

    /// <summary>Gates before the next stage that were not there before and are not met.</summary>
    public required IReadOnlyList<Refusal> NewlyUnmet { get; init; }

    /// <summary>A clock with what the definitions say of it; null for the day a hold ends on, which a person chose.</summary>
    public sealed record KeptClock(Deadline Clock, DeadlineDefinition? Before, DeadlineDefinition? After);
}
