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
public sealed class ProposalsModel(CurrentLead lead, IMediator mediator, ProposalComposer composer, DeskTime time, RefusalTexts texts, PublicAddress address) : PageModel
{
    private ProposalHandling.Result? handling;

    [BindProperty]
    public OrderForm Form { get; set; } = new();

    /// <summary>The kind of document whose form is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public ProposalKind Kind { get; set; }

    /// <summary>What can be made, with what is still missing for it.</summary>
    public IReadOnlyList<DocumentsToOrder.Document> Documents { get; private set; } = [];

    public DocumentsToOrder.Document? Chosen => Documents.FirstOrDefault(document => document.Kind == Kind);

    /// <summary>What is missing for the kind that was chosen, and where it is mended.</summary>
    public IReadOnlyList<GateLine> Missing => Chosen?.Lacks is { } lacks ? [new GateLine(texts.Say(lacks), RefusalTexts.LinkFor(lead.Facts.Id.Value, lacks), IsFirst: true)] : [];

    [BindProperty]
    public ReceiptForm Receipt { get; set; } = new();

    [BindProperty]
    public AnswerForm Answered { get; set; } = new();

    [BindProperty]
    public HandOutForm Copy { get; set; } = new();

    /// <summary>A link that was just made, shown once, and the proposal it is to.</summary>
    [TempData]
    public string? Link { get; set; }

    [TempData]
    public Guid? LinkTo { get; set; }

    /// <summary>Who has copies and what was answered; asked for once, when a card shows it.</summary>
    public async Task<ProposalHandling.Result> Handling() =>
        handling ??= (await mediator.Send(new ProposalHandling.Query(lead.Facts.Id), HttpContext.RequestAborted)).Value ?? ProposalHandling.Result.None;

