using GlobalReach.Domain.People;

namespace GlobalReach.Workflows.Engine;

/// <summary>One immutable version of a process: its stages, what may be done in them, and what has to be true first.</summary>
public sealed record ProcessDefinition
{
    /// <summary>The process, e.g. "investor-journey".</summary>
    public required string Key { get; init; }

    /// <summary>Counts up; a published version never changes.</summary>
    public required int Version { get; init; }

    /// <summary>The working calendar its deadlines run on.</summary>
    public required string Calendar { get; init; }

    /// <summary>The stages in the order they are travelled; the first is where a lead starts.</summary>
    public required IReadOnlyList<StageDefinition> Stages { get; init; }

    /// <summary>What people may do.</summary>
    public required IReadOnlyList<ActionDefinition> Actions { get; init; }

    /// <summary>Which of its stages stand for those of other definitions, where the names alone do not tell; null when they do.</summary>
    public IReadOnlyList<StageMap>? MigratesFrom { get; init; }

    /// <summary>Key and version.</summary>
    public ProcessRef Ref => new(Key, Version);

    /// <summary>Whether a win comes of it; one that holds what is here already has none.</summary>
    public bool CanBeWon => Stages.Any(stage => stage.Milestone == "won");

    /// <summary>Where a lead starts.</summary>
    public StageDefinition First => Stages[0];

    /// <summary>A stage by its key; an unknown key is a bug, since a lead's stage is always one of its version's.</summary>
    public StageDefinition this[StageKey key] =>
        Stages.FirstOrDefault(stage => stage.Key == key) ?? throw new InvalidOperationException($"{Ref} has no stage {key}.");

    /// <summary>Whether it has a stage of this name.</summary>
    public bool Has(string stage) => Stages.Any(known => known.Key.Value == stage);

    /// <summary>How many stages lie before it.</summary>
    public int IndexOf(StageKey key) => Stages.TakeWhile(stage => stage.Key != key).Count();
}

/// <summary>Stages of another definition and those that stand for them here; of every version, or of one.</summary>
public sealed record StageMap
{
    /// <summary>The process the leads come from.</summary>
    public required string Process { get; init; }

    /// <summary>The version they come from; null for any.</summary>
    public int? Version { get; init; }

    /// <summary>Their stage, and the stage here.</summary>
    public required IReadOnlyDictionary<string, string> Stages { get; init; }
}

/// <summary>A stage: how far the work is, and what has to be true before it is left.</summary>
public sealed record StageDefinition
{
    /// <summary>Its key.</summary>
    public required StageKey Key { get; init; }

    /// <summary>The role that drives it.</summary>
    public required Role Owner { get; init; }

    /// <summary>Days without contact of substance after which a lead counts as stalled.</summary>
    public required int StallsAfterDays { get; init; }

    /// <summary>The gates before the next stage.</summary>
    public IReadOnlyList<GateUse> Exit { get; init; } = [];

    /// <summary>Clocks that start on entry.</summary>
    public IReadOnlyList<DeadlineDefinition> Deadlines { get; init; } = [];

    /// <summary>Playbook tasks that open on entry.</summary>
    public IReadOnlyList<TaskDefinition> Tasks { get; init; } = [];

    /// <summary>Approvals that can be asked for in it; null for none.</summary>
    public IReadOnlyList<ApprovalDefinition>? Approvals { get; init; }

    /// <summary>A milestone that leaving it forward reaches; null for most.</summary>
    public string? Milestone { get; init; }

    /// <summary>Roles that may leave it forward; empty means every role that may move leads.</summary>
    public IReadOnlyList<Role> LeftBy { get; init; } = [];
}

/// <summary>A gate as a stage uses it.</summary>
public sealed record GateUse
{
    /// <summary>The gate's name in the library.</summary>
    public required string Gate { get; init; }

    /// <summary>What it is about: a fact, a document kind, …; null for gates that need nothing more.</summary>
    public string? Of { get; init; }

    /// <summary>A soft gate warns and may be overridden with a recorded reason.</summary>
    public bool Soft { get; init; }

    /// <summary>Whether not even a recorded skip passes it (screening, release approval, win verification).</summary>
    public bool NeverSkipped { get; init; }

    /// <summary>The page where the matter is mended.</summary>
    public required string Link { get; init; }

    /// <summary>Its name in refusals and overrides, e.g. "fact-known:inquiry.source".</summary>
    public string Name => Of is null ? Gate : $"{Gate}:{Of}";
}

