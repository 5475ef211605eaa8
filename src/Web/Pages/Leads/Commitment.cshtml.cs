using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The company's decision for us, and the evidence that a second person verifies.</summary>
public sealed class CommitmentModel(CurrentLead lead, FormReader reader, ReasonLists reasons) : PageModel
{
    [BindProperty]
    public CommitmentForm Form { get; set; } = new();

    [BindProperty]
    public EvidenceForm Evidence { get; set; } = new();

    public IEnumerable<SelectListItem> WinReasons => reasons.All("won").Select(reason => new SelectListItem(reason.Label, reason.Key));

    public IEnumerable<SelectListItem> Documents => lead.Facts.Documents.Select(document => new SelectListItem(document.FileName, document.Id.ToString()));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        FillBoth();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        return lead.Send(this, id, () => command, "Flash_Saved", ct, fill: FillEvidence);
    }

    public Task<IActionResult> OnPostEvidenceAsync(Guid id, CancellationToken ct) => lead.Send(
        this, id, () => new BringEvidence.Command(new LeadId(id), Evidence.Version, Evidence.NewId, Evidence.Kind.OrNone(), Evidence.DocumentId ?? Guid.Empty), "Flash_EvidenceBrought", ct, nameof(Evidence), FillForm);

    public Task<IActionResult> OnPostVerifyAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new VerifyEvidence.Command(new LeadId(id), version, part), "Flash_EvidenceVerified", ct, fill: FillBoth);

    private void FillBoth()
    {
        FillForm();
        FillEvidence();
    }

    private void FillForm() => Form = CommitmentForm.Of(lead.Facts);

    private void FillEvidence() => Evidence = new() { Version = lead.Facts.Version, NewId = Guid.CreateVersion7() };

    public sealed class CommitmentForm
    {
        public int Version { get; set; }

        public CommitmentKind? Kind { get; set; }

        public DateOnly? On { get; set; }

        public KnownInput PledgedJobs { get; set; } = new();

        public KnownInput PledgedCapex { get; set; } = new();

        public string? CapexCurrency { get; set; } = "USD";

        public Involvement? Involvement { get; set; }

        /// <summary>Ranked: the first is the primary one.</summary>
        public List<string?> WinReasons { get; set; } = [];

        public static CommitmentForm Of(LeadPage.Result lead)
        {
            var form = new CommitmentForm { Version = lead.Version, WinReasons = [null, null, null], CapexCurrency = lead.Capex?.Currency ?? "USD" };
            if (lead.Commitment is not { } told) return form;
            (form.Kind, form.On, form.Involvement) = (told.Kind, told.On, told.Involvement);
            (form.PledgedJobs, form.PledgedCapex) = (KnownInput.From(told.PledgedJobs), KnownInput.From(told.PledgedCapex.Select(money => money.Major)));
            if (told.PledgedCapex.HasValue) form.CapexCurrency = told.PledgedCapex.Value.Currency;
            for (var i = 0; i < told.WinReasons.Count && i < form.WinReasons.Count; i++) form.WinReasons[i] = told.WinReasons[i];
            return form;
        }

        public RecordCommitment.Command ToCommand(LeadId lead, FormReader read, ModelStateDictionary state) => new(
            lead, Version, Kind.OrNone(), On ?? default, read.Known<int>(state, "Form.PledgedJobs", PledgedJobs), read.Money(state, "Form.PledgedCapex", PledgedCapex, CapexCurrency),
            Involvement.OrNone(), [.. WinReasons.OfType<string>().Where(reason => reason.Length > 0).Distinct()]);
    }

    public sealed class EvidenceForm
    {
        public int Version { get; set; }

        public Guid NewId { get; set; }

        public EvidenceKind? Kind { get; set; }

        public Guid? DocumentId { get; set; }
    }
}
