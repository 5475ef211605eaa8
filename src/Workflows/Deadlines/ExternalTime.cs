using FluentValidation;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>An instant as somebody outside says it: a day and time by the clock of their own time zone.</summary>
internal static class ExternalTime
{
    /// <summary>What such a time has to look like.</summary>
    public static void Rules<T>(AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, DateTime>> due, System.Linq.Expressions.Expression<Func<T, string>> zone)
    {
        var read = due.Compile();
        validator.RuleFor(due).NotEmpty().Must(local => local.Kind == DateTimeKind.Unspecified).WithErrorCode("local-time-expected");
        validator.RuleFor(due).Must(local => local.Year is >= 1990 and <= 2099).When(c => read(c) != default).WithErrorCode("date-implausible");
        validator.RuleFor(zone).Must(id => id is { Length: > 0 and <= 60 } && TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out _)).WithErrorCode("time-zone-unknown");
    }

    /// <summary>The instant. A time that the clock leaps over is none; of one it shows twice the earlier counts: whoever is early is in time.</summary>
    public static Outcome<DateTimeOffset> Instant(DateTime local, string zone, DateTimeOffset now)
    {
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone.Trim());
        if (there.IsInvalidTime(local)) return Refusal.Invalid("Due", "time-leapt-over");
        var at = new DateTimeOffset(local, there.IsAmbiguousTime(local) ? there.GetAmbiguousTimeOffsets(local).Max() : there.GetUtcOffset(local)).ToUniversalTime();
        return at > now ? at : Refusal.Invalid("Due", "deadline-in-the-past");
    }
}
