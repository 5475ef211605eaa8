namespace GlobalReach.Workflows.Engine;

/// <summary>The keys of clocks that belong to a task or an approval, and the ladders they climb.</summary>
public static class ClockKeys
{
    private const string TaskPrefix = "task:";
    private const string ApprovalPrefix = "approval:";

    /// <summary>The longest key of a task or approval, so that its clock's key can be stored.</summary>
    public const int Longest = 50;

    /// <summary>The clock of an overdue task.</summary>
    public static string OfTask(string task) => TaskPrefix + task;

    /// <summary>The clock of an approval.</summary>
    public static string OfApproval(string approval) => ApprovalPrefix + approval;

    /// <summary>The task a clock or name is about; null when it is about none.</summary>
    public static string? TaskOf(string key) => After(TaskPrefix, key);

    /// <summary>The approval a clock or name is about; null when it is about none.</summary>
    public static string? ApprovalOf(string key) => After(ApprovalPrefix, key);

    /// <summary>Who is told; null for a clock of the lead itself.</summary>
    public static IReadOnlyList<Escalation>? LadderOf(ProcessDefinition process, string key) =>
        TaskOf(key) is { } task ? process.Stages.SelectMany(stage => stage.Tasks).FirstOrDefault(definition => definition.Key == task && definition.Escalations is { Count: > 0 })?.Escalations ?? [new Escalation(Recipient.Owner)]
        : ApprovalOf(key) is { } approval ? process.Stages.SelectMany(stage => stage.Approvals ?? []).FirstOrDefault(definition => definition.Key == approval)?.Ladder ?? [new Escalation(Recipient.Asked)]
        : null;

    private static string? After(string prefix, string key) => key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : null;
}
