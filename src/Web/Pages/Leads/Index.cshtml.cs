using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Views;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The leads a person may see; what is asked for stands in the address, so that a list can be kept as a view and sent.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, TeamDirectory teams, ListWords words, AccessLog accessLog, CurrentUser user, DeskTime desk, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>Says that all leads are meant, also by who begins with a view of their own.</summary>
    private const string Everything = "all";

    private IReadOnlyList<PeopleDirectory.Entry> everybody = [];
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    private IReadOnlyDictionary<Guid, string> teamNames = new Dictionary<Guid, string>();

    public ListAddress Address { get; private set; } = null!;

    public LeadList.Result Leads { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    public IReadOnlyList<StageKey> Stages { get; private set; } = [];

    /// <summary>The tracks there are, by key.</summary>
    public IReadOnlyList<string> Tracks { get; private set; } = [];

    public IReadOnlyList<MyViews.View> Views { get; private set; } = [];

    public IReadOnlyList<ActionKey> Actions { get; private set; } = [];

    public bool IsStaff => user.May(Permission.ReadProcesses);

    public bool MayRegister => user.May(Permission.HandleInquiries);

    public bool MayReassign => user.May(Permission.ReassignLeads);

    public bool MayAnnotate => user.May(Permission.Annotate);

    public bool MayChange => MayReassign || MayAnnotate || Actions.Count > 0;

    public IReadOnlyList<ListAddress.Tab> Tabs => ListAddress.BuiltIn;

    /// <summary>Whether what is shown is not kept as a view yet.</summary>
    public bool IsUnkept => IsStaff && Address.ToString().Length > 0 && !Tabs.Any(tab => tab.Query == Address.ToString()) && !Views.Any(view => view.Query == Address.ToString());

    public IReadOnlyList<string> Columns => IsStaff ? Address.Columns : [.. Address.Columns.Where(column => column is "stage" or "owner" or "jobs" or "capex" or "received" or "since")];

    public string ListQuery => Uri.EscapeDataString(Address.ToString());

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int number = 1, [FromQuery] string? view = null, CancellationToken ct = default)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        Address = ListAddress.Read(Request.Query);
        if (IsStaff && await mediator.Send(new MyViews.Query(), ct) is { Succeeded: true } kept) Views = kept.Value;
        if (Request.Query.Count == 0 && Views.FirstOrDefault(own => own.IsDefault) is { Query.Length: > 0 } first) return Redirect($"/leads?{first.Query}");

        Texts = processes.Words();
        var process = await processes.Latest(RegisterInquiry.Process, ct);
        Stages = [.. process.Stages.Select(stage => stage.Key)];
        Tracks = await processes.Keys(ct);
        Actions = ManyLeadsForm.Offered(process, user.Actor);
        everybody = await people.All(ct);
        names = everybody.ToDictionary(person => person.Id, person => person.Name);
        teamNames = await teams.Names(ct);

        var found = Address.Faults.Count > 0 ? null : await mediator.Send(Address.ToQuery(user.Id, desk.Today) with { Page = number }, ct);
        if (found is not { Succeeded: true })
        {
            Response.StatusCode = found is null ? StatusCodes.Status422UnprocessableEntity : OutcomeResults.StatusOf(found);
            Leads = new LeadList.Result([], 0, 1, 50, 0);
            Faults = words.Faults(Address, found?.Refusals ?? []);
            return Response.StatusCode == StatusCodes.Status422UnprocessableEntity ? Page() : StatusCode(Response.StatusCode);
        }

        Leads = found.Value;
        await accessLog.Identity(Leads.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return Page();
    }

    /// <summary>What in the address was not understood; no leads are shown then, rather than wrong ones.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public IEnumerable<(string Words, string Address)> Chips => Address.Filtered.Where(pair => IsStaff || pair.Key is "q" or "stage" or "track" or "status" or "from" or "to" or "received")
        .Select(pair => (words.Chip(pair.Key, pair.Value, NameOf, teamNames), All(Address.Without(pair.Key, pair.Value))));

    public string ShowAll => All(Address.Everything());

    public IEnumerable<SelectListItem> StatusItems => WithAny(
        [
            .. ListAddress.StatusGroups.Select(group => Item("status", group, labels[$"Leads_Status_{group}"])),
            .. Enum.GetValues<LeadStatus>().Select(status => Item("status", status.ToString(), labels.Name(status))),
        ]);

    public IEnumerable<SelectListItem> OwnerItems => WithAny(
        [Item("owner", ListAddress.Me, labels["List_Me"]), .. everybody.Where(person => Rights.Of(person.Roles).Contains(Permission.MoveLeads)).Select(person => Item("owner", person.Id.ToString(), person.Name))]);

    public IReadOnlyList<SelectListItem> TeamItems => [.. teamNames.Select(team => Item("team", team.Key.ToString(), team.Value))];

    public IEnumerable<SelectListItem> AnyTeam => WithAny(TeamItems);

    public IEnumerable<SelectListItem> SourceItems => WithAny(Enum.GetValues<LeadSource>().Select(source => Item("source", source.ToString(), labels.Name(source))));

    public IEnumerable<SelectListItem> ReceivedItems => WithAny(ListAddress.Spans.Select(days => Item("received", days, labels["List_Received", days])));

    public IEnumerable<SelectListItem> LateItems => WithAny(ListAddress.LateKinds.Select(late => Item("late", late, labels[$"List_Late_{late}"])));

    public IEnumerable<SelectListItem> CountryItems => [new(labels["List_AddCountry"], ""), .. Words.Countries().Where(item => !Address.Has("country", item.Value))];

    public string TrackName(string track) => processes.Texts(track).Name ?? track;

    public string NameOf(PersonId person) => names.GetValueOrDefault(person, "–");

    public Paging Pages() => new(Leads.Page, Leads.PageSize, Leads.Total, Address.Path);

    /// <summary>The other direction when it is in order by this column, else the one that people look for first.</summary>
    public string SortAddress(string column) =>
        Address.SortedBy(column, Address.SortKey == column ? !Address.Descending : column is "jobs" or "received").Path();

    public string? AriaSort(string column) => Address.SortKey != column ? null : Address.Descending ? "descending" : "ascending";

    public EmptyState Nothing() => Address.IsFiltered || Leads.Page > 1
        ? new(labels["Leads_NothingFound"], labels["Leads_NothingFound_Text"], "search", ShowAll, labels["Leads_ShowAll"])
        : MayRegister
            ? new(labels["Leads_NothingYet"], labels["Leads_NothingYet_Text"], "inbox", "/leads/register", labels["Nav_Register"])
            : new(labels["Leads_NothingYet"], labels["Leads_NothingForYou"]);

    public string DaysAgo(DateTimeOffset at)
    {
        var days = desk.Today.DayNumber - desk.DayOf(at).DayNumber;
        return labels[days == 1 ? "List_Days_One" : "List_Days", days.ToString("N0", CultureInfo.CurrentCulture)];
    }

    private static string All(ListAddress address) => address.ToString() is { Length: > 0 } ? address.Path() : $"/leads?view={Everything}";

    private SelectListItem Item(string key, string value, string text) => new(text, value, Address.Has(key, value));

    private IEnumerable<SelectListItem> WithAny(IEnumerable<SelectListItem> items) => [new(labels["Leads_Any"], ""), .. items];
}
