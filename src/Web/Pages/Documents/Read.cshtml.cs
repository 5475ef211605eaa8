using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Documents;

/// <summary>A proposal as a page, for our own people.</summary>
public sealed class ReadModel(IMediator mediator, AccessLog accessLog) : PageModel
{
    public DocumentView Document { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalTwin.Query(id), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        await accessLog.Download(found.Value.LeadId, $"proposal {id}", ct);
        Document = new(found.Value, $"{Request.PathBase}/proposals/{id}.pdf");
        return Page();
    }
}
