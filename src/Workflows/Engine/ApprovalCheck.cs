using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;

namespace GlobalReach.Workflows.Engine;

/// <summary>Looks the approvals and tasks of a definition over: each can be decided by somebody, ends in time, and names only what is there.</summary>
internal static class ApprovalCheck
{
    public static IEnumerable<ProcessFault> Check(ProcessDefinition process)
    {
        foreach (var twice in process.Stages.SelectMany(stage => stage.Approvals ?? []).GroupBy(approval => approval.Key).Where(same => same.Count() > 1))
        {
            yield return new("$.stages", $"Approval '{twice.Key}' is there {twice.Count()} times: give each its own key.");
        }

        for (var i = 0; i < process.Stages.Count; i++)
        {
            var (stage, path) = (process.Stages[i], $"$.stages[{i}]");
            foreach (var use in stage.Exit.Where(use => use.Gate == "approval-given" && (stage.Approvals ?? []).All(approval => approval.Key != use.Of)))
            {
                yield return new($"{path}.exit", $"Gate '{use.Name}' asks for an approval this stage does not offer: add it to the stage's approvals or take the gate away.");
            }

            foreach (var (approval, n) in (stage.Approvals ?? []).Select((approval, n) => (approval, n)))
            {
                foreach (var fault in Approval(stage, approval, $"{path}.approvals[{n}]")) yield return fault;
            }

            foreach (var fault in Tasks(stage, path)) yield return fault;
        }
    }

    private static IEnumerable<ProcessFault> Approval(StageDefinition stage, ApprovalDefinition approval, string path)
    {
        if (approval.Key.Length is 0 or > ClockKeys.Longest) yield return new($"{path}.key", $"A key has between 1 and {ClockKeys.Longest} characters: choose another.");
        if (approval.Steps.Count == 0) yield return new($"{path}.steps", "Nobody is asked: add a step with the roles that decide.");
        for (var n = 0; n < approval.Steps.Count; n++)
        {
            foreach (var fault in Step(approval.Steps[n], $"{path}.steps[{n}]")) yield return fault;
        }

        var always = approval.Steps.Count(step => step.From is null);
        if (approval.Steps.Count > 0 && always == 0) yield return new($"{path}.steps", "Below every limit nobody is asked: let one step apply always.");
        if (approval.Policy == ApprovalPolicy.Quorum && (approval.Quorum is not { } quorum || quorum < 1 || quorum > always))
        {
            yield return new($"{path}.quorum", $"A quorum is between 1 and the {always} deciders who are always asked: set it so.");
        }

        if (approval.Policy != ApprovalPolicy.Quorum && approval.Quorum is not null) yield return new($"{path}.quorum", "Only the policy 'quorum' has a number: take it away or change the policy.");
        if (!WorkingTime.TryParse(approval.Within ?? "", out _)) yield return new($"{path}.within", "Nobody would ever be told that it waits: give it a working time, such as 4h or 2d.");
        if (approval.OnTimeout is null) yield return new($"{path}.onTimeout", "It is not said what happens when the time has passed: write remind, escalate or refuse. Silence never approves.");
        if (approval is { OnTimeout: ApprovalTimeout.Escalate, Escalations: null or { Count: 0 } }) yield return new($"{path}.escalations", "It escalates to nobody: add who is told.");
        foreach (var fault in Rungs(approval.Escalations, $"{path}.escalations")) yield return fault;
        foreach (var reset in approval.Resets ?? [])
        {
            var known = ClockKeys.ApprovalOf(reset) is { } other ? other != approval.Key && stage.Approvals!.Any(a => a.Key == other) : ClockKeys.TaskOf(reset) is { } task && stage.Tasks.Any(t => t.Key == task);
            if (!known) yield return new($"{path}.resets", $"A refusal cannot take '{reset}' back: name another approval of the stage as approval:key, or one of its tasks as task:key.");
        }
    }

    private static IEnumerable<ProcessFault> Step(ApprovalStep step, string path)
    {
        if (step.Roles.Count == 0) yield return new($"{path}.roles", "Nobody fills this step: name at least one role.");
        foreach (var blind in step.Roles.Where(role => !Rights.Of([role]).Contains(Permission.ReadLeads))) yield return new($"{path}.roles", $"'{blind}' sees no leads and cannot decide on one: name another role.");
        if (step.From is { Count: 0 }) yield return new($"{path}.from", "The step has limits but names none: add one, or take 'from' away.");
        foreach (var limit in (step.From ?? []).Where(limit => !Money.IsCurrency(limit.Currency) || limit.Amount <= 0)) yield return new($"{path}.from", $"'{limit.Currency} {limit.Amount}' is no limit: write an ISO currency and an amount above 0.");
        foreach (var twice in (step.From ?? []).GroupBy(limit => limit.Currency).Where(same => same.Count() > 1)) yield return new($"{path}.from", $"'{twice.Key}' has {twice.Count()} limits: keep one.");
    }

    private static IEnumerable<ProcessFault> Tasks(StageDefinition stage, string path)
    {
        if (stage.Tasks.Any(task => task.Critical) && stage.Exit.All(use => use.Gate != "critical-tasks-done"))
        {
            yield return new($"{path}.exit", "A task of this stage is critical but nothing holds the lead for it: add the gate 'critical-tasks-done'.");
        }

        for (var n = 0; n < stage.Tasks.Count; n++)
        {
            var (task, at) = (stage.Tasks[n], $"{path}.tasks[{n}]");
            if (task.Escalations is { Count: > 0 } && task.Key.Length > ClockKeys.Longest) yield return new($"{at}.key", $"The key of a task that escalates has at most {ClockKeys.Longest} characters: choose another.");
            foreach (var fault in Rungs(task.Escalations, $"{at}.escalations")) yield return fault;
            foreach (var unknown in (task.BlockedBy ?? []).Where(key => stage.Tasks.All(other => other.Key != key))) yield return new($"{at}.blockedBy", $"This stage opens no task '{unknown}': name one of its tasks.");
            if (WaitsForItself(stage, task)) yield return new($"{at}.blockedBy", $"Task '{task.Key}' waits for itself in the end: take one of the tasks away that it waits for.");
        }
    }

    private static bool WaitsForItself(StageDefinition stage, TaskDefinition task)
    {
        var (open, seen) = (new Stack<string>(task.BlockedBy ?? []), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryPop(out var key))
        {
            if (key == task.Key) return true;
            if (seen.Add(key)) foreach (var next in stage.Tasks.FirstOrDefault(other => other.Key == key)?.BlockedBy ?? []) open.Push(next);
        }

        return false;
    }

    private static IEnumerable<ProcessFault> Rungs(IReadOnlyList<Escalation>? ladder, string path)
    {
        for (var n = 1; n < (ladder?.Count ?? 0); n++)
        {
            if (!WorkingTime.TryParse(ladder![n].After ?? "", out _)) yield return new($"{path}[{n}].after", "A further rung needs its distance from the one before: write hours or days, such as 4h or 1d.");
        }
    }
}
