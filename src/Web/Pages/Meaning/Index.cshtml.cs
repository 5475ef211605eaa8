using GlobalReach.Domain.Leads;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Meaning;

/// <summary>What the desk's words mean: its stages, statuses, levels, gates and figures, for whoever meets one and wonders.</summary>
public sealed class IndexModel(ProcessCatalog processes, IStringLocalizer<Labels> labels) : PageModel
{
    private static readonly string[] Gates = ["gate", "hard", "skip", "qualified", "won", "cold"];
    private static readonly string[] Scores = ["value", "confidence", "grade"];
    private static readonly string[] Figures = ["fte", "levels"];

    /// <summary>Each group by its heading, with its words in their order.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<Word> Words)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var process = await processes.Latest(RegisterInquiry.Process, ct);
        var texts = processes.Texts(process.Key);
        Groups =
        [
            ("Words_Stages", [.. process.Stages.Select(stage => new Word($"stage-{stage.Key.Value}", texts.Stage(stage.Key), texts.Stages.GetValueOrDefault(stage.Key.Value)?.Purpose ?? ""))]),
            ("Words_Statuses", Values<LeadStatus>()),
            ("Words_Gates", Named(Gates)),
            ("Words_Levels", Values<Confidentiality>()),
            ("Words_Score", Named(Scores)),
            ("Words_Figures", Named(Figures)),
        ];
    }

    private List<Word> Values<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Word($"{typeof(T).Name}-{value}", labels.Name(value), labels[$"Word_{typeof(T).Name}_{value}"]))];

    private List<Word> Named(string[] keys) => [.. keys.Select(key => new Word(key, labels[$"Word_{key}_Name"], labels[$"Word_{key}"]))];

    /// <summary>One word, where it stands on the page, and what it means.</summary>
    public sealed record Word(string Id, string Name, string Meaning);
}
