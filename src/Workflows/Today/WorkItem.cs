namespace GlobalReach.Workflows.Today;

/// <summary>What waits for a person.</summary>
public enum WorkKind
{
    /// <summary>A clock of the process runs out.</summary>
    Deadline,

    /// <summary>A task is to be done.</summary>
    Task,

    /// <summary>A next step was promised to the investor.</summary>
    NextStep,

    /// <summary>A proposal waits for a second person.</summary>
    ProposalToApprove,

    /// <summary>An offer waits for a second person.</summary>
    OfferToApprove,

    /// <summary>Evidence waits for a second person.</summary>
    EvidenceToVerify,

    /// <summary>A screening hit waits for a second person.</summary>
    HitToClear,

    /// <summary>An approval waits for this person's word.</summary>
    ApprovalToDecide,

    /// <summary>Nobody has talked with the investor for longer than the stage allows.</summary>
    GoingCold,
}

/// <summary>How soon something has to be done.</summary>
public enum Urgency
{
    /// <summary>It should have been.</summary>
    Overdue,

    /// <summary>Before the day is over; what somebody else waits for is of today, too.</summary>
    Today,

    /// <summary>Within five working days.</summary>
    Soon,

    /// <summary>Later.</summary>
    Later,
}

/// <summary>One thing that waits for a person, and why it stands where it stands.</summary>
public sealed record WorkItem
{
    public required WorkKind Kind { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>When it is due; null where something simply waits.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The day that was promised to the investor, for a next step: it may be one on which the desk is closed.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Since when it waits, or nobody has talked; null where it is due.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The task, proposal, offer, evidence, screening or deadline it is about; null for the lead itself.</summary>
    public Guid? Part { get; init; }

    /// <summary>The process's key of a deadline or task.</summary>
    public string? Key { get; init; }

    /// <summary>A task by hand or the next step, where it may be read; the list of a screening.</summary>
    public string? Text { get; init; }

    /// <summary>The number of a proposal or offer.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it waits for this person as the back-up.</summary>
    public bool AsBackup { get; init; }

    /// <summary>Who is away and would do it; null for the person's own work.</summary>
    public WorkFor? For { get; init; }

    /// <summary>Whether a task was given to this person, or they took it up; otherwise it waits for everybody of its role.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Tasks that have to be done before this one.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    /// <summary>What who was given the task has to know, or the deciders.</summary>
    public string? Note { get; init; }

    /// <summary>The lead's version, which a decision names.</summary>
    public int Version { get; init; }

    public required WorkLead Lead { get; init; }
}

/// <summary>Somebody who is away until a day, and whose work another sees meanwhile.</summary>
public sealed record WorkFor(PersonId Person, string Name, DateOnly Until);

/// <summary>How much of their work is on leads that the stand-in may not see.</summary>
public sealed record HiddenWork(WorkFor For, int Count);

/// <summary>How many open leads somebody answers for who is away without a stand-in.</summary>
public sealed record UncoveredLeads(WorkFor Owner, int Count);

/// <summary>The lead something waits on, under the name the person may hear; jobs are what is at stake.</summary>
public sealed record WorkLead(LeadId Id, string ProjectNumber, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, string Process, int ProcessVersion, int? Jobs);
