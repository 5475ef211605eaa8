using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>What a draft would have said to something that happened.</summary>
public enum Verdict
{
    /// <summary>The move would have been refused.</summary>
    Refused,

    /// <summary>The move would have been made, with something more to say.</summary>
    Asked,

    /// <summary>The journal does not tell whether it would have been refused.</summary>
    Untold,

    /// <summary>A deadline would have been late, or escalated so far.</summary>
    Late,

    /// <summary>A deadline that was late would not have been.</summary>
    InTime,

    /// <summary>The journal does not tell whether a deadline would have been late.</summary>
    ClockUntold,
}

/// <summary>One thing that would have gone otherwise: at which stage, about which gate, deadline or other matter; the rung is how far a late deadline would have been escalated.</summary>
public sealed record Finding(Verdict Verdict, string Stage, string About, DateTimeOffset At, int Rung = 0);

/// <summary>The journal of one lead played through a draft. Pure, and it never guesses: what the journal does not tell is counted as that.</summary>
/// <remarks>
/// A gate that the version of that time had as well was met, or the move says that it was passed unmet: that is what the engine recorded. A gate that is new is judged by what
/// the journal told until then (<see cref="ToldFacts"/>). Clocks run on the draft's calendar and stand while the lead waited. Only the time a lead spent on the draft's own track is
/// judged; another version of it that the lead went over to on the way is what the engine went by from then on. Tasks and approvals are judged by when they were opened and closed.
/// </remarks>
public sealed class Rehearsal(ProcessDefinition draft, Func<ProcessRef, ProcessDefinition> versions, WorkingCalendar calendar, DateTimeOffset since, DateTimeOffset now)
{
    private readonly string[] asked = [.. draft.Stages.SelectMany(stage => stage.Deadlines).SelectMany(deadline => new[] { deadline.Until, deadline.Sooner?.When }).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>How many moves of the period were looked at, and what of them would have gone otherwise.</summary>
    public (int Moves, IReadOnlyList<Finding> Findings) Of(IReadOnlyList<(DateTimeOffset At, IFact Fact)> journal)
    {
        var (told, moves, findings) = (new ToldFacts(), 0, new List<Finding>());
        ProcessDefinition? process = null;
        var stays = new List<Stay>();
        foreach (var (at, fact) in journal)
        {
            switch (fact)
            {
                case LeadRegistered begun:
                    process = versions(new ProcessRef(begun.Process, begun.ProcessVersion));
                    stays.Add(new Stay(begun.Stage, at, process));
                    break;
                case LeadMigrated over:
                    process = versions(new ProcessRef(over.ToProcess, over.ToVersion));
                    Follow(over, at, process, stays);
                    break;
                case LeadMoved moved when process is not null:
                    if (at >= since && process.Key == draft.Key)
                    {
                        moves++;
                        findings.AddRange(Judge(moved, at, process, told));
                    }

                    Follow(moved, at, process, stays);
                    break;
                case LeadMoveUndone undone:
                    Follow(undone, stays);
                    break;
            }

            told.Hear(fact);
            if (stays.Count > 0) stays[^1].Hear(at, fact, told, asked);
        }

        findings.AddRange(stays.Where(stay => stay.From >= since && stay.Process.Key == draft.Key).SelectMany(Judge));
        return (moves, findings);
    }

    private static void Follow(LeadMoved moved, DateTimeOffset at, ProcessDefinition process, List<Stay> stays)
    {
        if (stays.Count == 0) return;
        if (moved.From != moved.To || moved.ToStatus.IsTerminal) stays[^1].Until = at;
        if (moved.From != moved.To && !moved.ToStatus.IsTerminal) stays.Add(new Stay(moved.To, at, process));
        else if (moved.FromStatus.IsTerminal) stays.Add(new Stay(moved.To, at, process) { ClocksRun = false });
        else if (moved.FromStatus == LeadStatus.Active && moved.ToStatus != LeadStatus.Active) stays[^1].Waits.Add((at, null));
        else if (moved.ToStatus == LeadStatus.Active && stays[^1].Waits is [.., (var began, null)] waits) waits[^1] = (began, at);
    }

    /// <summary>To another version in the same stage its time there goes on; anywhere else another time begins.</summary>
    private static void Follow(LeadMigrated over, DateTimeOffset at, ProcessDefinition process, List<Stay> stays)
    {
        if (stays.Count > 0 && over.From == over.To && over.FromProcess == over.ToProcess)
        {
            stays[^1].Process = process;
            return;
        }

        if (stays.Count > 0) stays[^1].Until = at;
        stays.Add(new Stay(over.To, at, process));
        if (over.Status != LeadStatus.Active) stays[^1].Waits.Add((at, null));
    }

    /// <summary>A move that was taken back: its time in the stage it led to was none, and the one before goes on.</summary>
    private static void Follow(LeadMoveUndone undone, List<Stay> stays)
    {
        if (undone.From != undone.To && stays.Count > 1) stays.RemoveAt(stays.Count - 1);
        if (stays.Count == 0) return;
        stays[^1].Until = null;
        if (undone.ToStatus == LeadStatus.Active && stays[^1].Waits is [.., (_, null)] waits) waits.RemoveAt(waits.Count - 1);
    }

    private List<Finding> Judge(LeadMoved moved, DateTimeOffset at, ProcessDefinition process, ToldFacts told)
    {
        var stage = draft.Stages.FirstOrDefault(known => known.Key.Value == moved.From);
        if (stage is null) return [new Finding(Verdict.Untold, moved.From, "stage", at)];
        var action = Offered(draft, moved);
        if (action is null) return [new Finding(Verdict.Refused, moved.From, "action", at)];
        if (action.Kind == ActionKind.Skip && draft.Stages.All(known => known.Key.Value != moved.To)) return [new Finding(Verdict.Untold, moved.From, "stage", at)];

        var before = Offered(process, moved);
        var had = before is null ? [] : Gates(process, before, moved).Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        var skips = action.Kind == ActionKind.Skip;
        var findings = new List<Finding>();
        foreach (var use in Gates(draft, action, moved))
        {
            var met = had.Contains(use.Name) ? !moved.Skipped.Contains(use.Name) : told.Tells(use, stage);
            if (met == true || (skips && !use.NeverSkipped)) continue;
            var wasPassed = had.Contains(use.Name) && before is not null && Gates(process, before, moved).First(known => known.Name == use.Name).Soft;
            if (use.Soft && wasPassed) continue;
            findings.Add(new Finding(met is null ? Verdict.Untold : use.Soft ? Verdict.Asked : Verdict.Refused, moved.From, use.Name, at));
        }

        if (before is not null && !Roles(draft, action, moved).SequenceEqual(Roles(process, before, moved))) findings.Add(new Finding(Verdict.Untold, moved.From, "roles", at));
        if (before is not null && action.Inputs.Except(before.Inputs).Any()) findings.Add(new Finding(Verdict.Asked, moved.From, "inputs", at));
        return findings;
    }

    private static ActionDefinition? Offered(ProcessDefinition process, LeadMoved moved) =>
        process.Actions.FirstOrDefault(action => action.Key.Value == moved.Via && (action.From.Count == 0 || action.From.Any(stage => stage.Value == moved.From)) && action.FromStatus.Contains(moved.FromStatus));

    /// <summary>The gates before that move: those of the stages it leaves behind, and the action's own.</summary>
    private static IEnumerable<GateUse> Gates(ProcessDefinition process, ActionDefinition action, LeadMoved moved)
    {
        var here = process.IndexOf(new StageKey(moved.From));
        var left = action.Kind switch
        {
            ActionKind.Advance => 1,
            ActionKind.Skip => Math.Max(0, process.IndexOf(new StageKey(moved.To)) - here),
            _ => 0,
        };
        return process.Stages.Skip(here).Take(left).SelectMany(stage => stage.Exit).Concat(action.Gates).DistinctBy(use => use.Name);
    }

    private static IEnumerable<Domain.People.Role> Roles(ProcessDefinition process, ActionDefinition action, LeadMoved moved) =>
        (action is { Kind: ActionKind.Advance, Roles.Count: 0 } ? process.Stages.FirstOrDefault(stage => stage.Key.Value == moved.From)?.LeftBy ?? [] : action.Roles).Order();

    private IEnumerable<Finding> Judge(Stay stay)
    {
        if (!stay.ClocksRun || draft.Stages.FirstOrDefault(stage => stage.Key.Value == stay.Stage) is not { } stage) return [];
        var before = stay.Process.Stages.FirstOrDefault(known => known.Key.Value == stay.Stage)?.Deadlines ?? [];
        return stage.Deadlines.Where(deadline => !before.Any(known => known.Key == deadline.Key && Same(known, deadline))).Select(deadline => Judge(stay, deadline)).OfType<Finding>()
            .Concat(Subjects(stage).Where(subject => Subjects(stay.Process.Stages.FirstOrDefault(known => known.Key == stage.Key)).Any(known => known.Key == subject.Key && known.Within != subject.Within)).SelectMany(subject => Judge(stay, subject)))
            .Concat(before.Where(known => stage.Deadlines.All(deadline => deadline.Key != known.Key) && stay.RangAt.ContainsKey(known.Key)).Select(known => new Finding(Verdict.InTime, stay.Stage, known.Key, stay.From)));
    }

    /// <summary>What is opened in a stage and has a time of its own: its tasks and approvals.</summary>
    private static IEnumerable<(string Key, string Within)> Subjects(StageDefinition? stage) =>
        (stage?.Tasks ?? []).Select(task => (ClockKeys.OfTask(task.Key), task.Within)).Concat((stage?.Approvals ?? []).Select(approval => (ClockKeys.OfApproval(approval.Key), approval.Within ?? "")));

    /// <summary>Whether each that was opened then would have been overdue in the time it has here.</summary>
    private IEnumerable<Finding> Judge(Stay stay, (string Key, string Within) subject)
    {
        if (!WorkingTime.TryParse(subject.Within, out var term)) yield break;
        foreach (var (opened, closed) in stay.Subjects.Where(known => known.Key == subject.Key).Select(known => (known.Opened, known.Closed)))
        {
            var end = new[] { closed, stay.Until, now }.Min()!.Value;
            if (Pause(opened, calendar.Add(opened, term), stay.Waits) < end) yield return new Finding(Verdict.Late, stay.Stage, subject.Key, opened, 1);
        }
    }

    private Finding? Judge(Stay stay, DeadlineDefinition deadline)
    {
        var (done, isTold) = deadline.Until is { } until ? stay.FirstTold(until) : (null, true);
        var sooner = deadline.Sooner is { } some ? stay.AtBeginning(some.When) : false;
        if (!isTold || sooner is null) return new Finding(Verdict.ClockUntold, stay.Stage, deadline.Key, stay.From);

        var end = new[] { done, stay.Until, now }.Min()!.Value;
        var (rung, rings) = (0, (DateTimeOffset?)calendar.Add(stay.From, WorkingTime.Parse(sooner == true ? deadline.Sooner!.Within : deadline.Within)));
        for (var from = stay.From; rings is not null && rung < deadline.Escalations.Count; rung++)
        {
            rings = Pause(from, rings.Value, stay.Waits);
            if (rings is null || rings >= end) break;
            from = rings.Value;
            rings = rung + 1 < deadline.Escalations.Count ? calendar.Add(from, WorkingTime.Parse(deadline.Escalations[rung + 1].After!)) : null;
        }

        if (rung > 0) return new Finding(Verdict.Late, stay.Stage, deadline.Key, stay.From, rung);
        return stay.RangAt.ContainsKey(deadline.Key) ? new Finding(Verdict.InTime, stay.Stage, deadline.Key, stay.From) : null;
    }

    /// <summary>When a clock rings that stands while the lead waits; null where it stands still.</summary>
    private DateTimeOffset? Pause(DateTimeOffset from, DateTimeOffset rings, List<(DateTimeOffset From, DateTimeOffset? Until)> waits)
    {
        foreach (var (began, ended) in waits.Where(wait => wait.From >= from))
        {
            if (began >= rings) break;
            if (ended is not { } resumed) return null;
            rings = calendar.Add(resumed, calendar.WorkingTimeBetween(began, rings));
        }

        return rings;
    }

    private static bool Same(DeadlineDefinition one, DeadlineDefinition other) => one with { Escalations = [] } == other with { Escalations = [] } && one.Escalations.SequenceEqual(other.Escalations);

    /// <summary>A lead's time in one stage.</summary>
    private sealed class Stay(string stage, DateTimeOffset from, ProcessDefinition process)
    {
        private readonly Dictionary<string, DateTimeOffset> told = new(StringComparer.Ordinal);
        private readonly HashSet<string> untold = new(StringComparer.Ordinal);
        private readonly Dictionary<string, bool?> atBeginning = new(StringComparer.Ordinal);
        private bool isNew = true;

        public string Stage => stage;

        public DateTimeOffset From => from;

        /// <summary>The version the engine went by, the last one where it changed on the way.</summary>
        public ProcessDefinition Process { get; set; } = process;

        public DateTimeOffset? Until { get; set; }

        /// <summary>A lead that is taken up again after its end starts no clocks.</summary>
        public bool ClocksRun { get; init; } = true;

        public List<(DateTimeOffset From, DateTimeOffset? Until)> Waits { get; } = [];

        /// <summary>When the deadlines of that time first passed.</summary>
        public Dictionary<string, DateTimeOffset> RangAt { get; } = new(StringComparer.Ordinal);

        /// <summary>Tasks and approvals that were opened in it, and when they were closed.</summary>
        public List<(Guid Id, string Key, DateTimeOffset Opened, DateTimeOffset? Closed)> Subjects { get; } = [];

        public void Hear(DateTimeOffset at, IFact fact, ToldFacts facts, string[] asked)
        {
            switch (fact)
            {
                case DeadlineRang rang: RangAt.TryAdd(rang.Key, at); break;
                case TaskOpened { Key: { } key } task: Subjects.Add((task.Task, ClockKeys.OfTask(key), at, null)); break;
                case ApprovalRequested approval: Subjects.Add((approval.Approval, ClockKeys.OfApproval(approval.Key), at, null)); break;
                case TaskClosed task: Close(task.Task, at); break;
                case ApprovalClosed approval: Close(approval.Approval, at); break;
                case TaskReopened task: Close(task.Task, null); break;
                case ApprovalReopened approval: Close(approval.Approval, null); break;
            }

            foreach (var name in asked)
            {
                var known = facts.Tells(name);
                if (isNew) atBeginning[name] = known;
                if (known == true) told.TryAdd(name, at);
                // Once it was not told it may have been true from then on.
                if (known is null && !told.ContainsKey(name)) untold.Add(name);
            }

            isNew = false;
        }

        private void Close(Guid subject, DateTimeOffset? at)
        {
            var known = Subjects.FindIndex(one => one.Id == subject);
            if (known >= 0) Subjects[known] = Subjects[known] with { Closed = at };
        }

        /// <summary>When a fact was first known in it; whether the journal tells that at all.</summary>
        public (DateTimeOffset? At, bool IsTold) FirstTold(string name) => untold.Contains(name) ? (null, false) : (told.TryGetValue(name, out var known) ? known : null, true);

        public bool? AtBeginning(string name) => atBeginning.GetValueOrDefault(name);
    }
}
