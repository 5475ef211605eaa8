using GlobalReach.Workflows.Deadlines;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>A span of days at the desk: what happened after one instant, up to and with another.</summary>
public sealed record Period(DateOnly From, DateOnly To, DateTimeOffset After, DateTimeOffset Through);

/// <summary>What a figure is told for: the instant it is as of, the month that is in, and the twelve months that end with it.</summary>
public sealed record Reporting(bool IsNow, Period Month, Period Before, Period Year)
{
    /// <summary>The last instant that counts.</summary>
    public DateTimeOffset AsOf => Month.Through;
}

/// <summary>Days at the desk as instants.</summary>
public sealed class Periods(OfficeClock office, Calendars calendars)
{
    /// <summary>As of the end of a day; of now for today, days to come, and when no day is named.</summary>
    public Reporting For(DateOnly? asOf)
    {
        var now = asOf is not { } named || named >= office.Today;
        var day = now ? office.Today : asOf!.Value;
        var (through, first) = (now ? office.Now : EndOf(day), new DateOnly(day.Year, day.Month, 1));
        return new Reporting(now, Between(first, day, through), Between(first.AddMonths(-1), first.AddDays(-1)), Between(first.AddMonths(-11), day, through));
    }

    private Period Between(DateOnly from, DateOnly to, DateTimeOffset? through = null) => new(from, to, EndOf(from.AddDays(-1)), through ?? EndOf(to));

    /// <summary>The last instant of a day, to the tick.</summary>
    private DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, calendars[OfficeClock.Calendar].Zone.GetUtcOffset(midnight)).ToUniversalTime().AddTicks(-1);
    }
}
