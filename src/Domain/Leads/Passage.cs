namespace GlobalReach.Domain.Leads;

/// <summary>The engine's permission for one move of one lead. Only the engine can make one, so nothing moves a lead around its gates.</summary>
public sealed record Passage
{
    internal Passage(LeadId lead, ActionKey via, (StageKey Stage, LeadStatus Status) from, (StageKey Stage, LeadStatus Status) to)
    {
        (Lead, Via) = (lead, via);
        (From, FromStatus) = from;
        (To, ToStatus) = to;
    }

    /// <summary>The lead it is for.</summary>
    public LeadId Lead { get; }

    /// <summary>The action that was taken.</summary>
    public ActionKey Via { get; }

    /// <summary>The stage it leaves.</summary>
    public StageKey From { get; }

    /// <summary>The stage it enters; the same when only the status changes.</summary>
    public StageKey To { get; }

    /// <summary>The status it leaves.</summary>
    public LeadStatus FromStatus { get; }

    /// <summary>The status it enters.</summary>
    public LeadStatus ToStatus { get; }

    /// <summary>Hard gates that were unmet and skipped by decision, and soft ones that were overridden.</summary>
    public IReadOnlyList<string> Skipped { get; internal init; } = [];

    /// <summary>The milestone this move reaches ("won"); null when none.</summary>
    public string? Milestone { get; internal init; }

    /// <summary>The milestone this move takes back, having stepped behind it; null when none.</summary>
    public string? Undone { get; internal init; }

    /// <summary>Whether the lead enters another stage.</summary>
    public bool ChangesStage => From != To;

    /// <summary>Whether the lead enters another status.</summary>
    public bool ChangesStatus => FromStatus != ToStatus;
}
