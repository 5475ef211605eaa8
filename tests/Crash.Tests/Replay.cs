using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Crash.Tests;

/// <summary>Where a lead is, told by its journal alone.</summary>
/// <param name="RungsOf">How many rungs a deadline's ladder has in the lead's process: its top is where it counts as missed.</param>
internal sealed record Replay(Func<string, int> RungsOf)
{
    public ProcessRef? Process { get; private init; }

    public StageKey Stage { get; private init; }

    public LeadStatus Status { get; private init; }

    public int Version { get; private init; }

    public IReadOnlyDictionary<Guid, Clock> Clocks { get; private init; } = new Dictionary<Guid, Clock>();

    public IReadOnlyDictionary<Guid, TaskState> Tasks { get; private init; } = new Dictionary<Guid, TaskState>();

    internal sealed record Clock(DeadlineState State, int Rung);

    /// <summary>Folds a journal from its first entry on. What was saved together was told at the same instant, and moved the version by one unless all of it was quiet.</summary>
    public static Replay Of(IEnumerable<JournalEntry> journal, Func<string, int> rungsOf)
    {
        var entries = journal.OrderBy(entry => entry.Sequence).Select(entry => (entry.At, Fact: entry.Fact())).ToList();
        return entries.Aggregate(new Replay(rungsOf), (replay, entry) => replay.After(entry.Fact)) with
        {
            Version = entries.GroupBy(entry => entry.At).Count(saved => saved.Any(entry => entry.Fact is not IQuietFact)),
        };
    }

    private Replay After(IFact fact) => fact switch
    {
        LeadRegistered f => this with { Process = new ProcessRef(f.Process, f.ProcessVersion), Stage = new StageKey(f.Stage), Status = LeadStatus.Active },
        LeadMoved f when f.From == Stage.Value && f.FromStatus == Status => this with { Stage = new StageKey(f.To), Status = f.ToStatus },
        LeadMoved f => throw new InvalidOperationException($"The journal moves the lead from {f.From}/{f.FromStatus}, but by then it is in {Stage}/{Status}."),
        DeadlineArmed f => Tell(f.Deadline, clock => clock with { State = DeadlineState.Armed }),
        DeadlineRang f when f.Rung == ReachedBy(f.Deadline) + 1 => Tell(f.Deadline, clock => new Clock(f.Rung < RungsOf(f.Key) ? clock.State : DeadlineState.Missed, f.Rung)),
        DeadlineRang f => throw new InvalidOperationException($"Deadline {f.Key} rings for rung {f.Rung}, but by then it has reached {ReachedBy(f.Deadline)}."),
        DeadlinePaused f => Tell(f.Deadline, clock => clock with { State = DeadlineState.Paused }),
        DeadlineEnded f => Tell(f.Deadline, clock => clock with { State = f.State }),
        TaskOpened f => this with { Tasks = new Dictionary<Guid, TaskState>(Tasks) { [f.Task] = TaskState.Open } },
        TaskClosed f => this with { Tasks = new Dictionary<Guid, TaskState>(Tasks) { [f.Task] = f.State } },
        _ => this,
    };

    private int ReachedBy(Guid deadline) => Clocks.TryGetValue(deadline, out var clock) ? clock.Rung : 0;

    private Replay Tell(Guid deadline, Func<Clock, Clock> change) =>
        this with { Clocks = new Dictionary<Guid, Clock>(Clocks) { [deadline] = change(Clocks.GetValueOrDefault(deadline, new Clock(DeadlineState.Armed, 0))) } };
}
