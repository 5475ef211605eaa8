using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Leads;

/// <summary>Where a task is.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not needed here, by decision with a reason.</summary>
    Waived,

    /// <summary>Closed by the process: the lead moved on.</summary>
    Dropped,
}

/// <summary>Something somebody has to do for a lead, from the playbook or added by hand.</summary>
public sealed class LeadTask : LeadPart
{
    private LeadTask()
    {
    }

    /// <summary>The playbook's key; null for one added by hand.</summary>
    public string? Key { get; private init; }

    /// <summary>What to do, for one added by hand; the playbook's words are in its texts.</summary>
    public string? Title { get; private init; }

    /// <summary>The stage it belongs to.</summary>
    public StageKey Stage { get; private set; }

    /// <summary>The role that does it.</summary>
    public Role Role { get; private set; }

    /// <summary>Who took it; null while nobody did.</summary>
    public PersonId? AssigneeId { get; private set; }

    /// <summary>What who was given it has to know; null where nothing was said. It never names the company where that is protected.</summary>
    public string? Note { get; private set; }

    /// <summary>By when.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Whether the stage cannot be left before it is done or waived.</summary>
    public bool Critical { get; private set; }

    /// <summary>Where it is.</summary>
    public TaskState State { get; private set; }

    /// <summary>Why it was waived; null otherwise.</summary>
    public string? WaivedBecause { get; private set; }

    /// <summary>Who closed it.</summary>
    public PersonId? ClosedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The process asks for it on entering a stage.</summary>
    public static LeadTask FromPlaybook(LeadId lead, string key, StageKey stage, Role role, DateTimeOffset due, bool critical)
    {
        var task = new LeadTask { Id = Guid.CreateVersion7(), LeadId = lead, Key = key, Stage = stage, Role = role, DueAt = due, Critical = critical };
        task.Record(new TaskOpened(lead, task.Id, key, stage.Value, role, due));
        return task;
    }

    /// <summary>A person asks for it.</summary>
    public static LeadTask ByHand(Guid id, LeadId lead, string title, StageKey stage, Role role, PersonId? assignee, DateTimeOffset due)
    {
        var task = new LeadTask { Id = id, LeadId = lead, Title = title, Stage = stage, Role = role, AssigneeId = assignee, DueAt = due };
        task.Record(new TaskOpened(lead, id, null, stage.Value, role, due));
        return task;
    }

    /// <summary>It is taken up later.</summary>
    public Outcome Postpone(DateTimeOffset until, PersonId by, DateTimeOffset now)
    {
        if (State != TaskState.Open) return LeadRefusals.AlreadyDecided;
        if (until <= now) return Refusal.Invalid("Until", "postponed-into-the-past");
        if (until == DueAt) return Outcome.Done;
        DueAt = until;
        Record(new TaskPostponed(LeadId, Id, Key, until, by));
        return Outcome.Done;
    }

    /// <summary>Somebody takes it up: one person at a time. Who stands in for whom it was given to may take it over.</summary>
    public Outcome Claim(PersonId by, bool standsIn = false)
    {
        if (State != TaskState.Open) return LeadRefusals.AlreadyDecided;
        if (AssigneeId == by) return Outcome.Done;
        if (AssigneeId is { } other && !standsIn) return Refusal.Rule("task-taken", other);
        AssigneeId = by;
        Record(new TaskClaimed(LeadId, Id, Key, by));
        return Outcome.Done;
    }

    /// <summary>It waits for everybody of its role again.</summary>
    public Outcome Release(PersonId by)
    {
        if (State != TaskState.Open) return LeadRefusals.AlreadyDecided;
        if (AssigneeId is null) return Outcome.Done;
        (AssigneeId, Note) = (null, null);
        Record(new TaskReleased(LeadId, Id, Key, by));
        return Outcome.Done;
    }

    /// <summary>It is given to a person, with what they have to know.</summary>
    public Outcome Delegate(PersonId to, string? note, PersonId by)
    {
        if (State != TaskState.Open) return LeadRefusals.AlreadyDecided;
        if (AssigneeId == to && Note == note) return Outcome.Done;
        (AssigneeId, Note) = (to, note);
        Record(new TaskDelegated(LeadId, Id, Key, to, by));
        return Outcome.Done;
    }

    /// <summary>It is done; not before the tasks it waits for.</summary>
    public Outcome Complete(PersonId by, DateTimeOffset now, IReadOnlyList<string>? waitsFor = null) =>
        State == TaskState.Open && waitsFor is { Count: > 0 } ? Refusal.Rule("task-blocked", (object)waitsFor) : Close(TaskState.Done, by, now);

    /// <summary>It is not needed here.</summary>
    public Outcome Waive(string because, PersonId by, DateTimeOffset now)
    {
        var closed = Close(TaskState.Waived, by, now);
        if (closed.Succeeded) WaivedBecause = because;
        return closed;
    }

    /// <summary>The lead moved on without it.</summary>
    public Outcome Drop(PersonId by, DateTimeOffset now) => Close(TaskState.Dropped, by, now);

    /// <summary>Goes over to another definition, with who does it there and whether the stage waits for it; when it is due stays.</summary>
    public void Carry(StageKey stage, Role role, bool critical)
    {
        if ((stage, role, critical) == (Stage, Role, Critical)) return;
        (Stage, Role, Critical) = (stage, role, critical);
        Record(new TaskCarried(LeadId, Id, Key, stage.Value));
    }

    /// <summary>It was closed by mistake; what the stage dropped when it was left comes back with the move alone.</summary>
    public Outcome TakeBack()
    {
        if (State == TaskState.Dropped) return LeadRefusals.AlreadyDecided;
        if (State != TaskState.Open) Reopen();
        return Outcome.Done;
    }

    /// <summary>It waits again.</summary>
    public void Reopen()
    {
        (State, ClosedBy, ClosedAt, WaivedBecause) = (TaskState.Open, null, null, null);
        Record(new TaskReopened(LeadId, Id, Key));
    }

    private Outcome Close(TaskState state, PersonId by, DateTimeOffset now)
    {
        if (State != TaskState.Open) return LeadRefusals.AlreadyDecided;
        (State, ClosedBy, ClosedAt) = (state, by, now);
        Record(new TaskClosed(LeadId, Id, Key, state, by));
        return Outcome.Done;
    }
}

/// <summary>A task was opened.</summary>
[FactName("task.opened")]
public sealed record TaskOpened(LeadId Lead, Guid Task, string? Key, string Stage, Role Role, DateTimeOffset Due) : IFact;

/// <summary>A task was put off.</summary>
[FactName("task.postponed")]
public sealed record TaskPostponed(LeadId Lead, Guid Task, string? Key, DateTimeOffset Until, PersonId By) : IQuietFact;

/// <summary>A task was done, waived or dropped.</summary>
[FactName("task.closed")]
public sealed record TaskClosed(LeadId Lead, Guid Task, string? Key, TaskState State, PersonId By) : IFact;

/// <summary>A task goes on under another definition of the lead's process.</summary>
[FactName("task.carried")]
public sealed record TaskCarried(LeadId Lead, Guid Task, string? Key, string Stage) : IQuietFact;
