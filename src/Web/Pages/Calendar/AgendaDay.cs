using GlobalReach.Workflows.Calendar;

namespace GlobalReach.Web.Pages.Calendar;

/// <summary>One day of the list, as the page that shows it is asked for.</summary>
public sealed record AgendaDay(IndexModel Page, CalendarPage.Day Day);