    /// <summary>Every language there are words for, the investor's first.</summary>
    public IEnumerable<SelectListItem> Languages => composer.Languages.OrderBy(tag => tag.Value == Preferred ? 0 : 1).ThenBy(tag => Words.OwnLanguage(tag.Value), StringComparer.CurrentCulture)
        .Select(tag => new SelectListItem(Words.LanguageBothWays(tag.Value), tag.Value));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        await Look(id, ct);
        FillBoth();
        return Page();
    }

    /// <summary>One proposal, for a page that waits for its file; nothing while it is still being made.</summary>
    public async Task<IActionResult> OnGetOneAsync(Guid id, Guid part, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalView.Query(part), ct);
        if (!found.Succeeded) return NotFound();
        if (found.Value.State == ProposalState.Rendering) return StatusCode(StatusCodes.Status204NoContent);
        if (!await lead.Open(id, ct)) return NotFound();
        FillBoth();
        return Partial("_Proposal", new ProposalCard(this, lead.Facts.Proposals.Single(proposal => proposal.Id == part)));
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await Look(id, ct);
        return await lead.Send(this, id, () => new GenerateProposal.Command(new LeadId(id), Form.NewId, Form.Language ?? "") { Kind = Kind, Sections = Form.Chosen }, "Flash_ProposalOrdered", ct, fill: FillAllBut(nameof(Form)));
    }

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid part, int version, bool acceptsDraftTexts, CancellationToken ct) =>
        Change(id, () => new ApproveProposal.Command(new LeadId(id), version, part, acceptsDraftTexts), "Flash_Approved", ct);

    public Task<IActionResult> OnPostSendAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        Change(id, () => new SendProposal.Command(new LeadId(id), version, part), "Flash_ProposalSent", ct);

    public Task<IActionResult> OnPostRetryAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        Change(id, () => new RetryProposal.Command(new LeadId(id), version, part), "Flash_ProposalOrdered", ct);

    public Task<IActionResult> OnPostReceiptAsync(Guid id, CancellationToken ct) => Change(
        id, () => new RecordProposalReceipt.Command(new LeadId(id), Receipt.Version, Receipt.Proposal, Receipt.ReceivedOn ?? default), "Flash_Saved", ct, nameof(Receipt), FillAllBut(nameof(Receipt)));

    /// <summary>Sends what happens to a version; a page that is shown again has its form for a new one, too.</summary>
    private async Task<IActionResult> Change(Guid id, Func<IRequest<Outcome>> command, string said, CancellationToken ct, string form = "Form", Action? fill = null)
    {
        await Look(id, ct);
        return await lead.Send(this, id, command, said, ct, form, fill ?? FillBoth);
    }

    private async Task Look(Guid id, CancellationToken ct) =>
        Documents = await mediator.Send(new DocumentsToOrder.Query(new LeadId(id)), ct) is { Succeeded: true, Value: { } found } ? found : [];

    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct) => Change(
        id, () => new RecordProposalAnswer.Command(new LeadId(id), Answered.Version, Answered.Proposal, Answered.Answer ?? (ProposalAnswer)(-1), Answered.AnsweredOn ?? default, Answered.Words), "Flash_Saved", ct, nameof(Answered), FillAllBut(nameof(Answered)));

    public Task<IActionResult> OnPostCopyAsync(Guid id, CancellationToken ct) => Change(
        id, () => new MakeProposalCopy.Command(new LeadId(id), Copy.Proposal, Copy.NewId, Copy.Recipient ?? ""), "Flash_ProposalCopied", ct, nameof(Copy), FillAllBut(nameof(Copy)));

    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken ct)
    {
        var token = ProposalLink.NewToken();
        var answer = await Change(
            id, () => new MakeProposalLink.Command(new LeadId(id), Copy.Proposal, Copy.NewId, Copy.Recipient ?? "", ProposalLink.HashOf(token), Copy.Days ?? 0), "Flash_ProposalLinked", ct, nameof(Copy), FillAllBut(nameof(Copy)));
        // A second click on the same form made no second link, and the first one's token is told already.
        if (answer is RedirectResult && (await mediator.Send(new ProposalLinkFace.Query(token, null), ct)).Succeeded) (Link, LinkTo) = ($"{address.For(Request)}/documents/{token}", Copy.Proposal);
        return answer;
    }

    public Task<IActionResult> OnPostRevokeAsync(Guid id, Guid part, CancellationToken ct)
    {
        ModelState.Clear();
        return Change(id, () => new RevokeProposalLink.Command(new LeadId(id), part), "Flash_ProposalLinkRevoked", ct);
    }

    /// <summary>Made anew from the facts as they are, with a page that tells what changed since an earlier version.</summary>
    public async Task<IActionResult> OnPostWithChangesAsync(Guid id, Guid newId, Guid part, Guid since, CancellationToken ct)
    {
        ModelState.Clear();
        if (!await lead.Open(id, ct) || lead.Facts.Proposals.FirstOrDefault(proposal => proposal.Id == part) is not { } like) return NotFound();
        await Look(id, ct);
        return await lead.Send(
            this, id, () => new GenerateProposal.Command(new LeadId(id), newId, like.Language) { ChangesSince = since, Kind = like.Kind, Sections = like.Sections }, "Flash_ProposalOrdered", ct, fill: FillBoth);
    }

    private void FillBoth() => FillAllBut("")();

    /// <summary>The form that was sent stays as it was typed; the others are filled anew.</summary>
    private Action FillAllBut(string sent) => () =>
    {
        if (sent != nameof(Form)) FillOrder();
        if (sent != nameof(Receipt)) FillReceipt();
        if (sent != nameof(Answered)) Answered = new() { Version = lead.Facts.Version, AnsweredOn = time.Today };
        else Answered.Version = lead.Facts.Version;
        if (sent != nameof(Copy)) Copy = new();
    };

    private void FillOrder() => Form = new() { NewId = Guid.CreateVersion7(), Language = Preferred, Sections = Chosen is { } document ? SectionRow.Of(document) : [] };

    private string? Preferred => lead.Facts.Inquiry.Language is { } spoken && LanguageTag.IsLanguage(spoken) ? composer.Nearest(new(spoken)) : null;

    private void FillReceipt() => Receipt = new() { Version = lead.Facts.Version, ReceivedOn = time.Today };

    public sealed class OrderForm
    {
        public Guid NewId { get; set; }

        public string? Language { get; set; }

        public List<SectionRow> Sections { get; set; } = [];

        /// <summary>What was ticked or typed, by the places given.</summary>
        public IReadOnlyList<ProposalSection> Chosen =>
            [.. Sections.Where(row => row.IsTyped ? row.HasText : row.Print).OrderBy(row => row.Place ?? int.MaxValue).Select(row => new ProposalSection(row.Key ?? "", row.Heading?.Trim(), row.Text, row.InEnglish))];
    }

    /// <summary>A section on the form: one of ours to tick, or one to type.</summary>
    public sealed class SectionRow
    {
        private const int EmptyRows = 2;

        public string? Key { get; set; }

        public bool Print { get; set; }

        public int? Place { get; set; }

        public string? Heading { get; set; }

        public string? Text { get; set; }

        public bool InEnglish { get; set; }

        public bool IsTyped => Key == ProposalSection.Typed;

        public bool HasText => !string.IsNullOrWhiteSpace(Heading) || !string.IsNullOrWhiteSpace(Text);

        /// <summary>Those it has, those it may have, and empty ones to type.</summary>
        public static List<SectionRow> Of(DocumentsToOrder.Document document)
        {
            var rows = document.Sections.Select(section => new SectionRow { Key = section.Key, Print = true, Heading = section.Heading, Text = section.Text, InEnglish = section.InEnglish })
                .Concat(document.Further.Select(key => new SectionRow { Key = key }))
                .Concat(Enumerable.Range(0, document.Kind == ProposalKind.Answer ? 0 : EmptyRows).Select(_ => new SectionRow { Key = ProposalSection.Typed })).ToList();
            for (var i = 0; i < rows.Count; i++) rows[i].Place = i + 1;
            return rows;
        }
    }

    public sealed class AnswerForm
    {
        public int Version { get; set; }

        public Guid Proposal { get; set; }

        public ProposalAnswer? Answer { get; set; }

        public DateOnly? AnsweredOn { get; set; }

        public string? Words { get; set; }
    }

    public sealed class HandOutForm
    {
        /// <summary>Made with the form, so that a second click is the same copy.</summary>
        public Guid NewId { get; set; }

        public Guid Proposal { get; set; }

        public string? Recipient { get; set; }

        public int? Days { get; set; }
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
