using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>A lead's clocks run on the working time of its owner's team, and keep what they were promised when that changes.</summary>
public sealed class TeamCalendarTests
{
    /// <summary>Registered on Tuesday 10:00 in Hartford, 16:00 in Berlin; Wednesday is Veterans Day here and a working day there.</summary>
    private static readonly DateTimeOffset BerlinDue = new(2026, 11, 11, 16, 0, 0, TimeSpan.FromHours(1));

    private static readonly DateTimeOffset HartfordDue = new(2026, 11, 12, 10, 0, 0, TimeSpan.FromHours(-5));

    [Fact]
    public async Task The_team_of_the_owner_says_whose_working_days_count_else_the_process_does()
    {
        await using var desk = await Desk.Open();
        await Team(desk, "de", Amina.Id);

        var hers = await Journey.Start(desk);
        var his = LeadId.New();
        await desk.Do(Ines, new Workflows.Leads.RegisterInquiry.Command(his, Investors.Yamabuki) { OwnerId = Tomas.Id });

        (await Clock(desk, hers.Lead, "acknowledge")).ShouldSatisfyAllConditions(c => c.DueAt.ShouldBe(BerlinDue), c => c.Calendar.ShouldBe("de"));
        (await Clock(desk, his, "acknowledge")).ShouldSatisfyAllConditions(c => c.DueAt.ShouldBe(HartfordDue), c => c.Calendar.ShouldBe("us-ct"));
    }

