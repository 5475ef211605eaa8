using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What reads otherwise in one version of a proposal than in an earlier one.</summary>
public sealed class ProposalChangesModel(CurrentLead lead, IMediator mediator, AccessLog accessLog) : PageModel
{
    public ProposalChanges.Result Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid part, Guid? since, CancellationToken ct)
    {
        if (!ModelState.IsValid || !await lead.Open(id, ct)) return NotFound();
        var found = await mediator.Send(new ProposalChanges.Query(part, since), ct);
        if (!found.Succeeded || found.Value.LeadId.Value != id) return NotFound();
        await accessLog.Download(found.Value.LeadId, $"changes of proposal {part}", ct);
        Found = found.Value;
        return Page();
    }
}
