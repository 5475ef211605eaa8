namespace GlobalReach.Workflows.Pipeline;

/// <summary>What a move did to a lead's place in the pipeline.</summary>
public enum MoveKind
{
    Entered,
    Advanced,
    SteppedBack,
    Won,
    WinTakenBack,
    PutOnHold,
    WentDormant,
    Resumed,
    Woken,
    Reopened,
    Lost,
    Abandoned,
    Disqualified,
    ReferredOut,
    Duplicate,
    Closed,

    /// <summary>Went over to another track or version.</summary>
    Migrated,
}

/// <summary>One move of a lead as a row that can be counted: a view of the journal's `lead.registered` and `lead.moved`, written with them and made anew from them at any time.</summary>
/// <remarks>It holds until the next one: what stood at an instant are the rows that began by then and had not ended.</remarks>
public sealed class Move
{
    /// <summary>The journal entry's.</summary>
    public Guid Id { get; init; }

    public LeadId LeadId { get; init; }

    public int Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When the next move came; null while this is the last.</summary>
    public DateTimeOffset? Until { get; set; }

    public MoveKind Kind { get; init; }

    /// <summary>Null when the lead was registered.</summary>
    public StageKey? From { get; init; }

    public StageKey To { get; init; }

    public LeadStatus? FromStatus { get; init; }

    public LeadStatus ToStatus { get; init; }

    /// <summary>Whether the lead was won before.</summary>
    public bool WasWon { get; init; }

    /// <summary>When it was won, if it is after this move.</summary>
    public DateTimeOffset? WonAt { get; init; }

    /// <summary>Whether the lead is then on a track that no win comes of: what it is about is held, not pursued.</summary>
    public bool Holds { get; init; }

    /// <summary>Whether it was on such a track before.</summary>
    public bool Held { get; init; }

    /// <summary>The stage, if this move entered one.</summary>
    public StageKey? Entered { get; init; }

    /// <summary>When the lead entered that stage the time before; null for the first.</summary>
    public DateTimeOffset? EnteredBefore { get; init; }

    /// <summary>When the lead was first beyond that stage; null while it never was.</summary>
    public DateTimeOffset? OnwardAt { get; set; }

    /// <summary>When the lead ended without having been beyond that stage; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