/// <summary>A clock that starts on entering a stage.</summary>
public sealed record DeadlineDefinition
{
    /// <summary>What is due.</summary>
    public required string Key { get; init; }

    /// <summary>How much working time there is ("4h", "5d").</summary>
    public required string Within { get; init; }

    /// <summary>Less time for some leads; null when all have the same.</summary>
    public Sooner? Sooner { get; init; }

    /// <summary>The fact that stops it; null when leaving the stage does.</summary>
    public string? Until { get; init; }

    /// <summary>Who is told when it passes, rung by rung.</summary>
    public required IReadOnlyList<Escalation> Escalations { get; init; }
}

/// <summary>A shorter term for leads of which a fact is known when the clock starts ("4h" where an intermediary asks).</summary>
public sealed record Sooner(string When, string Within);

/// <summary>A rung of the ladder: who is told, and how much working time after the rung before.</summary>
public sealed record Escalation(Recipient To, string? After = null);

/// <summary>Who is told.</summary>
public enum Recipient
{
    /// <summary>The lead's owner.</summary>
    Owner,

    /// <summary>The back-up, or the owner where there is none.</summary>
    Backup,

    /// <summary>The vice presidents.</summary>
    VicePresident,

    /// <summary>Nobody in particular: the deadline stands in the leadership's report until it is settled.</summary>
    Report,

    /// <summary>Who is waited for: the deciders of an approval, or who was given the task.</summary>
    Asked,
}

/// <summary>A task of the playbook.</summary>
public sealed record TaskDefinition
{
    /// <summary>What to do.</summary>
    public required string Key { get; init; }

    /// <summary>Who does it.</summary>
    public required Role Role { get; init; }

    /// <summary>How much working time there is.</summary>
    public required string Within { get; init; }

    /// <summary>Whether the stage cannot be left before it is done or waived.</summary>
    public bool Critical { get; init; }

    /// <summary>Tasks of the stage that have to be done or waived first; null for none.</summary>
    public IReadOnlyList<string>? BlockedBy { get; init; }

    /// <summary>Who is told when it is overdue, rung by rung; null where nobody is.</summary>
    public IReadOnlyList<Escalation>? Escalations { get; init; }
}

/// <summary>How an action moves a lead.</summary>
public enum ActionKind
{
    /// <summary>To the next stage, through its gates.</summary>
    Advance,

    /// <summary>Past stages, by recorded decision.</summary>
    Skip,

    /// <summary>To an earlier stage.</summary>
    StepBack,

    /// <summary>The stage stays; the status changes.</summary>
    ChangeStatus,
}

/// <summary>What an action asks the person for.</summary>
public enum ActionInputKind
{
    /// <summary>Why, in words.</summary>
    Reason,

    /// <summary>The day the work is taken up again.</summary>
    ResumeOn,

    /// <summary>Where the lead is referred to.</summary>
    ReferredTo,

    /// <summary>The lead it duplicates.</summary>
    DuplicateOf,

    /// <summary>Ranked reasons from the list of the action's outcome.</summary>
    Reasons,

    /// <summary>The stage to go to.</summary>
    ToStage,
}

/// <summary>Something a person may do with a lead.</summary>
public sealed record ActionDefinition
{
    /// <summary>Its key; one key means one thing in each stage and status.</summary>
    public required ActionKey Key { get; init; }

    /// <summary>How it moves.</summary>
    public required ActionKind Kind { get; init; }

    /// <summary>The stages it is offered in; empty means every stage.</summary>
    public IReadOnlyList<StageKey> From { get; init; } = [];

    /// <summary>The statuses it is offered in.</summary>
    public required IReadOnlyList<LeadStatus> FromStatus { get; init; }

    /// <summary>The status it leads to; null leaves it as it is.</summary>
    public LeadStatus? ToStatus { get; init; }

    /// <summary>What a person needs to be allowed, beside the roles below.</summary>
    public Permission Permission { get; init; } = Permission.MoveLeads;

    /// <summary>Roles it is narrowed to; empty means no narrowing.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What it asks for.</summary>
    public IReadOnlyList<ActionInputKind> Inputs { get; init; } = [];

    /// <summary>The list its reasons come from; null when it asks for none.</summary>
    public string? ReasonList { get; init; }

    /// <summary>Gates of its own, beside those of the stage it leaves.</summary>
    public IReadOnlyList<GateUse> Gates { get; init; } = [];

    /// <summary>Clocks that start with the status it leads to.</summary>
    public IReadOnlyList<DeadlineDefinition> Deadlines { get; init; } = [];
}
