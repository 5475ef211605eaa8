using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Pages.Companies;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What arrived, to be completed or corrected.</summary>
public sealed class InquiryModel(CurrentLead lead, IMediator mediator, AccessLog accessLog) : PageModel
{
    [BindProperty]
    public InquiryForm Form { get; set; } = new();

    [BindProperty]
    public KnownParties Known { get; set; } = new();

    public AlikePanel Alike { get; private set; } = new(AlikePanel.OfInquiry, CanUse: true);

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        (Form, Version) = (lead.Facts.Inquiry, lead.Facts.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new CompleteInquiry.Command(new LeadId(id), Version, Known.In(Form) with { RawMessage = Form.RawMessage ?? "" }), "Flash_Saved", ct);

    public async Task<IActionResult> OnPostAlikeAsync(Guid id, CancellationToken ct) =>
        await lead.Open(id, ct) ? Partial("_Alike", await KnownParties.Look(Form, lead.Facts.Inquiry.CompanyId, mediator, accessLog, ct)) : NotFound();

    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Alike = await KnownParties.Look(Form, lead.Facts.Inquiry.CompanyId, mediator, accessLog, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUseAsync(Guid id, Guid? use, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        await Known.Use(use, mediator, ct);
        return Page();
    }
}
