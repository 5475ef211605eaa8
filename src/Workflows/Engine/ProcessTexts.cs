using System.Text.Json;

namespace GlobalReach.Workflows.Engine;

/// <summary>The words of a process in one language. They are outside a version's hash: a better word is no new process.</summary>
public sealed record ProcessTexts
{
    /// <summary>What the process is called; its key where nobody named it.</summary>
    public string? Name { get; init; }

    /// <summary>Names and purposes of the stages.</summary>
    public IReadOnlyDictionary<string, StageText> Stages { get; init; } = new Dictionary<string, StageText>();

    /// <summary>Names of the actions.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the deadlines.</summary>
    public IReadOnlyDictionary<string, string> Deadlines { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the tasks.</summary>
    public IReadOnlyDictionary<string, string> Tasks { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the approvals.</summary>
    public IReadOnlyDictionary<string, string> Approvals { get; init; } = new Dictionary<string, string>();

    /// <summary>These words, and those of another process that they lack.</summary>
    public ProcessTexts With(ProcessTexts more) => this with
    {
        Stages = Both(Stages, more.Stages), Actions = Both(Actions, more.Actions), Deadlines = Both(Deadlines, more.Deadlines), Tasks = Both(Tasks, more.Tasks), Approvals = Both(Approvals, more.Approvals),
    };

    private static Dictionary<string, T> Both<T>(IReadOnlyDictionary<string, T> own, IReadOnlyDictionary<string, T> more) => more.Concat(own).GroupBy(word => word.Key).ToDictionary(word => word.Key, word => word.Last().Value);

    /// <summary>Reads the words of a language.</summary>
    public static ProcessTexts Read(string json) => JsonSerializer.Deserialize<ProcessTexts>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The file is empty.");

    /// <summary>These words, and the others' deadlines where these have none.</summary>
    public ProcessTexts Over(ProcessTexts others) => this with { Deadlines = Both(Deadlines, others.Deadlines) };

    /// <summary>A stage's name, or its key where a word is missing.</summary>
    public string Stage(StageKey key) => Stages.TryGetValue(key.Value, out var text) ? text.Name : key.Value;

    /// <summary>An action's name.</summary>
    public string Action(ActionKey key) => Actions.GetValueOrDefault(key.Value, key.Value);

    /// <summary>A deadline's name; the clock of a task or approval is called as that is.</summary>
    public string Deadline(string key) => ClockKeys.TaskOf(key) is { } task ? Task(task) : ClockKeys.ApprovalOf(key) is { } approval ? Approval(approval) : Deadlines.GetValueOrDefault(key, key);

    /// <summary>An approval's name.</summary>
    public string Approval(string key) => Approvals.GetValueOrDefault(key, key);

    /// <summary>A task's name.</summary>
    public string Task(string key) => Tasks.GetValueOrDefault(key, key);
}

/// <summary>What a stage is called and for.</summary>
public sealed record StageText(string Name, string Purpose);
