using GlobalReach.Domain.Companies;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>The companies a person may know of; what they are filtered by stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public CompanyKind? Kind { get; set; }

    public CompanyList.Result Companies { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> CountryItems => WithAny(Words.Countries().Select(item => new SelectListItem(item.Text, item.Value, item.Value == Country)));

    public IReadOnlyList<SelectListItem> KindItems => WithAny(labels.Choose<CompanyKind>().Select(item => new SelectListItem(item.Text, item.Value, item.Value == Kind?.ToString())));

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Country) || Kind is not null;

    public bool MayAdd => user.May(Permission.MoveLeads);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var found = await mediator.Send(new CompanyList.Query { Q = Q, Country = Country, Kind = Kind, Page = number }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Companies = found.Value;
        await accessLog.Identity(Companies.Protected, ct);
        return Page();
    }

    public Paging Pages() => new(Companies.Page, Companies.PageSize, Companies.Total, Address);

    public EmptyState Nothing() => IsFiltered || Companies.Page > 1
        ? new(labels["Companies_NothingFound"], labels["Companies_NothingFound_Text"], "search", "/companies", labels["Companies_ShowAll"])
        : MayAdd ? new(labels["Companies_NothingYet"], labels["Companies_NothingYet_Text"], "building", "/companies/new", labels["Companies_Add"]) : new(labels["Companies_NothingYet"], Icon: "building");

    private string Address(int page) => QueryHelpers.AddQueryString("/companies", new Dictionary<string, string?>
    {
        ["q"] = Q, ["country"] = Country, ["kind"] = Kind?.ToString(), ["page"] = page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private IReadOnlyList<SelectListItem> WithAny(IEnumerable<SelectListItem> items) => [new(labels["Leads_Any"], ""), .. items];
}
