using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>The pipeline for leadership: every number opens the rows behind it and says how it was made.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes) : PageModel
{
    public PipelineSummary.Result Summary { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new PipelineSummary.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Summary = found.Value;
        Texts = processes.Texts(Summary.Process);
        return Page();
    }
}
