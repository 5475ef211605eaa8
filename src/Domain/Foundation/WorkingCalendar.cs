namespace GlobalReach.Domain.Foundation;

/// <summary>When the office opens and closes on one day, by its own clock.</summary>
public readonly record struct OpeningHours
{
    /// <summary>Open from one time until a later one of the same day.</summary>
    public OpeningHours(TimeOnly opens, TimeOnly closes)
    {
        if (closes <= opens) throw new ArgumentException($"An office that opens at {opens:HH:mm} cannot close at {closes:HH:mm}.", nameof(closes));
        (Opens, Closes) = (opens, closes);
    }

    /// <summary>Opening time.</summary>
    public TimeOnly Opens { get; }

    /// <summary>Closing time.</summary>
    public TimeOnly Closes { get; }
}

/// <summary>The hours in which the office works: what "within 4 hours" and "within 2 days" mean.</summary>
/// <remarks>
/// <para>Let W(a, b) be the time between a and b in which the office is open, in real elapsed time, so that a change to or
/// from daylight saving time is counted as it is lived.</para>
/// <para>Hours: Add(a, x) is the earliest instant t with W(a, t) = x.</para>
/// <para>Days: every opening day counts as one, whatever its length; Add(a, n) is the earliest instant at which n days have
/// passed, part of a day being its share. With equal days this is Add(a, n × length of a day): 1 day from Monday 10:00 is
/// Tuesday 10:00. From outside opening hours counting starts at the next opening: 1 day from Sunday is Monday's closing.</para>
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly OpeningHours?[] week = new OpeningHours?[7];
    private readonly HashSet<DateOnly> holidays;

    /// <summary>A calendar from its weekly hours and closed days; one that never opens is a bug.</summary>
    public WorkingCalendar(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, OpeningHours> hours, IEnumerable<DateOnly> holidays)
    {
        if (hours.Count == 0) throw new ArgumentException("A calendar needs a day on which the office opens.", nameof(hours));

        Zone = zone;
        this.holidays = [.. holidays];
        foreach (var (day, open) in hours) week[(int)day] = open;
    }

    /// <summary>Where the office's clock hangs.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>When the office is open on this day of the week; null when it is not.</summary>
    public OpeningHours? HoursOn(DayOfWeek day) => week[(int)day];

    /// <summary>Whether the office opens on this day.</summary>
    public bool IsWorkingDay(DateOnly day) => week[(int)day.DayOfWeek] is not null && !holidays.Contains(day);

    /// <summary>The day it is at the office at this instant.</summary>
    public DateOnly DayAt(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant by which a term that begins now has run out, on the office's clock.</summary>
    public DateTimeOffset Add(DateTimeOffset from, WorkingTime term) =>
        TimeZoneInfo.ConvertTime(term.Unit == WorkingUnit.Hours ? AddHours(from, TimeSpan.FromHours(term.Amount)) : AddDays(from, term.Amount), Zone);

    /// <summary>The instant by which the office was open for so long from now on; the next opening when nothing is left.</summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan open) => TimeZoneInfo.ConvertTime(AddHours(from, open > TimeSpan.Zero ? open : TimeSpan.Zero), Zone);

    /// <summary>The first opening on or after a day.</summary>
    public DateTimeOffset OpeningOf(DateOnly day) => OpeningsFrom(Instant(day, TimeOnly.MinValue, earliest: true)).First().Opens;

    /// <summary>How long the office was open between two instants; negative when the second is the earlier one.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) return -WorkingTimeBetween(to, from);

        var open = TimeSpan.Zero;
        foreach (var day in OpeningsFrom(from))
        {
            if (day.Opens >= to) break;
            open += (day.Closes < to ? day.Closes : to) - day.Enter(from);
        }

        return open;
    }

    private DateTimeOffset AddHours(DateTimeOffset from, TimeSpan hours)
    {
        foreach (var day in OpeningsFrom(from))
        {
            var start = day.Enter(from);
            if (hours <= day.Closes - start) return start + hours;
            hours -= day.Closes - start;
        }

        throw Endless();
    }

    private DateTimeOffset AddDays(DateTimeOffset from, int days)
    {
        var ahead = days;
        Opening? first = null;
        foreach (var day in OpeningsFrom(from))
        {
            first ??= day;
            var used = first.Value.Enter(from) - first.Value.Opens;
            if (used == TimeSpan.Zero && ahead == 1) return day.Closes;
            if (ahead-- == 0) return day.At(used, first.Value.Length);
        }

        throw Endless();
    }

    /// <summary>Every opening that is not over yet at this instant, in order.</summary>
    private IEnumerable<Opening> OpeningsFrom(DateTimeOffset from)
    {
        for (var day = DayAt(from); day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (!IsWorkingDay(day)) continue;
            var hours = week[(int)day.DayOfWeek]!.Value;
            var opening = new Opening(Instant(day, hours.Opens, earliest: true), Instant(day, hours.Closes, earliest: false));
            if (opening.Closes > from && opening.Opens < opening.Closes) yield return opening;
        }
    }

    /// <summary>A time that the clock shows twice opens the first time and closes the second; one that it leaps over comes as much later.</summary>
    private DateTimeOffset Instant(DateOnly day, TimeOnly time, bool earliest)
    {
        var local = day.ToDateTime(time);
        var offset = Zone.IsAmbiguousTime(local)
            ? earliest ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetAmbiguousTimeOffsets(local).Min()
            : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static InvalidOperationException Endless() => new("The term runs past the end of the calendar.");

    private readonly record struct Opening(DateTimeOffset Opens, DateTimeOffset Closes)
    {
        public TimeSpan Length => Closes - Opens;

        public DateTimeOffset Enter(DateTimeOffset instant) => instant > Opens ? instant : Opens;

        public DateTimeOffset At(TimeSpan used, TimeSpan whole) => Opens + new TimeSpan((long)((Int128)used.Ticks * Length.Ticks / whole.Ticks));
    }
}