    [Fact]
    public async Task A_calendar_that_is_changed_moves_no_promise_and_counts_for_the_next_one()
    {
        await using var desk = await Desk.Open();
        var team = await Team(desk, "de", Amina.Id);
        var journey = await Journey.Start(desk);

        await desk.Do(Sam, new ChangeTeam.Command(team, "Europe", null, Calendar: null));
        var kept = await Clock(desk, journey.Lead, "acknowledge");
        await journey.Meet("inquiry");
        await journey.Advance();

        (kept.DueAt, kept.Calendar).ShouldBe((BerlinDue, "de"));
        (await Clock(desk, journey.Lead, "offer-discovery-call")).Calendar.ShouldBe("us-ct");
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "organisation.team-calendar-chosen"))).ShouldBe(2, "chosen, and taken back");
    }

    [Fact]
    public async Task The_rungs_of_a_ladder_follow_the_calendar_the_clock_was_promised_on_also_after_a_hand_over()
    {
        await using var desk = await Desk.Open();
        await Team(desk, "de", Amina.Id);
        var journey = await Journey.Start(desk);
        await journey.Do(Bjorn, version => new Workflows.Leads.ReassignLead.Command(journey.Lead, version, Tomas.Id, null, "She is away"));

        desk.Clock.SetUtcNow(BerlinDue);
        await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);

        (await Clock(desk, journey.Lead, "acknowledge")).RingsAt.ShouldBe(BerlinDue.AddDays(1), "a working day in Berlin, not in Hartford");
    }

    [Fact]
    public async Task A_week_may_begin_on_a_Sunday()
    {
        await using var desk = await Desk.Open();
        await Team(desk, "il", Amina.Id);
        // Thursday 16:30 in Jerusalem; Friday and Saturday are closed there.
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 12, 14, 30, 0, TimeSpan.Zero));

        var journey = await Journey.Start(desk, Investors.Unnamed);

        (await Clock(desk, journey.Lead, "acknowledge")).DueAt.ShouldBe(new DateTimeOffset(2026, 11, 15, 12, 30, 0, TimeSpan.FromHours(2)), "4 hours: one half on Thursday, the rest on Sunday");
    }

    [Fact]
    public async Task A_calendar_nobody_has_is_refused_and_one_that_was_taken_away_leaves_the_process_its_own()
    {
        using var templates = new OwnTemplates();
        templates.Write("calendars/lab.json", File.ReadAllText(Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "calendars", "de.json")).Replace("\"key\": \"de\"", "\"key\": \"lab\"", StringComparison.Ordinal));
        await using var desk = await templates.Open();
        var team = await Team(desk, "lab", Amina.Id);
        templates.Remove("calendars/lab.json");
        templates.Write("calendars/broken.json", "{ \"hours\": ");
        await using var restarted = desk.AnotherNode();

        var journey = await Journey.Start(restarted);

        foreach (var unknown in new[] { "package", "lab", "broken", "../organisation/office", "xx" })
        {
            (await restarted.Send(Sam, new ChangeTeam.Command(team, "Europe", null, unknown))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("calendar-unknown"), r => r.Field.ShouldBe("Calendar"));
        }

        (await Clock(restarted, journey.Lead, "acknowledge")).ShouldSatisfyAllConditions(c => c.Calendar.ShouldBe("us-ct"), c => c.DueAt.ShouldBe(HartfordDue));
    }

    /// <summary>Four working hours from Tuesday 10:00, held for a time: what was left runs on to the minute.</summary>
    [Theory]
    [InlineData("2026-11-10T11:30", "2026-11-10T15:00", "2026-11-12T09:00", "an hour and a half were used on Tuesday, two until closing, and half an hour is left for Thursday's opening")]
    [InlineData("2026-11-10T13:15", "2026-11-16T16:45", "2026-11-17T09:00", "three quarters of an hour were left, a quarter of them before Monday's closing")]
    [InlineData("2026-11-10T10:00", "2026-11-12T08:30", "2026-11-12T12:30", "all was left")]
    [InlineData("2026-11-10T13:59", "2027-03-15T03:00", "2027-03-15T08:31", "a minute was left, and the clocks had changed")]
    public async Task A_hold_stops_the_clock_to_the_minute(string held, string resumed, string due, string because)
    {
        using var templates = new OwnTemplates();
        await using var desk = await templates.Open(process => process.Clocked("inquiry", new DeadlineDefinition { Key = "acknowledge", Within = "4h", Escalations = [new(Recipient.Owner)] }));
        var journey = await Journey.Start(desk);

        desk.Clock.SetUtcNow(Hartford(held));
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets", ResumeOn = new DateOnly(2027, 3, 15) });
        (await Clock(desk, journey.Lead, "acknowledge")).State.ShouldBe(DeadlineState.Paused);
        desk.Clock.SetUtcNow(Hartford(resumed));
        (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken)).ShouldBeLessThan(2, "at most the hold's own clock");
        await journey.Do(Amina, version => journey.Action("resume", version));

        (await Clock(desk, journey.Lead, "acknowledge")).DueAt.ShouldBe(Hartford(due), because);
    }

    [Fact]
    public async Task A_calendar_that_ends_within_a_year_is_told()
    {
        await using var desk = await Desk.Open();
        (await desk.Do(Sam, new OperationsState.Query())).Value!.Calendars.ShouldBeEmpty();

        desk.Clock.SetUtcNow(new DateTimeOffset(2040, 1, 3, 15, 0, 0, TimeSpan.Zero));
        var told = (await desk.Do(Sam, new OperationsState.Query())).Value!.Calendars;

        told.ShouldContain(new OperationsState.EndingCalendar("Hartford business hours", null, new DateOnly(2040, 12, 31)));
        told.ShouldContain(new OperationsState.EndingCalendar("DE", "DE", new DateOnly(2035, 12, 31)));
    }

    private static DateTimeOffset Hartford(string local) =>
        DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture) is var at ? new DateTimeOffset(at, TimeZoneInfo.FindSystemTimeZoneById("America/New_York").GetUtcOffset(at)) : default;

    private static async Task<Guid> Team(Desk desk, string calendar, params PersonId[] members)
    {
        var team = Guid.CreateVersion7();
        await desk.Do(Sam, new FoundTeam.Command(team, "Europe", null, calendar));
        foreach (var member in members) await desk.Look(db => db.People.Where(p => p.Id == member.Value).ExecuteUpdateAsync(set => set.SetProperty(p => p.TeamId, team)));
        return team;
    }

    private static Task<Deadline> Clock(Desk desk, LeadId lead, string key) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.LeadId == lead && d.Key == key));
}
