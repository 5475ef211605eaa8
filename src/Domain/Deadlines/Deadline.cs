using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Deadlines;

/// <summary>Where a deadline is.</summary>
public enum DeadlineState
{
    /// <summary>The clock runs.</summary>
    Armed,

    /// <summary>The clock stands while the lead waits for the client.</summary>
    Paused,

    /// <summary>What it asked for was done.</summary>
    Met,

    /// <summary>It passed and was escalated as far as the ladder goes.</summary>
    Missed,

    /// <summary>The lead left what it was about.</summary>
    Cancelled,
}

/// <summary>A clock on a lead: due at an instant, escalated rung by rung when it passes. A row, so a restart loses none and ten years are as good as a day.</summary>
public sealed class Deadline : LeadPart
{
    private Deadline()
    {
    }

    /// <summary>What is due, as the process names it.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The stage it belongs to.</summary>
    public StageKey Stage { get; private init; }

    /// <summary>The fact that stops the clock; null when leaving the stage does.</summary>
    public string? Until { get; private init; }

    /// <summary>When the clock was started.</summary>
    public DateTimeOffset ArmedAt { get; private init; }

    /// <summary>When it was, or is, first due; what lateness is counted from.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When the next rung of the ladder is reached; null when no clock runs.</summary>
    public DateTimeOffset? RingsAt { get; private set; }

    /// <summary>How many rungs were reached.</summary>
    public int Rung { get; private set; }

    /// <summary>Where it is.</summary>
    public DeadlineState State { get; private set; }

    /// <summary>Working time that was left when it was paused; null otherwise.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Whether it still asks for something.</summary>
    public bool IsOpen => State is DeadlineState.Armed or DeadlineState.Paused;

    /// <summary>Starts a clock.</summary>
    public static Deadline Arm(LeadId lead, string key, StageKey stage, string? until, DateTimeOffset now, DateTimeOffset due)
    {
        var deadline = new Deadline { Id = Guid.CreateVersion7(), LeadId = lead, Key = key, Stage = stage, Until = until, ArmedAt = now, DueAt = due, RingsAt = due };
        deadline.Record(new DeadlineArmed(lead, deadline.Id, key, due));
        return deadline;
    }

    /// <summary>Reaches a rung of its ladder; the next rung's instant is null at the top.</summary>
    public void Ring(DateTimeOffset? next)
    {
        Rung++;
        RingsAt = next;
        if (next is null) State = DeadlineState.Missed;
        Record(new DeadlineRang(LeadId, Id, Key, Rung, DueAt));
    }

    /// <summary>What it asked for was done.</summary>
    public void Meet() => End(DeadlineState.Met);

    /// <summary>The lead left what it was about.</summary>
    public void Cancel() => End(DeadlineState.Cancelled);

    /// <summary>Stops the clock, keeping the working time that is left.</summary>
    public void Pause(TimeSpan left)
    {
        (State, Left, RingsAt) = (DeadlineState.Paused, left, null);
        Record(new DeadlinePaused(LeadId, Id, Key));
    }

    /// <summary>Lets the clock run on from what was left.</summary>
    public void Resume(DateTimeOffset due)
    {
        (State, Left, RingsAt) = (DeadlineState.Armed, null, due);
        if (Rung == 0) DueAt = due;
        Record(new DeadlineArmed(LeadId, Id, Key, due));
    }

    private void End(DeadlineState state)
    {
        (State, RingsAt, Left) = (state, null, null);
        Record(new DeadlineEnded(LeadId, Id, Key, state));
    }
}

/// <summary>A clock was started, or runs on after a pause.</summary>
[FactName("deadline.armed")]
public sealed record DeadlineArmed(LeadId Lead, Guid Deadline, string Key, DateTimeOffset Due) : IQuietFact;

/// <summary>A deadline passed and reached a rung of its ladder.</summary>
[FactName("deadline.rang")]
public sealed record DeadlineRang(LeadId Lead, Guid Deadline, string Key, int Rung, DateTimeOffset Due) : IQuietFact;

/// <summary>A clock was stopped for a while.</summary>
[FactName("deadline.paused")]
public sealed record DeadlinePaused(LeadId Lead, Guid Deadline, string Key) : IQuietFact;

/// <summary>A deadline was met or no longer matters.</summary>
[FactName("deadline.ended")]
public sealed record DeadlineEnded(LeadId Lead, Guid Deadline, string Key, DeadlineState State) : IQuietFact;
