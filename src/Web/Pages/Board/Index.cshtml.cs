using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Board;

/// <summary>The board: open leads by stage, moved by dragging, by key or by touch. What it is filtered by stands in the address.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, PeopleDirectory people, TeamDirectory teams, Secrecy secrecy, AccessLog accessLog, CurrentUser user, IStringLocalizer<Labels> labels) : PageModel
{
    /// <summary>As many cards of a column as a tall screen shows: the rest comes when it is scrolled to.</summary>
    private const int AtFirst = 24;

    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();
    private ProcessTexts texts = null!;

    /// <summary>The track whose stages are the columns.</summary>
    [BindProperty(SupportsGet = true)]
    public string Track { get; set; } = RegisterInquiry.Process;

    [BindProperty(SupportsGet = true)]
    public Guid? Owner { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Team { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Only this column, from behind <see cref="After"/> on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Column { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Workflows.Pipeline.Board.Column> Columns { get; private set; } = [];

    public int Sealed { get; private set; }

    public IReadOnlyList<SelectListItem> OwnerItems { get; private set; } = [];

    /// <summary>Empty while there are no teams.</summary>
    public IReadOnlyList<SelectListItem> TeamItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CountryItems => [new(labels["Board_AnyCountry"], ""), .. Words.Countries().Select(item => new SelectListItem(item.Text, item.Value, item.Value == Country))];

    /// <summary>Every track, to look at another one's board.</summary>
    public IReadOnlyList<SelectListItem> TrackItems { get; private set; } = [];

    public bool MayMove => user.May(Permission.MoveLeads);

    public bool IsPartner => secrecy.IsPartner;

    public bool IsFiltered => Owner is not null || Team is not null || Mine || !string.IsNullOrEmpty(Country) || !string.IsNullOrWhiteSpace(Q);

    public bool IsEmpty => After is null && Columns.All(column => column.Count == 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        texts = processes.Words();
        if (!(await processes.Keys(ct)).Contains(Track, StringComparer.Ordinal)) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (await (string.IsNullOrEmpty(Column) ? LoadBoard(ct) : LoadColumn(Column, ct)) is { } problem) return problem;

        var everybody = await people.All(ct);
        names = everybody.ToDictionary(person => person.Id, person => person.Name);
        await accessLog.Board(Columns.SelectMany(column => column.Cards), ct);
        if (Column is not null && Request.Headers.ContainsKey("HX-Request")) return Partial("_Cards", CardsOf(Columns[0]));

        TrackItems = [.. (await processes.Keys(ct)).Select(track => new SelectListItem(processes.Texts(track).Name ?? track, track, track == Track))];
        OwnerItems = [new(labels["Board_AnyOwner"], ""), .. everybody.Where(person => Rights.Of(person.Roles).Contains(Permission.MoveLeads)).Select(person => new SelectListItem(person.Name, person.Id.ToString(), person.Id.Value == Owner))];
        if (await teams.Names(ct) is { Count: > 0 } known) TeamItems = [new(labels["Board_AnyTeam"], ""), .. known.Select(team => new SelectListItem(team.Value, team.Key.ToString(), team.Key == Team))];
        return Page();
    }

    public string NameOf(Workflows.Pipeline.Board.Column column) => column.Stage is { } stage ? texts.Stage(stage) : labels["Board_Elsewhere"];

    public CardList CardsOf(Workflows.Pipeline.Board.Column column) => new(column.Cards, names, MayMove, column.After is null ? null : Address(column.Key, column.After));

    /// <summary>The board of this track without filters.</summary>
    public string Unfiltered => Track == RegisterInquiry.Process ? "/board" : $"/board?track={Track}";

    /// <summary>The address of the whole board as it is filtered.</summary>
    public string Whole => Address(null, null);

    public EmptyState Nothing() => IsFiltered
        ? new(labels["Leads_NothingFound"], labels["Leads_NothingFound_Text"], "search", Unfiltered, labels["Leads_ShowAll"])
        : Track != RegisterInquiry.Process
            ? new(labels["Board_NothingOnTrack"], labels["Board_NothingOnTrack_Text"], "inbox", "/board", labels["Board_Greenfield"])
        : user.May(Permission.HandleInquiries)
            ? new(labels["Leads_NothingYet"], labels["Leads_NothingYet_Text"], "inbox", "/leads/register", labels["Nav_Register"])
            : new(labels["Leads_NothingYet"], labels["Leads_NothingForYou"]);

    private async Task<IActionResult?> LoadBoard(CancellationToken ct)
    {
        var found = await mediator.Send(new Workflows.Pipeline.Board.Query { Track = Track, Owner = OwnerId, Team = Team, Mine = Mine, Country = Country, Q = Q, First = AtFirst }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        (Columns, Sealed) = (found.Value.Columns, found.Value.Sealed);
        return null;
    }

    private async Task<IActionResult?> LoadColumn(string column, CancellationToken ct)
    {
        var found = await mediator.Send(new BoardColumn.Query(column, After) { Track = Track, Owner = OwnerId, Team = Team, Mine = Mine, Country = Country, Q = Q }, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        var page = found.Value;
        Columns = [new(column == BoardCards.Elsewhere ? null : new(column), page.Cards.Count, page.Cards.Sum(card => card.Jobs ?? 0), page.Cards, page.After)];
        return null;
    }

    private PersonId? OwnerId => Owner is { } owner ? new PersonId(owner) : null;

    private string Address(string? column, string? after) => QueryHelpers.AddQueryString("/board", new Dictionary<string, string?>
    {
        ["track"] = Track == RegisterInquiry.Process ? null : Track, ["q"] = Q, ["owner"] = Owner?.ToString(), ["team"] = Team?.ToString(), ["mine"] = Mine ? "true" : null, ["country"] = Country, ["column"] = column, ["after"] = after,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
