using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>From a lead in aftercare: the company reinvests, or it may leave. Another lead is opened, and both know of each other.</summary>
public sealed class FollowUpModel(CurrentLead lead, IMediator mediator, ReasonLists reasons) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public FollowUp Kind { get; set; }

    [BindProperty]
    public FollowUpForm Form { get; set; } = new();

    public IReadOnlyList<ReasonLists.Reason> Signs => Kind == FollowUp.AtRisk ? reasons.All(OpenFollowUp.Signs) : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (!await lead.Open(id, ct)) return NotFound();
        Form.OwnerId = lead.Facts.Owner.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            if (!await lead.Open(id, ct)) return NotFound();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var opened = await mediator.Send(
            new OpenFollowUp.Command(new LeadId(id), new LeadId(Form.NewId), Kind, Form.Summary ?? "") { SignsSeen = Form.SignsSeen, OwnerId = Form.OwnerId is { } owner ? new PersonId(owner) : null }, ct);
        return await this.Answer(
            opened,
            () =>
            {
                this.Flash("Flash_FollowUpOpened");
                return Redirect($"/leads/{opened.Value!.LeadId}");
            },
            () => lead.Open(id, ct),
            nameof(Form));
    }

    public sealed class FollowUpForm
    {
        /// <summary>Made with the form, so that a second click is the same lead.</summary>
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public string? Summary { get; set; }

        public List<string> SignsSeen { get; set; } = [];

        public Guid? OwnerId { get; set; }
    }
}
