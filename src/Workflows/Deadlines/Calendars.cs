using System.Collections.Concurrent;
using System.Text.Json;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>The working calendars by key.</summary>
public sealed class Calendars(TemplateFiles files)
{
    private readonly ConcurrentDictionary<string, (WorkingCalendar Calendar, IReadOnlyDictionary<DateOnly, string> Holidays)> known = new(StringComparer.Ordinal);

    public WorkingCalendar this[string key] => known.GetOrAdd(key, Read).Calendar;

    /// <summary>The days on which a calendar is closed, with the names it has for them.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays(string key) => known.GetOrAdd(key, Read).Holidays;

    private (WorkingCalendar Calendar, IReadOnlyDictionary<DateOnly, string> Holidays) Read(string key)
    {
        var file = JsonSerializer.Deserialize<CalendarFile>(files.Text($"calendars/{key}.json"), JsonSerializerOptions.Web)!;
        var calendar = new WorkingCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone),
            file.Hours.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => new OpeningHours(day.Value.Opens, day.Value.Closes)),
            file.Holidays.Select(holiday => holiday.Date));
        return (calendar, file.Holidays.ToDictionary(holiday => holiday.Date, holiday => holiday.Name));
    }

    private sealed record CalendarFile(string TimeZone, Dictionary<string, Hours> Hours, IReadOnlyList<Holiday> Holidays);

    private sealed record Hours(TimeOnly Opens, TimeOnly Closes);

    private sealed record Holiday(DateOnly Date, string Name);
}
