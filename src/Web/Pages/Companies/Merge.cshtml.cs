using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Companies;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>Merges another company into this one: first which, then side by side what is kept and what moves.</summary>
public sealed class MergeModel(CurrentCompany company, IMediator mediator, AccessLog accessLog, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty]
    public MergeChoice Form { get; set; } = new();

    public MergePreview.Result? Preview { get; private set; }

    /// <summary>Whom it could be: likely the same, or what was searched for.</summary>
    public IReadOnlyList<Other> Others { get; private set; } = [];

    public sealed record Other(CompanyId Id, string Name, string? NativeName, string? Country, string Note);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await company.Open(id, ct)) return NotFound();
        if (company.Facts.IsElsewhere) return Redirect($"{company.Address}/merge");
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await company.Open(id, ct)) return NotFound();
        if (With is not { } other) return NotFound();
        var fromLoser = Form.Taken.Where(choice => choice.Value == Side.Other).Select(choice => choice.Key).ToList();
        return await company.Send(
            this, id, new MergeCompanies.Command(new CompanyId(id), Form.WinnerVersion, new CompanyId(other), Form.LoserVersion, Form.NewId, fromLoser),
            "Flash_Merged", $"/companies/{id}#merges", () => Show(ct), ct);
    }

    /// <summary>What one side says in a field, in words.</summary>
    public string? Word(MergeField field, MergePreview.Side side)
    {
        var (facts, profile) = (side.Facts, side.Facts.Profile);
        return field switch
        {
            MergeField.Kind => labels.Name(facts.Kind),
            MergeField.LegalName => facts.LegalName,
            MergeField.NativeName => facts.NativeName,
            MergeField.TradingName => profile.TradingName,
            MergeField.Country => facts.Country is { } country ? Words.Country(country.Value) : null,
            MergeField.Website => facts.Website,
            MergeField.Parent => side.Parent,
            MergeField.RegistrationNumber => profile.RegistrationNumber,
            MergeField.Lei => profile.Lei,
            MergeField.Duns => profile.Duns,
            MergeField.StateOwned => profile.StateOwned is { } state ? labels[state ? "Yes" : "No"].Value : null,
            MergeField.Ownership => profile.Ownership,
            MergeField.Naics => profile.Naics,
            MergeField.Size => profile.Size is { } size ? labels.Name(size) : null,
            MergeField.Revenue => profile.Revenue is { } revenue ? labels.Name(revenue) : null,
            MergeField.UsPresence => profile.UsPresence is { } presence ? labels.Name(presence) : null,
            MergeField.Tier => profile.Tier is { } tier ? labels.Name(tier) : null,
        };
    }

    /// <summary>What is chosen before anybody chooses: what this company says, and where it says nothing, what the other does.</summary>
    public Side Chosen(MergeField field) =>
        Form.Taken.TryGetValue(field, out var side) ? side : Word(field, Preview!.Winner) is null ? Side.Other : Side.This;

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        if (!company.MayMerge) return Page();
        if (With is { } other)
        {
            var preview = await mediator.Send(new MergePreview.Query(company.Facts.Id, new CompanyId(other)), ct);
            if (preview.Succeeded)
            {
                Preview = preview.Value;
                (Form.WinnerVersion, Form.LoserVersion) = (Preview.Winner.Version, Preview.Loser.Version);
                ModelState.Remove("Form.WinnerVersion");
                ModelState.Remove("Form.LoserVersion");
                await accessLog.Identity(Preview.Protected, ct);
                return Page();
            }

            if (preview.Refusals[0].Kind == RefusalKind.NotFound) return NotFound();
        }

        await Find(ct);
        return Page();
    }

    private async Task Find(CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var found = await mediator.Send(new CompanyList.Query { Q = Q, PageSize = 20 }, ct);
            await accessLog.Identity(found.Value?.Protected ?? [], ct);
            Others = [.. (found.Value?.Rows ?? []).Where(row => row.Id != company.Facts.Id).Select(row => new Other(row.Id, row.Name, row.NativeName, row.Country, labels.Name(row.Kind)))];
            return;
        }

        var facts = company.Facts.Facts;
        var alike = await accessLog.Alike(mediator, new AlikeCompanies.Query { Name = facts.LegalName, NativeName = facts.NativeName, Website = facts.Website, Except = company.Facts.Id }, ct);
        Others = [.. (alike?.Candidates ?? []).Select(other => new Other(other.Id, other.Name, other.NativeName, other.Country, labels.Name(other.Why)))];
    }

    /// <summary>Of which of the two a field is kept.</summary>
    public enum Side { This, Other }

    /// <summary>What was chosen, and of which versions of both.</summary>
    public sealed class MergeChoice
    {
        public Guid NewId { get; set; } = Guid.CreateVersion7();

        public int WinnerVersion { get; set; }

        public int LoserVersion { get; set; }

        public Dictionary<MergeField, Side> Taken { get; set; } = [];
    }
}
