using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>A person tells the inquirer that the inquiry arrived.</summary>
public sealed class AcknowledgementModel(CurrentLead lead) : PageModel
{
    [BindProperty]
    public AcknowledgementForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Form = new() { Version = lead.Facts.Version, ByMail = lead.Facts.AcknowledgedAt is null && !string.IsNullOrEmpty(lead.Facts.Inquiry.ContactEmail) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new AcknowledgeInquiry.Command(new LeadId(id), Form.Version, Form.ByMail), "Flash_Acknowledged", ct);

    public sealed class AcknowledgementForm
    {
        public int Version { get; set; }

        public bool ByMail { get; set; }
    }
}
