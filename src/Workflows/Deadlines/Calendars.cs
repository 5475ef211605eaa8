using System.Collections.Concurrent;
using System.Text.Json;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>The working calendars by key.</summary>
public sealed class Calendars(TemplateFiles files)
{
    /// <summary>A calendar that ends sooner is told: beyond its end every holiday would count as a working day.</summary>
    public const int WarnedMonthsAhead = 12;

    private readonly ConcurrentDictionary<string, Known?> known = new(StringComparer.Ordinal);

    public WorkingCalendar this[string key] => Of(key).Calendar;

    /// <summary>Every calendar there is, by its name.</summary>
    public IReadOnlyList<Known> All => [.. files.All("calendars", "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Select(Find).OfType<Known>().OrderBy(calendar => calendar.Name, StringComparer.Ordinal)];

    /// <summary>The days on which a calendar is closed, with the names it has for them.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays(string key) => Of(key).Holidays;

    /// <summary>Whether there is a working calendar of this name; beside them lies what they are made with.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The calendar a clock was promised on.</summary>
    public WorkingCalendar Of(Deadline deadline, ProcessDefinition process) => this[deadline.Calendar ?? process.Calendar];

    /// <summary>Those whose holidays are known for less than a year from this day.</summary>
    public IReadOnlyList<Known> EndingSoon(DateOnly today) => [.. All.Where(calendar => calendar.Until < today.AddMonths(WarnedMonthsAhead))];

    private static bool IsKey(string key) => key.Length is > 0 and <= 60 && key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private Known Of(string key) => Find(key) ?? throw new InvalidOperationException($"There is no working calendar '{key}': templates/calendars has no such file, or it cannot be read.");

    /// <summary>Null where there is none; a file that cannot be read is none, and must not take the others with it.</summary>
    private Known? Find(string key)
    {
        if (known.TryGetValue(key, out var calendar)) return calendar;
        if (!IsKey(key) || files.Find($"calendars/{key}.json") is not { } path) return null;
        try
        {
            return known.GetOrAdd(key, _ => Read(key, File.ReadAllText(path)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Known? Read(string key, string json)
    {
        if (JsonSerializer.Deserialize<JsonElement>(json) is not { ValueKind: JsonValueKind.Object } said || !said.TryGetProperty("hours", out _)) return null;
        var file = said.Deserialize<CalendarFile>(JsonSerializerOptions.Web)!;
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
