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

    /// <summary>It passed and was escalated as far as the ladder goes, and what it asked for is still to be done.</summary>
    Missed,

    /// <summary>The lead left what it was about.</summary>
    Cancelled,
}

/// <summary>A clock on a lead: due at an instant, escalated rung by rung when it passes. A row, so a restart loses none and ten years are as good as a day.</summary>
public sealed class Deadline : LeadPart
{
    /// <summary>What a clock that somebody outside set is called where its own words may not be read.</summary>
    public const string External = "external";

    /// <summary>The clock of the day on which the proposal that was sent last runs out. It has the proposal's own identity.</summary>
    public const string ProposalExpiry = "proposal-expiry";

    /// <summary>The clock of the day on which a hold ends, in every process: a person chose the day.</summary>
    public const string ResumeKey = "resume";

    private Deadline()
    {
    }

    /// <summary>What is due, as the process names it.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The stage it belongs to.</summary>
    public StageKey Stage { get; private set; }

    /// <summary>The fact that stops the clock; null when leaving the stage does.</summary>
    public string? Until { get; private set; }

    /// <summary>The task or approval it is about; null for a clock of the lead itself.</summary>
    public Guid? Subject { get; private init; }

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

    /// <summary>The working calendar it was promised on, which its further rungs and what was left of it follow; null for the process's (an external one runs on no calendar itself).</summary>
    public string? Calendar { get; private init; }

    /// <summary>What somebody outside expects by then, in words; null for a clock of the process.</summary>
    public string? Title { get; private init; }

    /// <summary>The time zone an external deadline was set in (IANA name); null for a clock of the process.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>Since when it stands in the leadership's report; null while it does not, and again when it is settled.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Whether somebody outside set it: then it belongs to the lead, not to a stage, and neither a hold nor a move stops it.</summary>
    public bool IsExternal => TimeZone is not null;

    /// <summary>Whether it still asks for something.</summary>
    public bool IsOpen => State is DeadlineState.Armed or DeadlineState.Paused;

    /// <summary>Starts a clock.</summary>
    public static Deadline Arm(LeadId lead, string key, StageKey stage, string? until, DateTimeOffset now, DateTimeOffset due, string? calendar = null, Guid? subject = null)
    {
        var deadline = new Deadline { Id = Guid.CreateVersion7(), LeadId = lead, Key = key, Stage = stage, Until = until, Subject = subject, ArmedAt = now, DueAt = due, RingsAt = due, Calendar = calendar };
        deadline.Record(new DeadlineArmed(lead, deadline.Id, key, due));
        return deadline;
    }

    /// <summary>Writes down an instant that somebody outside set, in the time zone they set it in.</summary>
    public static Deadline Set(Guid id, LeadId lead, StageKey stage, string title, DateTimeOffset due, string timeZone, DateTimeOffset now, string? calendar)
    {
        var deadline = new Deadline { Id = id, LeadId = lead, Key = External, Stage = stage, Title = title, TimeZone = timeZone, ArmedAt = now, DueAt = due, RingsAt = due, Calendar = calendar };
        deadline.Record(new DeadlineSet(lead, id, due, timeZone));
        return deadline;
    }

    /// <summary>A proposal went out and stands until an instant: whose owner is told ahead of it. The fact that makes it beside the point is the investor's commitment.</summary>
    public static Deadline OfProposal(Guid proposal, LeadId lead, StageKey stage, DateTimeOffset due, DateTimeOffset toldAt, string timeZone, DateTimeOffset now, string? calendar)
    {
        var deadline = new Deadline { Id = proposal, LeadId = lead, Key = ProposalExpiry, Stage = stage, Until = "commitment.recorded", TimeZone = timeZone, ArmedAt = now, DueAt = due, RingsAt = toldAt, Calendar = calendar };
        deadline.Record(new DeadlineArmed(lead, proposal, ProposalExpiry, due));
        return deadline;
    }

    /// <summary>Whoever set it set another instant: its ladder begins anew.</summary>
    public Outcome Move(DateTimeOffset due, string timeZone)
    {
        if (Key == ProposalExpiry) return Refusal.Rule("deadline-of-a-proposal");
        if (NotByHand() is { } refused) return refused;
        if (due == DueAt && timeZone == TimeZone && State == DeadlineState.Armed) return Outcome.Done;
        Record(new DeadlineMoved(LeadId, Id, DueAt, due, timeZone));
        (State, DueAt, RingsAt, TimeZone, Rung, ReportedAt) = (DeadlineState.Armed, due, due, timeZone, 0, null);
        return Outcome.Done;
    }

