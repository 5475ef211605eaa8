using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What arrived, to be completed or corrected.</summary>
public sealed class InquiryModel(CurrentLead lead) : PageModel
{
    [BindProperty]
    public InquiryForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        (Form, Version) = (lead.Facts.Inquiry, lead.Facts.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new CompleteInquiry.Command(new LeadId(id), Version, Form with { RawMessage = Form.RawMessage ?? "" }), "Flash_Saved", ct);
}
