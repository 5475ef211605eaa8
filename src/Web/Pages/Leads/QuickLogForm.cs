using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The line in which a talk is written down, and what it is understood as so far.</summary>
public sealed record QuickLogForm(string Lead, Guid NewId)
{
    public string? Line { get; init; }

    public QuickLog.Entry? Entry { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsRecorded { get; init; }

    public bool TakesFocus { get; init; }

    public string Address => $"{Lead}/quick-log";
}
