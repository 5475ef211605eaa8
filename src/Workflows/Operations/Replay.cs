using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Workflows.Operations;

/// <summary>Where a lead is, told by its journal alone.</summary>
/// <param name="RungsOf">How many rungs a deadline's ladder has in a process: its top is where it counts as missed.</param>
public sealed record Replay(Func<ProcessRef, string, int> RungsOf)
{
    /// <summary>Null where the journal does not begin with the registration.</summary>
    public ProcessRef? Process { get; private init; }

    public StageKey Stage { get; private init; }

    public LeadStatus Status { get; private init; }

    public IReadOnlyDictionary<Guid, Clock> Clocks { get; private init; } = new Dictionary<Guid, Clock>();

    public IReadOnlyDictionary<Guid, TaskState> Tasks { get; private init; } = new Dictionary<Guid, TaskState>();

    public IReadOnlyDictionary<Guid, ApprovalState> Approvals { get; private init; } = new Dictionary<Guid, ApprovalState>();

    /// <summary>What in the journal contradicts what it told before.</summary>
    public IReadOnlyList<string> Contradictions { get; private init; } = [];

    /// <summary>Folds a journal from its first entry on.</summary>
    public static Replay Of(IEnumerable<JournalEntry> journal, Func<ProcessRef, string, int> rungsOf) =>
        journal.OrderBy(entry => entry.Sequence).Select(entry => entry.Fact()).Aggregate(new Replay(rungsOf), (replay, fact) => replay.After(fact));

    private Replay After(IFact fact) => fact switch
    {
        LeadRegistered f => this with { Process = new ProcessRef(f.Process, f.ProcessVersion), Stage = new StageKey(f.Stage), Status = LeadStatus.Active },
        LeadMoved f => (f.From == Stage.Value && f.FromStatus == Status ? this : Contradicted($"moved from {f.From}/{f.FromStatus} while in {Stage}/{Status}")) with { Stage = new StageKey(f.To), Status = f.ToStatus },
        LeadMigrated f => (f.From == Stage.Value && f.Status == Status && Process == new ProcessRef(f.FromProcess, f.FromVersion) ? this : Contradicted($"migrated from {f.FromProcess} {f.FromVersion}, {f.From}/{f.Status} while in {Process?.Key} {Process?.Version}, {Stage}/{Status}"))
            with { Process = new ProcessRef(f.ToProcess, f.ToVersion), Stage = new StageKey(f.To) },
        LeadMoveUndone f => (f.From == Stage.Value && f.FromStatus == Status ? this : Contradicted($"took back a move to {f.From}/{f.FromStatus} while in {Stage}/{Status}")) with { Stage = new StageKey(f.To), Status = f.ToStatus },
        DeadlineReinstated f => Tell(f.Deadline, clock => clock with { State = f.State }),
        DeadlineArmed f => Tell(f.Deadline, clock => clock with { State = DeadlineState.Armed }),
        DeadlineRang f => (f.Rung == ReachedBy(f.Deadline) + 1 ? this : Contradicted($"{f.Key} rang for rung {f.Rung} after rung {ReachedBy(f.Deadline)}"))
            .Tell(f.Deadline, clock => new Clock(Process is { } process && f.Rung < RungsOf(process, f.Key) ? clock.State : DeadlineState.Missed, f.Rung)),
        DeadlineSet f => Tell(f.Deadline, clock => clock),
        DeadlineMoved f => Tell(f.Deadline, _ => new Clock(DeadlineState.Armed, 0)),
        DeadlinePaused f => Tell(f.Deadline, clock => clock with { State = DeadlineState.Paused }),
        DeadlineEnded f => Tell(f.Deadline, clock => clock with { State = f.State }),
        TaskReopened f => this with { Tasks = new Dictionary<Guid, TaskState>(Tasks) { [f.Task] = TaskState.Open } },
        ApprovalRequested f => Tell(f.Approval, ApprovalState.Open),
        ApprovalClosed f => Tell(f.Approval, f.State),
        ApprovalReopened f => Tell(f.Approval, ApprovalState.Open),
        TaskOpened f => this with { Tasks = new Dictionary<Guid, TaskState>(Tasks) { [f.Task] = TaskState.Open } },
        TaskClosed f => this with { Tasks = new Dictionary<Guid, TaskState>(Tasks) { [f.Task] = f.State } },
        _ => this,
    };

    private Replay Tell(Guid approval, ApprovalState state) => this with { Approvals = new Dictionary<Guid, ApprovalState>(Approvals) { [approval] = state } };

    private Replay Contradicted(FormattableString what) => this with { Contradictions = [.. Contradictions, FormattableString.Invariant(what)] };

    private int ReachedBy(Guid deadline) => Clocks.TryGetValue(deadline, out var clock) ? clock.Rung : 0;

    private Replay Tell(Guid deadline, Func<Clock, Clock> change) =>
        this with { Clocks = new Dictionary<Guid, Clock>(Clocks) { [deadline] = change(Clocks.GetValueOrDefault(deadline, new Clock(DeadlineState.Armed, 0))) } };

    /// <summary>A deadline as its journal tells it.</summary>
    public sealed record Clock(DeadlineState State, int Rung);
}
