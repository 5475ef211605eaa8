using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Approvals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The approvals of a lead: what was asked for, who decided what, who is waited for and until when.</summary>
public sealed class ApprovalsModel(CurrentLead lead) : PageModel
{
    [BindProperty]
    public AskForm Form { get; set; } = new();

    [BindProperty]
    public DecisionForm Decision { get; set; } = new();

    /// <summary>What can be asked for now, with who decides.</summary>
    public IEnumerable<SelectListItem> ToAsk => lead.Facts.ApprovalsToAsk.Select(offer => new SelectListItem(lead.Texts.Approval(offer.Key), offer.Key));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new RequestApproval.Command(new LeadId(id), Form.Version, Form.NewId, Form.Key ?? "", Form.Remark), "Flash_ApprovalAsked", ct);

    public Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new DecideApproval.Command(new LeadId(id), Decision.Version, Decision.Part, Decision.Approve, Decision.Comment), Decision.Approve ? "Flash_Approved" : "Flash_ApprovalRefused", ct, nameof(Decision), Fill);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new WithdrawApproval.Command(new LeadId(id), version, part), "Flash_ApprovalWithdrawn", ct, fill: Fill);

    private void Fill() => Form = new() { NewId = Guid.CreateVersion7(), Version = lead.Facts.Version, Key = lead.Facts.ApprovalsToAsk.Count == 1 ? lead.Facts.ApprovalsToAsk[0].Key : null };

    public sealed class AskForm
    {
        public Guid NewId { get; set; }

        public int Version { get; set; }

        public string? Key { get; set; }

        public string? Remark { get; set; }
    }

    public sealed class DecisionForm
    {
        public Guid Part { get; set; }

        public int Version { get; set; }

        public bool Approve { get; set; }

        public string? Comment { get; set; }
    }
}