    /// <summary>What was expected by then was given, in time or not; or it was taken back.</summary>
    public Outcome Settle(bool given)
    {
        var state = given ? DeadlineState.Met : DeadlineState.Cancelled;
        if (IsExternal && State == state) return Outcome.Done;
        if (NotByHand() is { } refused) return refused;
        End(state);
        return Outcome.Done;
    }

    /// <summary>Reaches a rung of its ladder; the next rung's instant is null at the top. From the rung "report" on it stands in the report.</summary>
    public void Ring(DateTimeOffset? next, DateTimeOffset? reportedAt = null)
    {
        Rung++;
        ReportedAt ??= reportedAt;
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

    /// <summary>What it asks for was put off: the clock runs to the new instant. Rungs that were reached stay reached.</summary>
    public void PutOff(DateTimeOffset due)
    {
        if (State != DeadlineState.Armed) return;
        RingsAt = due;
        if (Rung == 0) DueAt = due;
        Record(new DeadlineArmed(LeadId, Id, Key, due));
    }

    /// <summary>A move that changed the clock was taken back: it is as it was, and the time since has passed.</summary>
    public void Reinstate(KeptClock kept)
    {
        (State, DueAt, RingsAt, Left, ReportedAt) = (kept.State, kept.DueAt, kept.RingsAt, kept.Left, kept.ReportedAt);
        Record(new DeadlineReinstated(LeadId, Id, Key, State, DueAt));
    }

    /// <summary>What has to be known to take back what a move does to it.</summary>
    public KeptClock Kept() => new(Id, State, DueAt, RingsAt, Left) { ReportedAt = ReportedAt };

    /// <summary>Only what was set by hand is settled by hand, and only once.</summary>
    private Refusal? NotByHand() =>
        !IsExternal ? Refusal.Rule("deadline-of-the-process") : State is DeadlineState.Met or DeadlineState.Cancelled ? Refusal.Rule("deadline-settled") : null;

    /// <summary>Nobody is left to tell: the ladder has no further rung.</summary>
    public void Miss()
    {
        (State, RingsAt) = (DeadlineState.Missed, null);
        Record(new DeadlineEnded(LeadId, Id, Key, State));
    }

    /// <summary>Goes over to another definition. What is left of its time is given where that one gives more or less of it; a clock that rang already keeps its ladder.</summary>
    public void Carry(StageKey stage, string? until, TimeSpan? left, DateTimeOffset? due)
    {
        if ((stage, until, left, due) == (Stage, Until, null, null)) return;
        (Stage, Until) = (stage, until);
        if (State == DeadlineState.Paused) Left = left ?? Left;
        else if (State == DeadlineState.Armed && Rung == 0 && due is { } at) (DueAt, RingsAt) = (at, at);
        Record(new DeadlineCarried(LeadId, Id, Key, stage.Value, DueAt));
    }

    private void End(DeadlineState state)
    {
        (State, RingsAt, Left, ReportedAt) = (state, null, null, null);
        Record(new DeadlineEnded(LeadId, Id, Key, state));
    }
}

/// <summary>A clock as it stood before a move.</summary>
public sealed record KeptClock(Guid Id, DeadlineState State, DateTimeOffset DueAt, DateTimeOffset? RingsAt, TimeSpan? Left)
{
    /// <summary>Since when it stood in the report; null where it did not.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
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

/// <summary>Somebody outside set an instant, in their own time zone.</summary>
[FactName("deadline.set")]
public sealed record DeadlineSet(LeadId Lead, Guid Deadline, DateTimeOffset Due, string TimeZone) : IQuietFact;

/// <summary>Whoever set an instant set another one.</summary>
[FactName("deadline.moved")]
public sealed record DeadlineMoved(LeadId Lead, Guid Deadline, DateTimeOffset From, DateTimeOffset To, string TimeZone) : IQuietFact;

/// <summary>A clock goes on under another definition of the lead's process.</summary>
[FactName("deadline.carried")]
public sealed record DeadlineCarried(LeadId Lead, Guid Deadline, string Key, string Stage, DateTimeOffset Due) : IQuietFact;

/// <summary>A clock is again as it was before a move that was taken back.</summary>
[FactName("deadline.reinstated")]
public sealed record DeadlineReinstated(LeadId Lead, Guid Deadline, string Key, DeadlineState State, DateTimeOffset Due) : IQuietFact;
