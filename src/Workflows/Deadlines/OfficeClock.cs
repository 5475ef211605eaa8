namespace GlobalReach.Workflows.Deadlines;

/// <summary>The time and the day at the desk in Hartford, wherever the server stands.</summary>
public sealed class OfficeClock(Calendars calendars, TimeProvider clock)
{
    public const string Calendar = "us-ct";

    /// <summary>A day begins on the Line Islands, 14 hours ahead of UTC: what people wrote down there has already happened.</summary>
    private static readonly TimeSpan FirstToSeeADay = TimeSpan.FromHours(14);

    /// <summary>Clocks of different machines disagree by so much.</summary>
    private static readonly TimeSpan Disagreement = TimeSpan.FromMinutes(5);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DayAt(Now);

    /// <summary>When a day begins at the desk.</summary>
    public DateTimeOffset Begin(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, calendars[Calendar].Zone.GetUtcOffset(midnight));
    }

    public DateOnly DayAt(DateTimeOffset at) => calendars[Calendar].DayAt(at);

    /// <summary>What is said to have happened cannot lie ahead; null when the day has come somewhere on earth.</summary>
    public Refusal? NotYet(string field, DateOnly day) => day > DateOnly.FromDateTime(Now.UtcDateTime + FirstToSeeADay) ? Refusal.Invalid(field, "date-in-future") : null;

    /// <summary>The same of an instant.</summary>
    public Refusal? NotYet(string field, DateTimeOffset? at) => at > Now + Disagreement ? Refusal.Invalid(field, "date-in-future") : null;
}
