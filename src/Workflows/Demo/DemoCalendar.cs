namespace GlobalReach.Workflows.Demo;

/// <summary>The office's working days before today, counted backwards: where a story says "12.5 working days ago".</summary>
internal sealed class DemoCalendar
{
    private const double HoursOpen = 8.5;

    private readonly WorkingCalendar calendar;
    private readonly List<DateOnly> days = [];

    public DemoCalendar(WorkingCalendar calendar, DateOnly today)
    {
        (this.calendar, Today) = (calendar, today);
        for (var day = today.AddDays(-1); days.Count < 600; day = day.AddDays(-1))
        {
            if (calendar.IsWorkingDay(day)) days.Add(day);
        }
    }

    public DateOnly Today { get; }

    /// <summary>So many working days before today's opening: 1 is the last working day's opening, 0.5 its noon.</summary>
    public DateTimeOffset Before(decimal workingDays)
    {
        var back = (int)Math.Ceiling(Math.Max(workingDays, 0.01m));
        var used = (double)(back - Math.Max(workingDays, 0.01m));
        return calendar.OpeningOf(days[back - 1]).AddHours(used * HoursOpen);
    }

    /// <summary>The day so many working days after one.</summary>
    public DateOnly DayAfter(DateOnly day, int workingDays)
    {
        while (workingDays > 0 || !calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
            if (calendar.IsWorkingDay(day)) workingDays--;
        }

        return day;
    }
}
