using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Tests.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>A wait is a row: it lasts as long as it is told to, over changes of the clocks and restarts, and nothing in memory waits along (promises P5 and P11).</summary>
public sealed class LongWaitTests
{
    /// <summary>A working day is counted by opening hours, so a wait that starts at 10:00 in winter ends at 10:00 on the summer's clock as well.</summary>
    [Theory]
    [InlineData("90d", "2027-03-25T10:00:00-04:00")]
    [InlineData("500d", "2028-11-15T10:00:00-05:00")]
    [InlineData("2500d", "2036-12-08T10:00:00-05:00")]
    public async Task A_wait_of_months_or_ten_years_ends_at_its_minute_whichever_clock_summer_or_winter_shows(string within, string due)
    {
        using var templates = new OwnTemplates();
        await using var desk = await templates.Open(process => process.Clocked("inquiry", new DeadlineDefinition { Key = "acknowledge", Within = within, Escalations = [new(Recipient.Owner)] }));
        var journey = await Journey.Start(desk);
        var expected = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);

        (await Only(desk)).DueAt.ShouldBe(expected);
        // The calendar itself agrees when asked the other way round: so many days of 8.5 hours are open until then.
        desk.Services.GetRequiredService<Calendars>()["us-ct"].WorkingTimeBetween(Desk.Morning, expected).ShouldBe(TimeSpan.FromHours(8.5) * int.Parse(within[..^1], System.Globalization.CultureInfo.InvariantCulture));

        desk.Clock.SetUtcNow(expected.AddSeconds(-1));
        var early = await Ring(desk);
        desk.Clock.SetUtcNow(expected);
        var onTime = await Ring(desk);

        (early, onTime).ShouldBe((0, 1));
        (await Rang(desk, journey.Lead)).ShouldHaveSingleItem().Due.ShouldBe(expected);
    }

    /// <summary>Twenty starts in ten years, in summer and in winter; each is a node that has never heard of the lead.</summary>
    [Fact]
    public async Task Ten_years_of_restarts_neither_lose_the_wait_nor_ring_it_twice()
    {
        using var templates = new OwnTemplates();
        await using var desk = await templates.Open(process => process.Clocked("inquiry", new DeadlineDefinition { Key = "acknowledge", Within = "2500d", Escalations = [new(Recipient.Owner)] }));
        var journey = await Journey.Start(desk);
        var due = (await Only(desk)).DueAt;

        var rung = new List<(DateTimeOffset At, int Count)>();
        for (var at = Desk.Morning; at < due.AddYears(1); at = at.AddMonths(6))
        {
            desk.Clock.SetUtcNow(at > due && rung.TrueForAll(r => r.Count == 0) ? due : at);
            await using var node = desk.AnotherNode();
            rung.Add((desk.Clock.GetUtcNow(), await Ring(node)));
        }

        rung.Where(r => r.Count > 0).ShouldHaveSingleItem().ShouldBe((due, 1));
        (await Rang(desk, journey.Lead)).ShouldHaveSingleItem().Due.ShouldBe(due);
        (await Only(desk)).State.ShouldBe(DeadlineState.Missed);
    }

    [Fact]
    public async Task However_many_leads_wait_no_timer_waits_with_them()
    {
        var timers = new CountedTimers();
        await using var desk = await Desk.Open(services => services.AddSingleton<TimeProvider>(timers));
        await Journey.Start(desk);
        var before = timers.Made;

        for (var i = 0; i < 40; i++) await Journey.Start(desk);

        (await desk.Look(db => db.Deadlines.CountAsync(d => d.State == DeadlineState.Armed))).ShouldBe(41);
        timers.Made.ShouldBe(before);
    }

    /// <summary>What a request knew of a lead is gone with the request.</summary>
    [Fact]
    public async Task A_lead_that_waits_is_a_row_and_nothing_in_memory()
    {
        var seen = new Remembered();
        await using var desk = await Desk.Open(services => services.ConfigureDbContext<Data.SqliteDb>(options => options.AddInterceptors(seen)));

        await Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await Journey.Start(desk);
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        seen.Known.Count.ShouldBeGreaterThanOrEqualTo(80, "a lead and its clock each time");
        // The last request may still be on its way out.
        seen.Known.Count(entity => entity.IsAlive).ShouldBeLessThan(10);
    }

    private static Task<int> Ring(Desk desk) => desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);

    private static Task<Deadline> Only(Desk desk) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync());

    private static async Task<List<DeadlineRang>> Rang(Desk desk, LeadId lead) =>
        (await desk.Look(db => db.Journal.Where(e => e.StreamId == lead.Value && e.Fact == "deadline.rang").ToListAsync())).ConvertAll(e => (DeadlineRang)e.Fact());

    /// <summary>The real clock, which counts the timers made by it.</summary>
    private sealed class CountedTimers : TimeProvider
    {
        private int made;

        public int Made => made;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref made);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    /// <summary>Remembers, without holding on to them, the leads and clocks that were saved.</summary>
    private sealed class Remembered : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor
    {
        public System.Collections.Concurrent.ConcurrentBag<WeakReference> Known { get; } = [];

        public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> SavingChangesAsync(
            Microsoft.EntityFrameworkCore.Diagnostics.DbContextEventData eventData, Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.Entity is Lead or Deadline)) Known.Add(new WeakReference(entry.Entity));
            return new(result);
        }
    }
}
