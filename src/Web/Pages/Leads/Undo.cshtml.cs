using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Takes the last move of a lead back, or says why it stands.</summary>
public sealed class UndoModel(IMediator mediator, CurrentLead lead) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await lead.Open(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var undone = await mediator.Send(new UndoMove.Command(new LeadId(id), version), ct);
        return await this.Answer(undone, Done, () => lead.Open(id, ct));

        IActionResult Done()
        {
            this.Flash("Flash_Undone");
            // The board shows the card again where it was.
            return Request.Headers.ContainsKey("HX-Request") ? new NoContentResult() : Redirect($"/leads/{id}");
        }
    }
}
