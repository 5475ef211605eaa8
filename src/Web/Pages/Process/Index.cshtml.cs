using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process;

/// <summary>The running definition, drawn: stages with the leads that stand in them and how long, what has to be true before each is left, and the ways on, back and out.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, RefusalTexts refusals, ProcessWords words, ProcessMap map, IStringLocalizer<Labels> labels) : PageModel
{
    public ProcessDiagram.Result Process { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    /// <summary>The tracks there are, by key.</summary>
    public IReadOnlyList<string> Tracks { get; private set; } = [];

    public string TrackName(string track) => processes.Texts(track).Name ?? track;

    /// <summary>Narrows a list of leads to this track.</summary>
    public string OnTrack => $"track={Process.Definition.Key}";

    public bool IsLatest => Process.Definition.Version == Process.Versions[0].Version;

    public async Task<IActionResult> OnGetAsync(int? version, string? track, CancellationToken ct)
    {
        if (!ModelState.IsValid) return NotFound();
        var found = await mediator.Send(new ProcessDiagram.Query(version) { Track = string.IsNullOrEmpty(track) ? RegisterInquiry.Process : track }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Process = found.Value;
        Texts = processes.Texts(Process.Definition.Key);
        Tracks = await processes.Keys(ct);
        return Page();
    }

    public ProcessDiagram.Standing? StandingOf(StageDefinition stage) => Process.Standings?.Single(standing => standing.Stage == stage.Key);

    public IReadOnlyList<ActionDefinition> WaysOut(StageDefinition stage) =>
        [.. Process.Definition.Actions.Where(action => action.Kind == ActionKind.ChangeStatus && action.FromStatus.Contains(Domain.Leads.LeadStatus.Active) && (action.From.Count == 0 || action.From.Contains(stage.Key)))];

    /// <summary>Changes of status, each once with all the stages it is offered in.</summary>
    public IEnumerable<ActionDefinition> StatusChanges => Process.Definition.Actions.Where(action => action.Kind == ActionKind.ChangeStatus);

    public string Stages(ActionDefinition action) => action.From.Count == 0 || action.From.Count == Process.Definition.Stages.Count
        ? labels["Process_EveryStage"]
        : string.Join(", ", action.From.Select(Texts.Stage));

    public string Asks(ActionDefinition action) => string.Join(", ", action.Inputs.Select(input => labels[$"Process_Asks_{input}"].Value));

    public string Gate(GateUse gate) => refusals.Gate(gate.Name);

    /// <summary>How much working time there is, with the shorter term some leads have.</summary>
    public string Term(DeadlineDefinition deadline) => deadline.Sooner is { } sooner
        ? labels["Process_Sooner", Term(deadline.Within), Term(sooner.Within), refusals.Gate($"fact:{sooner.When}")]
        : Term(deadline.Within);

    public string Term(string within) => words.Term(within);

    /// <summary>What ends a deadline: a fact, or leaving the stage.</summary>
    public string Until(DeadlineDefinition deadline) => deadline.Until is { } fact ? labels["Process_Until", refusals.Gate($"fact:{fact}")] : labels["Process_UntilLeft"];

    public string Ladder(DeadlineDefinition deadline) => labels["Process_Ladder", words.Ladder(deadline.Escalations)];

    public string Days(int? days) => days is { } known ? labels[known == 1 ? "Process_Day_One" : "Process_Day", known.ToString("N0", CultureInfo.CurrentCulture)] : "–";

    /// <summary>Stages and moves for the drawing. Told as data, which the content policy lets stand in a page because nothing of it runs.</summary>
    public string Map() => ProcessMap.Json(map.Of(Process.Definition, Texts, Lines));

    private string[] Lines(StageDefinition stage)
    {
        if (StandingOf(stage) is not { } standing) return [labels.Name(stage.Owner)];
        var open = labels[standing.Open == 1 ? "Process_Open_One" : "Process_Open", standing.Open.ToString("N0", CultureInfo.CurrentCulture)].Value;
        var waits = Waits(standing);
        return [waits is null ? open : $"{open} · {waits}", standing.MedianDays is null ? labels["Process_NobodyWaits"] : labels["Process_Median", Days(standing.MedianDays)]];
    }

    /// <summary>How many of a stage's leads wait for others; null when none does.</summary>
    public string? Waits(ProcessDiagram.Standing standing) => (standing.OnHold + standing.Dormant) switch
    {
        0 => null,
        1 => labels["Process_Waits_One"].Value,
        var waits => labels["Process_Waits", waits.ToString("N0", CultureInfo.CurrentCulture)].Value,
    };
}
