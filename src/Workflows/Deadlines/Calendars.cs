using System.Collections.Concurrent;
using System.Text.Json;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>The working calendars by key.</summary>
public sealed class Calendars(TemplateFiles files)
{
    private readonly ConcurrentDictionary<string, WorkingCalendar> known = new(StringComparer.Ordinal);

    public WorkingCalendar this[string key] => known.GetOrAdd(key, Read);

    private WorkingCalendar Read(string key)
    {
        var file = JsonSerializer.Deserialize<CalendarFile>(files.Text($"calendars/{key}.json"), JsonSerializerOptions.Web)!;
        return new WorkingCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone),
            file.Hours.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => new OpeningHours(day.Value.Opens, day.Value.Closes)),
            file.Holidays.Select(holiday => holiday.Date));
    }

    private sealed record CalendarFile(string TimeZone, Dictionary<string, Hours> Hours, IReadOnlyList<Holiday> Holidays);

    private sealed record Hours(TimeOnly Opens, TimeOnly Closes);

    private sealed record Holiday(DateOnly Date);
}
