using GlobalReach.Domain.Deadlines;

namespace GlobalReach.Domain.Leads;

/// <summary>The lead's last move, and how everything stood before it: as long as nothing was recorded since, it can be taken back.</summary>
public sealed record LastMove
{
    /// <summary>The action.</summary>
    public required string Via { get; init; }

    /// <summary>The stage it left.</summary>
    public required string From { get; init; }

    /// <summary>The status it left.</summary>
    public required LeadStatus FromStatus { get; init; }

    /// <summary>When that stage was entered.</summary>
    public required DateTimeOffset StageEnteredAt { get; init; }

    /// <summary>When it was won before.</summary>
    public DateTimeOffset? WonAt { get; init; }

    /// <summary>The day it was to be taken up again.</summary>
    public DateOnly? ResumeOn { get; init; }

    /// <summary>Where it was referred to.</summary>
    public string? ReferredTo { get; init; }

    /// <summary>The lead it duplicated.</summary>
    public LeadId? DuplicateOf { get; init; }

    /// <summary>Why it had ended.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The clocks that were open.</summary>
    public IReadOnlyList<KeptClock> Clocks { get; init; } = [];

    /// <summary>The playbook's tasks that were open; null where the move left tasks alone.</summary>
    public IReadOnlyList<Guid>? Tasks { get; init; }

    /// <summary>The approvals that were waited for; null where the move left them alone.</summary>
    public IReadOnlyList<Guid>? Approvals { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many facts the journal held before it.</summary>
    public required int FactsBefore { get; init; }

    /// <summary>How many it held after the save that took it: more means that somebody acted, or a clock rang.</summary>
    public int FactsAfter { get; init; }
}
