using System.Globalization;
using System.Text.Json;
using CsCheck;
using GlobalReach.Domain.Foundation;

namespace GlobalReach.Domain.Tests.Foundation;

public sealed class WorkingCalendarTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly WorkingCalendar Hartford = ShippedCalendar();
    private static readonly TimeSpan Day = TimeSpan.FromHours(8.5);

    [Theory]
    [InlineData("2026-03-02 10:00", "1d", "2026-03-03 10:00", "Monday to the same time on Tuesday")]
    [InlineData("2026-03-02 10:00", "4h", "2026-03-02 14:00", "within one day")]
    [InlineData("2026-03-02 15:00", "4h", "2026-03-03 10:30", "the rest of the day, then the next")]
    [InlineData("2026-03-02 13:00", "4h", "2026-03-02 17:00", "due at closing, not at the next opening")]
    [InlineData("2026-03-02 08:30", "1d", "2026-03-02 17:00", "one whole opening day")]
    [InlineData("2026-03-01 21:00", "1d", "2026-03-02 17:00", "written on a Sunday night")]
    [InlineData("2026-03-02 17:00", "4h", "2026-03-03 12:30", "written at closing")]
    [InlineData("2026-03-02 07:00", "2h", "2026-03-02 10:30", "written before opening")]
    [InlineData("2026-02-27 16:30", "1h", "2026-03-02 09:00", "over a weekend")]
    [InlineData("2026-07-02 16:00", "2h", "2026-07-06 09:30", "4 July 2026 is a Saturday: the Friday before is closed")]
    [InlineData("2027-12-30 16:00", "2h", "2028-01-03 09:30", "New Year's Day 2028 is kept in the year before")]
    [InlineData("2026-12-24 10:00", "5d", "2027-01-04 10:00", "over Christmas and New Year")]
    [InlineData("2026-03-06 16:00", "2h", "2026-03-09 09:30", "over the night in which the clock leaps forward")]
    [InlineData("2026-10-30 10:00", "1d", "2026-11-02 10:00", "over the night in which the clock falls back")]
    [InlineData("2026-03-02 10:00", "30d", "2026-04-14 10:00", "six weeks and Good Friday")]
    public void A_term_runs_out_in_opening_hours(string from, string term, string due, string because) =>
        Hartford.Add(Local(from), WorkingTime.Parse(term)).ShouldBe(Local(due), because);

    [Fact]
    public void A_due_time_is_told_on_the_offices_clock()
    {
        var due = Hartford.Add(DateTimeOffset.Parse("2026-07-20T06:00:00Z", CultureInfo.InvariantCulture), WorkingTime.OfHours(1));

        due.Offset.ShouldBe(TimeSpan.FromHours(-4));
        due.DateTime.ShouldBe(new DateTime(2026, 7, 20, 9, 30, 0));
    }

    [Theory]
    [InlineData("2026-03-02 10:00", "2026-03-02 14:00", 4.0)]
    [InlineData("2026-02-27 16:00", "2026-03-02 09:30", 2.0)]
    [InlineData("2026-02-28 10:00", "2026-03-01 23:00", 0.0)]
    [InlineData("2026-03-02 17:00", "2026-03-03 08:30", 0.0)]
    [InlineData("2026-03-02 14:00", "2026-03-02 10:00", -4.0)]
    public void Working_time_counts_opening_hours_only(string from, string to, double hours) =>
        Hartford.WorkingTimeBetween(Local(from), Local(to)).ShouldBe(TimeSpan.FromHours(hours));

    [Fact]
    public void An_office_open_through_the_night_of_the_change_lives_the_hour_that_is_missing_or_doubled()
    {
        var always = new WorkingCalendar(NewYork, Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => new OpeningHours(new(1, 0), new(4, 0))), []);

        always.WorkingTimeBetween(Local("2026-03-08 00:00"), Local("2026-03-08 12:00")).ShouldBe(TimeSpan.FromHours(2));
        always.WorkingTimeBetween(Local("2026-11-01 00:00"), Local("2026-11-01 12:00")).ShouldBe(TimeSpan.FromHours(4));
    }

    [Fact]
    public void A_short_Friday_is_a_whole_day_of_which_a_share_is_used()
    {
        var full = new OpeningHours(new(8, 0), new(16, 0));
        var shortFriday = new WorkingCalendar(
            NewYork,
            new Dictionary<DayOfWeek, OpeningHours> { [DayOfWeek.Thursday] = full, [DayOfWeek.Friday] = new(new(8, 0), new(12, 0)) },
            []);

        shortFriday.Add(Local("2026-03-05 12:00"), WorkingTime.OfDays(1)).ShouldBe(Local("2026-03-06 10:00"));
        shortFriday.Add(Local("2026-03-06 08:00"), WorkingTime.OfDays(1)).ShouldBe(Local("2026-03-06 12:00"));
    }

    [Theory]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-07", false)]
    [InlineData("2026-07-03", false)]
    [InlineData("2028-11-10", false)]
    public void The_office_is_closed_on_weekends_and_holidays_as_they_are_kept(string day, bool open) =>
        Hartford.IsWorkingDay(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(open);

    [Theory]
    [InlineData("0h")]
    [InlineData("-1d")]
    [InlineData("+1d")]
    [InlineData("1.5h")]
    [InlineData("4")]
    [InlineData("d")]
    [InlineData(" 4h")]
    [InlineData("4H")]
    [InlineData("10000d")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_a_term_is_refused(string? text)
    {
        WorkingTime.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => WorkingTime.Parse(text!));
    }

    [Fact]
    public void No_term_is_empty_or_negative()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingTime.OfHours(0));
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingTime.OfDays(-1));
    }

    [Fact]
    public void A_term_reads_back_as_written() =>
        Gen.Select(Gen.Int[1, 9_999], Gen.Bool).Sample((amount, days) =>
        {
            var term = days ? WorkingTime.OfDays(amount) : WorkingTime.OfHours(amount);
            return WorkingTime.Parse(term.ToString()) == term;
        });

    [Fact]
    public void An_office_that_never_opens_is_no_calendar()
    {
        Should.Throw<ArgumentException>(() => new WorkingCalendar(NewYork, new Dictionary<DayOfWeek, OpeningHours>(), []));
        Should.Throw<ArgumentException>(() => new OpeningHours(new(9, 0), new(9, 0)));
    }

    [Fact]
    public void Every_term_ends_while_the_office_is_open() =>
        Gen.Select(Instants, Terms).Sample((from, term) =>
        {
            var due = Hartford.Add(from, term);
            var time = TimeOnly.FromDateTime(due.DateTime);
            return due > from && Hartford.IsWorkingDay(DateOnly.FromDateTime(due.DateTime)) && time > new TimeOnly(8, 30) && time <= new TimeOnly(17, 0);
        });

    [Fact]
    public void The_time_between_start_and_end_of_a_term_is_the_term() =>
        Gen.Select(Instants, Terms).Sample((from, term) =>
            Hartford.WorkingTimeBetween(from, Hartford.Add(from, term)) == (term.Unit == WorkingUnit.Days ? Day * term.Amount : TimeSpan.FromHours(term.Amount)));

    [Fact]
    public void Who_starts_later_or_has_longer_is_never_due_earlier() =>
        Gen.Select(Instants, Gen.Int[0, 200_000], Gen.Int[1, 300], Gen.Int[0, 20]).Sample((from, minutes, amount, more) =>
            Hartford.Add(from, WorkingTime.OfHours(amount)) <= Hartford.Add(from.AddMinutes(minutes), WorkingTime.OfHours(amount + more)) &&
            Hartford.Add(from, WorkingTime.OfDays(amount)) <= Hartford.Add(from.AddMinutes(minutes), WorkingTime.OfDays(amount + more)));

    [Fact]
    public void Working_time_adds_up() =>
        Gen.Select(Instants, Instants, Instants).Sample((a, b, c) =>
            Hartford.WorkingTimeBetween(a, b) + Hartford.WorkingTimeBetween(b, c) == Hartford.WorkingTimeBetween(a, c));

    private static readonly Gen<DateTimeOffset> Instants =
        Gen.Long[0, (long)TimeSpan.FromDays(365 * 8).TotalSeconds].Select(s => new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s));

    private static readonly Gen<WorkingTime> Terms =
        Gen.Select(Gen.Int[1, 300], Gen.Bool).Select((amount, days) => days ? WorkingTime.OfDays(amount) : WorkingTime.OfHours(amount));

    private static DateTimeOffset Local(string text)
    {
        var local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new(local, NewYork.GetUtcOffset(local));
    }

    private static WorkingCalendar ShippedCalendar()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "calendars", "us-ct.json")));
        var root = file.RootElement;
        return new(
            TimeZoneInfo.FindSystemTimeZoneById(root.GetProperty("timeZone").GetString()!),
            root.GetProperty("hours").EnumerateObject().ToDictionary(
                day => Enum.Parse<DayOfWeek>(day.Name, ignoreCase: true),
                day => new OpeningHours(TimeOf(day.Value, "opens"), TimeOf(day.Value, "closes"))),
            root.GetProperty("holidays").EnumerateArray().Select(h => DateOnly.Parse(h.GetProperty("date").GetString()!, CultureInfo.InvariantCulture)));
    }

    private static TimeOnly TimeOf(JsonElement hours, string end) => TimeOnly.Parse(hours.GetProperty(end).GetString()!, CultureInfo.InvariantCulture);
}
