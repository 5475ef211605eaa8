using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Incentives;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The offers to this investor, line by line: drafted, approved by a second person, released, withdrawn.</summary>
public sealed class IncentivesModel(CurrentLead lead, ReferenceData reference, FormReader reader) : PageModel
{
    private const int EmptyRows = 3;

    [BindProperty]
    public OfferForm Form { get; set; } = new();

    /// <summary>The offer to rewrite; null to draft one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Package { get; set; }

    public IReadOnlyList<ReferenceData.Programme> Programmes => reference.Programmes;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        Fill();
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var command = Form.ToCommand(new LeadId(id), reader, ModelState);
        return lead.Send(this, id, () => command, "Flash_OfferDrafted", ct);
    }

    public Task<IActionResult> OnPostApproveAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new ApproveIncentivePackage.Command(new LeadId(id), version, part), "Flash_Approved", ct, fill: Fill);

    public Task<IActionResult> OnPostReleaseAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new ReleaseIncentivePackage.Command(new LeadId(id), version, part), "Flash_OfferReleased", ct, fill: Fill);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, Guid part, int version, CancellationToken ct) =>
        lead.Send(this, id, () => new WithdrawIncentivePackage.Command(new LeadId(id), version, part), "Flash_OfferWithdrawn", ct, fill: Fill);

    /// <summary>A programme by its name; what the catalogue does not have is said as it was written.</summary>
    public string NameOf(string programme) => reference.Programmes.FirstOrDefault(known => known.Key == programme)?.Name ?? programme;

    private void Fill()
    {
        var known = lead.Facts.Packages.FirstOrDefault(package => package.Id == Package && package.State is PackageState.Draft or PackageState.Approved);
        Form = new() { Version = lead.Facts.Version, Id = known?.Id ?? Guid.CreateVersion7(), CostBenefit = known?.CostBenefit, Lines = [.. known?.Lines.Select(LineRow.Of) ?? []] };
        for (var i = 0; i < EmptyRows; i++) Form.Lines.Add(new());
    }

    public sealed class OfferForm
    {
        public int Version { get; set; }

        public Guid Id { get; set; }

        public List<LineRow> Lines { get; set; } = [];

        public string? CostBenefit { get; set; }

        public DraftIncentivePackage.Command ToCommand(LeadId lead, FormReader read, ModelStateDictionary state) => new(
            lead, Version, Id, [.. Lines.Index().Where(row => !row.Item.IsEmpty).Select(row => row.Item.ToLine($"Form.Lines[{row.Index}].Amount", read, state))], CostBenefit);
    }

    public sealed class LineRow
    {
        public string? Programme { get; set; }

        public string? EligibilityTest { get; set; }

        public string? Amount { get; set; }

        public string? Currency { get; set; } = "USD";

        public string? Formula { get; set; }

        public string? Authority { get; set; }

        public string? Conditions { get; set; }

        public DateOnly? ExpiresOn { get; set; }

        public bool IsEmpty => ExpiresOn is null && Array.TrueForAll([Programme, Amount, EligibilityTest, Formula, Authority, Conditions], string.IsNullOrWhiteSpace);

        public static LineRow Of(IncentiveLine line) => new()
        {
            Programme = line.Programme, EligibilityTest = line.EligibilityTest, Amount = line.Amount.HasValue ? Words.ForInput(line.Amount.Value.Major) : null, Currency = line.Amount.HasValue ? line.Amount.Value.Currency : "USD",
            Formula = line.Formula, Authority = line.Authority, Conditions = line.Conditions, ExpiresOn = line.ExpiresOn,
        };

        public IncentiveLine ToLine(string amountField, FormReader read, ModelStateDictionary state) => new()
        {
            Programme = Programme?.Trim() ?? "", EligibilityTest = EligibilityTest?.Trim() ?? "", Amount = !string.IsNullOrWhiteSpace(Amount) && read.Money(state, amountField, Amount, Currency) is { } money ? money : default(Known<Money>),
            Formula = Formula?.Trim() ?? "", Authority = Authority?.Trim() ?? "", Conditions = Conditions?.Trim() ?? "", ExpiresOn = ExpiresOn,
        };
    }
}
