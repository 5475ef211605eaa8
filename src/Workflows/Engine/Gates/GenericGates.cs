using GlobalReach.Domain.People;

namespace GlobalReach.Workflows.Engine.Gates;

/// <summary>A fact of the catalogue is known, or the client cannot say.</summary>
internal sealed class FactKnown : IGate
{
    public string Key => "fact-known";

    public bool Accepts(string? of) => of is not null && FactCatalog.Has(of);

    public LeadParts Reads(string? of) => FactCatalog.Reads(of!);

    public Refusal? Check(string? of, GateFacts facts) => FactCatalog.IsKnown(of!, facts) ? null : Refusal.Rule("fact-missing", of!);
}

/// <summary>A playbook task of the stage is done or waived.</summary>
internal sealed class TaskDone : IGate
{
    public string Key => "task-done";

    public bool Accepts(string? of) => of is { Length: > 0 };

    public LeadParts Reads(string? of) => LeadParts.Tasks;

    public Refusal? Check(string? of, GateFacts facts) =>
        facts.Tasks.Any(task => task.Key == of && task.State is TaskState.Done or TaskState.Waived) ? null : Refusal.Rule("task-not-done", of!);
}

/// <summary>Every critical task of the stage is done or waived. Where none was opened the lead was not there yet: a skip over the stage says so.</summary>
internal sealed class CriticalTasksDone : IGate
{
    public string Key => "critical-tasks-done";

    public bool Accepts(string? of) => of is null;

    public LeadParts Reads(string? of) => LeadParts.Tasks;

    public Refusal? Check(string? of, GateFacts facts)
    {
        var critical = facts.Tasks.Where(task => task.Critical).ToList();
        var open = critical.Count(task => task.State == TaskState.Open);
        return critical.Count > 0 && open == 0 ? null : Refusal.Rule("critical-tasks-open", open);
    }
}

/// <summary>A document of a kind is on file.</summary>
internal sealed class DocumentPresent : IGate
{
    public string Key => "document-present";

    public bool Accepts(string? of) => Enum.TryParse<DocumentKind>(of, out _);

    public LeadParts Reads(string? of) => LeadParts.Documents;

    public Refusal? Check(string? of, GateFacts facts) =>
        facts.Documents.Contains(Enum.Parse<DocumentKind>(of!)) ? null : Refusal.Rule("document-missing", of!);
}
