using System.Globalization;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Deadlines;

namespace GlobalReach.Web.Http;

/// <summary>Instants as the desk in Hartford reads them; the zone is always told.</summary>
public sealed class DeskTime(Calendars calendars, OfficeClock office)
{
    private TimeZoneInfo Zone => calendars[OfficeClock.Calendar].Zone;

    public DateOnly Today => office.Today;

    public DateTimeOffset Now => office.Now;

    /// <summary>The day an instant falls on at the desk.</summary>
    public DateOnly DayOf(DateTimeOffset at) => office.DayAt(at);

    public string Date(DateTimeOffset at) => Words.Day(DayOf(at));

    public string Date(DateOnly day) => Words.Day(day);

    public string Time(DateTimeOffset at) => $"{Words.Day(DayOf(at))}, {Clock(at)}";

    /// <summary>The time of day at the desk, where the day is told beside it.</summary>
    public string Clock(DateTimeOffset at) => $"{Local(at).ToString("HH:mm", CultureInfo.CurrentCulture)} {Abbreviation(at)}";

    /// <summary>An instant as the clock elsewhere shows it, with the zone's name.</summary>
    public static string TimeIn(DateTimeOffset at, string zone) =>
        There(at, zone) is { } local ? $"{Words.Day(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.CurrentCulture)} {zone.Replace('_', ' ')}" : zone;

    /// <summary>The day and time typed into a form for a zone, as an instant's local reading.</summary>
    public static DateTime LocalIn(DateTimeOffset at, string zone) => There(at, zone)?.DateTime ?? at.UtcDateTime;

    /// <summary>The day it is elsewhere now; today's at the desk where no such zone is known.</summary>
    public DateOnly TodayIn(string zone) => There(Now, zone) is { } local ? DateOnly.FromDateTime(local.DateTime) : Today;

    /// <summary>What the clock shows elsewhere now; empty where no such zone is known to this machine.</summary>
    public string ClockIn(string zone) => There(Now, zone)?.ToString("HH:mm", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A day and time typed at the desk, as an instant; at the ends of the calendar, where a zone would leave it, in UTC.</summary>
    public DateTimeOffset FromDesk(DateTime local) => local.Year is > 1 and < 9999 ? new(local, Zone.GetUtcOffset(local)) : new(local, TimeSpan.Zero);

    private static DateTimeOffset? There(DateTimeOffset at, string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var there) ? TimeZoneInfo.ConvertTime(at, there) : null;

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private string Abbreviation(DateTimeOffset at) => Zone.IsDaylightSavingTime(at) ? "EDT" : "EST";
}
