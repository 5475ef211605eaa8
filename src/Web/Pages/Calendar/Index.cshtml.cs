using System.Globalization;
using GlobalReach.Domain.Visits;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Calendar;

/// <summary>A month of visits, deadlines and promised steps, or one day of it in full; and the link by which a calendar program reads one's own.</summary>
public sealed class IndexModel(IMediator mediator, ProcessCatalog processes, AccessLog accessLog, CalendarWords words, DeskTime desk, PublicAddress address, IStringLocalizer<Labels> labels) : PageModel
{
    private const int DayPage = 50;
    private const int FirstYear = 1991;
    private const int LastYear = 2098;

    private readonly List<CalendarPage.Day> shown = [];

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>One day in full.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    /// <summary>"all", else what is on one's own leads.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Whose { get; set; }

    /// <summary>"list" without the grid.</summary>
    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    /// <summary>A link that was just made, shown once.</summary>
    [TempData]
    public string? Link { get; set; }

    public DateOnly First { get; private set; }

    public int Number { get; private set; }

    public DateTimeOffset? LinkMadeAt { get; private set; }

    public bool All => Whose == "all";

    public bool AsList => View == "list";

    public IReadOnlyList<CalendarPage.Day> Days => shown;

    /// <summary>The days of the month itself on which something is, for the list.</summary>
    public IEnumerable<CalendarPage.Day> Busy => shown.Where(day => (Day is not null || day.Date.Month == First.Month) && (day.Total > 0 || day.Holiday is not null));

    /// <summary>What of the present month is over: folded, so that a list begins with today.</summary>
    public IReadOnlyList<CalendarPage.Day> Past => Day is null && First.Year == desk.Today.Year && First.Month == desk.Today.Month ? [.. Busy.Where(day => day.Date < desk.Today)] : [];

    public bool IsEmpty => shown.TrueForAll(day => day.Total == 0);

    public string Title => Day is { } day ? day.ToString("D", CultureInfo.CurrentCulture) : First.ToString("Y", CultureInfo.CurrentCulture);

    public CalendarWords Words => words;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int number = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || number < 1 || !ReadMonth()) return NotFound();
        Number = number;
        var found = await mediator.Send(
            Day is { } day
                ? new CalendarPage.Query(day, day) { All = All, Take = DayPage, Skip = (number - 1) * DayPage }
                : new CalendarPage.Query(WeekOf(First), WeekOf(First.AddMonths(1).AddDays(-1)).AddDays(6)) { All = All },
            ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        shown.AddRange(found.Value.Days);
        if (number > 1 && shown[0].Entries.Count == 0) return NotFound();
        var entries = shown.SelectMany(date => date.Entries).Select(entry => entry.Lead).Distinct();
        LinkMadeAt = (await mediator.Send(new MyCalendarLink.Query(), ct)).Value?.MadeAt;
        await accessLog.Identity(entries.Select(lead => (lead.Id, lead.Confidentiality, lead.IsIdentity)), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        var token = CalendarLink.NewToken();
        var outcome = await mediator.Send(new MakeCalendarLink.Command(Guid.CreateVersion7(), CalendarLink.HashOf(token)), ct);
        if (outcome.Succeeded) Link = address.For(Request) + CalendarFeeds.Address(token);
        return Answer(outcome, "Flash_CalendarLinkMade");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct) => Answer(await mediator.Send(new RevokeCalendarLink.Command(), ct), "Flash_CalendarLinkRevoked");

    public string What(CalendarPage.Entry entry) => words.What(entry.Kind, processes.Texts(entry.Lead.Process), entry.Key, entry.Mode);

    /// <summary>What is to be known beside it: the time, how it stands, the step that was promised.</summary>
    public string Detail(CalendarPage.Entry entry) => string.Join(" · ", new[] { Time(entry), State(entry), entry.Kind == EntryKind.NextStep ? entry.Lead.NextStep : null, entry.To > entry.From ? $"{desk.Date(entry.From)} – {desk.Date(entry.To)}" : null }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>What fits into the grid: the step that was promised where it may be told, else what it is; of a visit also how it stands.</summary>
    public string Brief(CalendarPage.Entry entry) => entry switch
    {
        { Kind: EntryKind.NextStep, Lead.NextStep: { Length: > 0 } step } => step,
        { Kind: EntryKind.Visit } => $"{What(entry)}, {State(entry)}",
        _ => What(entry),
    };

    public string? Time(CalendarPage.Entry entry) => entry.At is { } at ? desk.Clock(at) : null;

    public string? State(CalendarPage.Entry entry) => entry switch
    {
        { Kind: EntryKind.Visit, IsHeld: true } => labels["Calendar_Held"].Value,
        { Kind: EntryKind.Visit, IsOverdue: true } => labels["Calendar_NotDebriefed"].Value,
        { Kind: EntryKind.Visit } => labels["Calendar_Planned"].Value,
        { IsOverdue: true } => labels["Calendar_Overdue"].Value,
        _ => null,
    };

    public static string IconOf(EntryKind kind) => kind switch
    {
        EntryKind.Visit => "map-pin",
        EntryKind.NextStep => "flag",
        EntryKind.Deadline => "clock",
    };

    /// <summary>The names of the week's days, beginning as the reader's weeks do.</summary>
    public IEnumerable<(string Short, string Long)> Weekdays => shown.Take(7).Select(day => (CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day.Date.DayOfWeek), CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(day.Date.DayOfWeek)));

    public string ThisMonth => MonthAddress(First);

    public string Previous => Day is { } day ? DayAddress(day.AddDays(-1)) : MonthAddress(First.AddMonths(-1));

    public string Next => Day is { } day ? DayAddress(day.AddDays(1)) : MonthAddress(First.AddMonths(1));

    public string ForToday => Day is null ? MonthAddress(desk.Today) : DayAddress(desk.Today);

    public string OfWhom(string? whose) => Address(Day is null ? First : null, Day, whose, View);

    public string As(string? view) => Address(First, null, Whose, view);

    public string MonthAddress(DateOnly month) => Address(month, null, Whose, View);

    public string DayAddress(DateOnly day, int page = 1) => Address(null, day, Whose, View, page);

    public Paging Pages() => new(Number, DayPage, shown[0].Total, page => DayAddress(shown[0].Date, page));

    public EmptyState Nothing() => All
        ? new(labels["Calendar_None"], labels["Calendar_None_All"], "calendar-event")
        : new(labels["Calendar_None"], labels["Calendar_None_Mine"], "calendar-event", OfWhom("all"), labels["Calendar_ShowAll"]);

    private RedirectResult Answer(Domain.Foundation.Outcome outcome, string said)
    {
        if (outcome.Succeeded) this.Flash(said);
        return Redirect("/calendar#feed");
    }

    private bool ReadMonth()
    {
        var read = desk.Today;
        if (Day is { } day) read = day;
        else if (!string.IsNullOrEmpty(Month) && !DateOnly.TryParseExact(Month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out read)) return false;
        First = new DateOnly(read.Year, read.Month, 1);
        return read.Year is >= FirstYear and <= LastYear;
    }

    private static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek - (int)CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek + 7) % 7));

    private static string Address(DateOnly? month, DateOnly? day, string? whose, string? view, int page = 1) => QueryHelpers.AddQueryString("/calendar", new Dictionary<string, string?>
    {
        ["month"] = month?.ToString("yyyy-MM", CultureInfo.InvariantCulture), ["day"] = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["whose"] = whose == "all" ? whose : null, ["view"] = view == "list" ? view : null, ["page"] = page == 1 ? null : page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => pair.Value is not null));
}
