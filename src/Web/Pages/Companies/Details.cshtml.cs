using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Web.Pages.Leads;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>One company: what we know of it, its family, the people there, its leads, and what happened; with the way back from a merge.</summary>
public sealed class DetailsModel(CurrentCompany company, IMediator mediator, PeopleDirectory people, ProcessCatalog processes, JournalWords journal, IStringLocalizer<Labels> labels) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    public CompanyPage.Result Shown => company.Facts;

    public ProcessTexts Texts => processes.Words();

    public IReadOnlyList<TimelineItem> Timeline { get; private set; } = [];

    public Paging TimelinePages { get; private set; } = null!;

    /// <summary>What is known, in the groups in which practitioners look for it.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public sealed record Group(string Key, IReadOnlyList<Line> Lines);

    public sealed record Line(string Label, string? Value, string? Link = null, bool Wide = false, bool IsOutside = false);

    public ContactCard Card(CompanyPage.Person person) => new(person, Shown.Facts.Country?.Value, company.MayChange ? $"{company.Address}/contacts/{person.Id}" : null);

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "–");

    public async Task<IActionResult> OnGetAsync(Guid id, int happened = 1, CancellationToken ct = default)
    {
        if (!await company.Open(id, ct)) return NotFound();
        if (Shown.IsElsewhere) return Redirect(company.Address);
        return await Load(Math.Max(1, happened), ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, Guid merge, int version, CancellationToken ct)
    {
        var loser = await company.Open(id, ct) ? Shown.Merges.FirstOrDefault(m => m.Id == merge)?.Company : null;
        return await company.Send(this, id, new UndoMerge.Command(new CompanyId(id), version, merge), "Flash_MergeUndone", $"/companies/{loser?.Value ?? id}", () => Load(1, ct), ct);
    }

    private async Task<bool> Load(int page, CancellationToken ct)
    {
        names = await people.Names(ct);
        var happened = await mediator.Send(new CompanyTimeline.Query(Shown.Id, page), ct);
        if (!happened.Succeeded) return false;
        Timeline = [.. happened.Value.Entries.Select(entry => journal.Tell(entry, names))];
        TimelinePages = new Paging(happened.Value.Page, happened.Value.PageSize, happened.Value.Total, number => $"{company.Address}?happened={number}#happened");
        Groups = Grouped();
        return true;
    }

    private IReadOnlyList<Group> Grouped()
    {
        var (facts, profile) = (Shown.Facts, Shown.Facts.Profile);
        return
        [
            new("names", [new(labels["MergeField_LegalName"], facts.LegalName), new(labels["MergeField_TradingName"], profile.TradingName), new(labels["MergeField_NativeName"], facts.NativeName)]),
            new("business",
            [
                new(labels["MergeField_Country"], facts.Country is { } country ? Words.Country(country.Value) : null), new(labels["MergeField_Website"], facts.Website, WebLink(facts.Website), IsOutside: true), new(labels["MergeField_Naics"], profile.Naics),
                new(labels["MergeField_Size"], profile.Size is { } size ? labels.Name(size) : null), new(labels["MergeField_Revenue"], profile.Revenue is { } revenue ? labels.Name(revenue) : null),
                new(labels["MergeField_UsPresence"], profile.UsPresence is { } presence ? labels.Name(presence) : null),
            ]),
            new("ownership",
            [
                new(labels["MergeField_Parent"], Shown.Parent?.Name, Shown.Parent is { } parent ? $"/companies/{parent.Id}" : null),
                .. Shown.UltimateParent is { } top ? [new(labels["Company_UltimateParent"], top.Name, $"/companies/{top.Id}")] : Array.Empty<Line>(),
                new(labels["MergeField_StateOwned"], profile.StateOwned is { } state ? labels[state ? "Yes" : "No"].Value : null), new(labels["MergeField_Ownership"], profile.Ownership, Wide: true),
            ]),
            new("registration", [new(labels["MergeField_RegistrationNumber"], profile.RegistrationNumber), new(labels["MergeField_Lei"], profile.Lei), new(labels["MergeField_Duns"], profile.Duns)]),
            new("relationship", [new(labels["MergeField_Tier"], profile.Tier is { } tier ? labels[$"Tier_{tier}"].Value : null)]),
        ];
    }

    /// <summary>Only an address of the web becomes a link.</summary>
    private static string? WebLink(string? website) =>
        website is null ? null : Uri.TryCreate(website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null;
}
