using System.Globalization;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>What the draft would have said to the last twelve months. It is played through step by step: the page goes on by itself, and by a button without script.</summary>
public sealed class SimulationModel(CurrentDraft current, ProcessWords words, CurrentUser user, IMediator mediator, IStringLocalizer<Labels> labels) : PageModel
{
    public CurrentDraft Current => current;

    public SimulationPage.Result? Simulation { get; private set; }

    /// <summary>The figure whose rows are open.</summary>
    public int? Figure { get; private set; }

    public bool MayOpenLeads => user.May(Permission.ReadLeads);

    public bool IsStale => Simulation is { } known && known.Revision != current.Draft.Revision;

    public bool IsRunning => Simulation is { IsOver: false } && !IsStale;

    public IEnumerable<(int Index, Tally.Figure Figure)> Figures(params Verdict[] verdicts) =>
        Simulation!.Tally.Figures.Select((figure, index) => (index, figure)).Where(row => verdicts.Contains(row.figure.Verdict)).OrderByDescending(row => row.figure.Count);

    public string About(Tally.Figure figure) => figure switch
    {
        { About: "roles" or "inputs" or "action" or "stage" } => labels[$"Simulation_About_{figure.About}"],
        { Verdict: Verdict.Late or Verdict.InTime or Verdict.ClockUntold } => current.Texts.Deadline(figure.About),
        _ => words.Gate(figure.About, current.Texts),
    };

    public static string Whole(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(Guid id, int? figure, CancellationToken ct)
    {
        if (await Load(id, figure, ct) is { } problem) return problem;
        return Page();
    }

    /// <summary>Begins, or goes on for about a second.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, bool anew, CancellationToken ct) =>
        await this.Answer(await mediator.Send(new SimulateDraft.Command(id, anew), ct), () => Redirect($"/process/drafts/{id}/simulation"), () => Load(id, null, ct));

    private async Task<IActionResult?> Load(Guid id, int? figure, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        var found = await mediator.Send(new SimulationPage.Query(id, figure), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        (Simulation, Figure) = (found.Value, figure);
        return null;
    }
}
