using System.Collections.Concurrent;
using System.Text.Json;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>The working calendars by key.</summary>
public sealed class Calendars(TemplateFiles files)
{
    /// <summary>A calendar that ends sooner is told: beyond its end every holiday would count as a working day.</summary>
    public const int WarnedMonthsAhead = 12;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public WorkingCalendar this[string key] => Of(key).Calendar;

    /// <summary>Every calendar there is, by its name.</summary>
    public IReadOnlyList<Known> All => [.. files.All("calendars", "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Where(Has).Select(Of).OrderBy(calendar => calendar.Name, StringComparer.Ordinal)];

    /// <summary>The days on which a calendar is closed, with the names it has for them.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays(string key) => Of(key).Holidays;

    /// <summary>Whether there is a working calendar of this name; beside them lies what they are made with.</summary>
    public bool Has(string key) => known.ContainsKey(key) || (IsKey(key) && files.Find($"calendars/{key}.json") is { } path && IsCalendar(path));

    /// <summary>Those whose holidays are known for less than a year from this day.</summary>
    public IReadOnlyList<Known> EndingSoon(DateOnly today) => [.. All.Where(calendar => calendar.Until < today.AddMonths(WarnedMonthsAhead))];

    /// <summary>A file that cannot be read is none: it must not take the others with it.</summary>
    private static bool IsCalendar(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            return file.RootElement.ValueKind == JsonValueKind.Object && file.RootElement.TryGetProperty("hours", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsKey(string key) => key.Length is > 0 and <= 60 && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private Known Of(string key) => known.GetOrAdd(key, Read);

    private Known Read(string key)
    {
        var file = JsonSerializer.Deserialize<CalendarFile>(files.Text($"calendars/{key}.json"), JsonSerializerOptions.Web)!;
        var calendar = new WorkingCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(file.TimeZone),
            file.Hours.ToDictionary(day => Enum.Parse<DayOfWeek>(day.Key, ignoreCase: true), day => new OpeningHours(day.Value.Opens, day.Value.Closes)),
            file.Holidays.Select(holiday => holiday.Date));
        return new Known(key, file.Name, calendar, file.Holidays.ToDictionary(holiday => holiday.Date, holiday => holiday.Name), file.Range.To);
    }

    /// <summary>A calendar with its name, and the last day whose holidays it knows.</summary>
    public sealed record Known(string Key, string Name, WorkingCalendar Calendar, IReadOnlyDictionary<DateOnly, string> Holidays, DateOnly Until);

    private sealed record CalendarFile(string Name, string TimeZone, Dictionary<string, Hours> Hours, Range Range, IReadOnlyList<Holiday> Holidays);

    private sealed record Hours(TimeOnly Opens, TimeOnly Closes);

    private sealed record Range(DateOnly From, DateOnly To);

    private sealed record Holiday(DateOnly Date, string Name);
}
