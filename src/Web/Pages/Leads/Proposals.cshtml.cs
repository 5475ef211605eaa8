using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Proposals;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Proposals;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The versions of the proposal: made, approved by a second person, sent, and confirmed.</summary>
public sealed class ProposalsModel(CurrentLead lead, IMediator mediator, ProposalComposer composer, DeskTime time) : PageModel
{
    [BindProperty]
    public OrderForm Form { get; set; } = new();

    [BindProperty]
    public ReceiptForm Receipt { get; set; } = new();

    /// <summary>Every language there are words for, the investor's first.</summary>
    public IEnumerable<SelectListItem> Languages => composer.Languages.OrderBy(tag => tag.Value == Preferred ? 0 : 1).ThenBy(tag => Words.OwnLanguage(tag.Value), StringComparer.CurrentCulture)
        .Select(tag => new SelectListItem(Words.LanguageBothWays(tag.Value), tag.Value));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        FillOrder();
        FillReceipt();
        return Page();
    }

    /// <summary>One proposal, for a page that waits for its file; nothing while it is still being made.</summary>
    public async Task<IActionResult> OnGetOneAsync(Guid id, Guid part, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalView.Query(part), ct);
        if (!found.Succeeded) return NotFound();
        if (found.Value.State == ProposalState.Rendering) return StatusCode(StatusCodes.Status204NoContent);
        if (!await lead.Open(id, ct)) return NotFound();
        FillReceipt();
        return Partial("_Proposal", new ProposalCard(this, lead.Facts.Proposals.Single(proposal => proposal.Id == part)));
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        lead.Send(this, id, () => new GenerateProposal.Command(new LeadId(id), Form.NewId, Form.Language ?? ""), "Flash_ProposalOrdered", ct, fill: FillReceipt);

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid part, int version, bool acceptsDraftTexts, CancellationToken ct) =>
        lead.Send(this, id, () => new ApproveProposal.Command(new LeadId(id), version, part, acceptsDraftTexts), "Flash_Approved", ct, fill: FillBoth);

    public Task<IActionResult> OnPostSendAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new SendProposal.Command(new LeadId(id), version, part), "Flash_ProposalSent", ct, fill: FillBoth);

    public Task<IActionResult> OnPostRetryAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new RetryProposal.Command(new LeadId(id), version, part), "Flash_ProposalOrdered", ct, fill: FillBoth);

    public Task<IActionResult> OnPostReceiptAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new RecordProposalReceipt.Command(new LeadId(id), Receipt.Version, Receipt.Proposal, Receipt.ReceivedOn ?? default), "Flash_Saved", ct, nameof(Receipt), FillOrder);

    private void FillBoth()
    {
        FillOrder();
        FillReceipt();
    }

    private void FillOrder() => Form = new() { NewId = Guid.CreateVersion7(), Language = Preferred };

    private string? Preferred => lead.Facts.Inquiry.Language is { } spoken && LanguageTag.IsLanguage(spoken) ? composer.Nearest(new(spoken)) : null;

    private void FillReceipt() => Receipt = new() { Version = lead.Facts.Version, ReceivedOn = time.Today };

    public sealed class OrderForm
    {
        public Guid NewId { get; set; }

        public string? Language { get; set; }
    }

    public sealed class ReceiptForm
    {
        public int Version { get; set; }

        public Guid Proposal { get; set; }

        public DateOnly? ReceivedOn { get; set; }
    }
}

/// <summary>A proposal on its page.</summary>
public sealed record ProposalCard(ProposalsModel Page, ProposalView.Result Proposal);
