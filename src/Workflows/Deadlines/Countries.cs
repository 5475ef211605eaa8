using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>What the clock shows where an investor is at home, and on which of the next days nobody works there.</summary>
/// <param name="TimeZone">The contact's, where it is known; else that of the country's main city.</param>
/// <param name="OthersDiffer">Whether clocks elsewhere in the country show another time.</param>
/// <param name="Holidays">Those of the next six weeks, the soonest first.</param>
public sealed record InvestorClock(string TimeZone, bool OthersDiffer, IReadOnlyList<DayOff> Holidays);

/// <summary>A public holiday.</summary>
public sealed record DayOff(DateOnly Date, string Name);

/// <summary>Time zones and public holidays of the countries that investors come from, as far as there is a file of them.</summary>
public sealed class Countries(TemplateFiles files, TimeProvider clock)
{
    private const int DaysAhead = 42;

    private readonly ConcurrentDictionary<string, CountryFile?> known = new(StringComparer.Ordinal);

    /// <summary>The clock of a country, or of the very person; null where neither is known.</summary>
    public InvestorClock? ClockOf(CountryCode? home, string? contactZone)
    {
        var country = home is { } code ? known.GetOrAdd(code.Value, Read) : null;
        var zone = Zone(contactZone) ?? Zone(country?.TimeZones is [var main, ..] ? main : null);
        if (zone is null) return null;

        var now = clock.GetUtcNow();
        var offsets = country?.TimeZones.Select(Zone).OfType<TimeZoneInfo>().Select(there => there.GetUtcOffset(now)).Distinct().Count() ?? 1;
        return new InvestorClock(zone.Id, contactZone is null && offsets > 1, country is null ? [] : Ahead(country, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)));
    }

    /// <summary>Countries whose holidays are known for less than a year from this day, and until when.</summary>
    public IReadOnlyList<(string Country, DateOnly Until)> EndingSoon(DateOnly today) =>
    [
        .. files.All("calendars/countries", "*.json").Select(path => known.GetOrAdd(Path.GetFileNameWithoutExtension(path).ToUpperInvariant(), Read)!)
            .Where(country => country.Range.To < today.AddMonths(Calendars.WarnedMonthsAhead)).Select(country => (country.Country, country.Range.To)),
    ];

    private static TimeZoneInfo? Zone(string? id) => id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    /// <summary>The names are in the reader's language where there is one, else in English.</summary>
    private static IReadOnlyList<DayOff> Ahead(CountryFile country, DateOnly today)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return
        [
            .. country.Holidays.SelectMany(holiday => holiday.Dates.Where(date => date >= today && date <= today.AddDays(DaysAhead)).Select(date => new DayOff(date, holiday.Names.GetValueOrDefault(language) ?? holiday.Names["en"])))
                .OrderBy(day => day.Date).ThenBy(day => day.Name, StringComparer.Ordinal),
        ];
    }

    private CountryFile? Read(string code) =>
        files.Find($"calendars/countries/{code.ToLowerInvariant()}.json") is { } path ? JsonSerializer.Deserialize<CountryFile>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;

    private sealed record CountryFile(string Country, IReadOnlyList<string> TimeZones, Range Range, IReadOnlyList<Holiday> Holidays);

    private sealed record Range(DateOnly From, DateOnly To);

    private sealed record Holiday(IReadOnlyDictionary<string, string> Names, IReadOnlyList<DateOnly> Dates);
}
