using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The leads a person may see; what they are filtered by stands in the address, so that a view can be kept and sent.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>What people ask for that is more than one status, as the leadership page counts it.</summary>
    private static readonly string[] Groups = ["open", "pursued", "won"];

    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public LeadList.Result Leads { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> StageItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> OwnerItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> StatusItems => WithAny(
        [
            .. Groups.Select(group => new SelectListItem(labels[$"Leads_Status_{group}"], group, group == Status)),
            .. Enum.GetValues<LeadStatus>().Select(status => new SelectListItem(labels.Name(status), status.ToString(), status.ToString() == Status)),
        ]);

    public IReadOnlyList<SelectListItem> CountryItems => WithAny(Words.Countries().Select(item => new SelectListItem(item.Text, item.Value, item.Value == Country)));

    public bool IsFiltered => !string.IsNullOrEmpty(Stage) || !string.IsNullOrEmpty(Status) || Owner is not null || !string.IsNullOrEmpty(Country) || !string.IsNullOrWhiteSpace(Q);

    public bool MayRegister => user.May(Permission.HandleInquiries);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken ct = default)
    {
        var grouped = Status is not null && Groups.Contains(Status);
        var status = Enum.TryParse<LeadStatus>(Status, out var named) ? named : (LeadStatus?)null;
        if (!ModelState.IsValid || (!grouped && status is null && !string.IsNullOrEmpty(Status))) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var found = await mediator.Send(
            new LeadList.Query
            {
                Stage = Stage, Status = status, Open = Status is "open" or "pursued", Won = Status switch { "won" => true, "pursued" => false, _ => null },
                Owner = Owner is { } owner ? new PersonId(owner) : null, Country = Country, Q = Q, Page = number,
            },
            ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));

        Leads = found.Value;
        Texts = processes.Texts(RegisterInquiry.Process);
        var everybody = await people.All(ct);
        names = everybody.ToDictionary(person => person.Id, person => person.Name);
        StageItems = WithAny((await processes.Latest(RegisterInquiry.Process, ct)).Stages.Select(stage => new SelectListItem(Texts.Stage(stage.Key), stage.Key.Value, stage.Key.Value == Stage)));
        OwnerItems = WithAny(everybody.Select(person => new SelectListItem(person.Name, person.Id.ToString(), person.Id.Value == Owner)));
        await accessLog.Identity(Leads.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return Page();
    }

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "–");

    public Paging Pages() => new(Leads.Page, Leads.PageSize, Leads.Total, Address);

    public EmptyState Nothing() => IsFiltered || Leads.Page > 1
        ? new(labels["Leads_NothingFound"], labels["Leads_NothingFound_Text"], "search", "/leads", labels["Leads_ShowAll"])
        : MayRegister
            ? new(labels["Leads_NothingYet"], labels["Leads_NothingYet_Text"], "inbox", "/leads/register", labels["Nav_Register"])
            : new(labels["Leads_NothingYet"], labels["Leads_NothingForYou"]);

    private string Address(int page) => QueryHelpers.AddQueryString("/leads", new Dictionary<string, string?>
    {
        ["q"] = Q, ["stage"] = Stage, ["status"] = Status, ["owner"] = Owner?.ToString(), ["country"] = Country, ["page"] = page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private IReadOnlyList<SelectListItem> WithAny(IEnumerable<SelectListItem> items) => [new(labels["Leads_Any"], ""), .. items];
}
