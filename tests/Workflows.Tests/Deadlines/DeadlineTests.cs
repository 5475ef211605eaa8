using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Deadlines;

public sealed class DeadlineTests
{
    /// <summary>Registered on Tuesday 10:00; Wednesday is Veterans Day, so one working day is over on Thursday 10:00.</summary>
    private static readonly DateTimeOffset FirstDue = Hartford(12, 10);

    [Fact]
    public async Task A_clock_starts_on_entry_and_counts_working_time()
    {
        await using var desk = await Desk.Open();

        var lead = await Journey.To(desk, "inquiry");

        var deadline = await Clock(desk, lead, "acknowledge");
        (deadline.State, deadline.Rung).ShouldBe((DeadlineState.Armed, 0));
        (deadline.DueAt, deadline.RingsAt).ShouldBe((FirstDue, FirstDue));
    }

    [Fact]
    public async Task Who_asks_through_an_intermediary_or_partner_is_acknowledged_within_four_hours()
    {
        await using var desk = await Desk.Open();

        var firm = await Journey.Start(desk, Investors.Unnamed);
        var partner = await Journey.Start(desk, Investors.Solaris with { Source = LeadSource.Partner });

        (await Clock(desk, firm.Lead, "acknowledge")).DueAt.ShouldBe(Hartford(10, 14));
        (await Clock(desk, partner.Lead, "acknowledge")).DueAt.ShouldBe(Hartford(10, 14));
    }

    [Fact]
    public async Task The_fact_it_waits_for_meets_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Acknowledge();

        (await Clock(desk, journey.Lead, "acknowledge")).State.ShouldBe(DeadlineState.Met);
        desk.Clock.SetUtcNow(FirstDue.AddDays(30));
        (await Ring(desk)).ShouldBe(0);
    }

    [Fact]
    public async Task A_fact_that_is_not_the_one_it_waits_for_leaves_it_running()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Screen();

        (await Clock(desk, journey.Lead, "acknowledge")).State.ShouldBe(DeadlineState.Armed);
    }

    [Fact]
    public async Task Leaving_the_stage_ends_its_clocks_and_starts_the_next_ones()
    {
        await using var desk = await Desk.Open();

        var lead = await Journey.To(desk, "site-visit");

        (await Clock(desk, lead, "decide")).State.ShouldBe(DeadlineState.Cancelled);
        (await Clock(desk, lead, "standard-pack")).State.ShouldBe(DeadlineState.Met, "the pack was sent before the stage was left");
        (await Clock(desk, lead, "hold-visit")).State.ShouldBe(DeadlineState.Armed);
    }

    [Fact]
    public async Task Nothing_rings_before_it_is_due()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);

        desk.Clock.SetUtcNow(FirstDue.AddSeconds(-1));

        (await Ring(desk)).ShouldBe(0);
    }

    [Fact]
    public async Task It_climbs_its_ladder_rung_by_rung_and_then_counts_as_missed()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "inquiry");

        desk.Clock.SetUtcNow(FirstDue);
        await Ring(desk);
        var first = await Clock(desk, lead, "acknowledge");
        desk.Clock.SetUtcNow(Hartford(13, 10));
        await Ring(desk);
        var second = await Clock(desk, lead, "acknowledge");
        desk.Clock.SetUtcNow(Hartford(17, 10));
        await Ring(desk);
        var third = await Clock(desk, lead, "acknowledge");

        (first.State, first.Rung, first.RingsAt).ShouldBe((DeadlineState.Armed, 1, Hartford(13, 10)));
        (second.State, second.Rung, second.RingsAt).ShouldBe((DeadlineState.Armed, 2, Hartford(17, 10)), "two working days after Friday is Tuesday");
        (third.State, third.Rung, third.RingsAt).ShouldBe((DeadlineState.Missed, 3, null));
        third.DueAt.ShouldBe(FirstDue);
        var rang = await Rang(desk, lead);
        rang.ConvertAll(r => r.Rung).ShouldBe([1, 2, 3]);
        rang.ShouldAllBe(r => r.Due == FirstDue);
    }

    [Fact]
    public async Task A_missed_deadline_is_told_until_it_is_met_after_all()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        foreach (var instant in new[] { FirstDue, Hartford(13, 10), Hartford(17, 10) })
        {
            desk.Clock.SetUtcNow(instant);
            await Ring(desk);
        }

        var missed = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Deadlines;
        await journey.Acknowledge();
        var met = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Deadlines;

        missed.ShouldHaveSingleItem().State.ShouldBe(DeadlineState.Missed);
        met.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_missed_while_nobody_worked_rings_at_the_start_with_its_true_due_time()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "inquiry");
        desk.Clock.SetUtcNow(FirstDue.AddDays(60));

        while (await Ring(desk) > 0)
        {
        }

        (await Rang(desk, lead)).ShouldSatisfyAllConditions(rang => rang.Count.ShouldBe(3), rang => rang.ShouldAllBe(r => r.Due == FirstDue));
        (await Clock(desk, lead, "acknowledge")).State.ShouldBe(DeadlineState.Missed);
    }

    [Fact]
    public async Task Each_rung_is_told_by_one_delivery_of_the_same_save()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "inquiry");
        desk.Clock.SetUtcNow(FirstDue);

        await Ring(desk);

        var entry = await desk.Look(db => db.Journal.SingleAsync(e => e.StreamId == lead.Value && e.Fact == "deadline.rang"));
        entry.Actor.ShouldBe(PersonId.System);
        (await desk.Look(db => db.Deliveries.SingleAsync(d => d.JournalEntryId == entry.Id))).Subscriber.ShouldBe(Subscriptions.MailDeadline);
    }

    [Fact]
    public async Task Ringing_makes_nobodys_open_form_stale()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var seen = await journey.Version();
        desk.Clock.SetUtcNow(FirstDue);

        await Ring(desk);

        (await journey.Version()).ShouldBe(seen);
    }

    [Fact]
    public async Task Competing_nodes_ring_each_deadline_once()
    {
        await using var desk = await Desk.Open();
        for (var i = 0; i < 60; i++) await Journey.Start(desk);
        desk.Clock.SetUtcNow(FirstDue);
        var nodes = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<DeadlineWorker>(desk.Services, new Leases())).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            while (await node.RingDue(TestContext.Current.CancellationToken) > 0)
            {
            }
        })));

        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "deadline.rang"))).ShouldBe(60);
        (await desk.Look(db => db.Deadlines.CountAsync(d => d.Rung == 1))).ShouldBe(60);
        nodes.ForEach(node => node.Dispose());
    }

    [Fact]
    public async Task The_same_command_twice_at_once_rings_once()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "inquiry");
        var deadline = await Clock(desk, lead, "acknowledge");
        desk.Clock.SetUtcNow(FirstDue);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Send(Amina, new RingDeadline.Command(lead, deadline.Id)))));

        (await Rang(desk, lead)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lead_that_cannot_be_rung_does_not_hold_up_the_others()
    {
        await using var desk = await Desk.Open();
        var broken = await Journey.To(desk, "inquiry");
        await desk.Look(db => db.Database.ExecuteSqlRawAsync("UPDATE Leads SET ProcessVersion = 99"));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var sound = await Journey.To(desk, "inquiry", Investors.Yamabuki);
        desk.Clock.SetUtcNow(FirstDue.AddHours(1));

        await Ring(desk);

        (await Rang(desk, sound)).ShouldHaveSingleItem();
        (await Clock(desk, broken, "acknowledge")).State.ShouldBe(DeadlineState.Armed);
    }

    /// <summary>A row, not a timer: ten years are as good as a day.</summary>
    [Fact]
    public async Task A_wait_of_ten_years_ends_on_its_day()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Acknowledge();
        var due = Desk.Morning.AddYears(10);
        await desk.As(Amina, async scope =>
        {
            var db = scope.GetRequiredService<GlobalReachDb>();
            var lead = await db.Leads.SingleAsync(l => l.Id == journey.Lead);
            db.Deadlines.Add(Deadline.Arm(lead.Id, "review-agreement", lead.Stage, null, Desk.Morning, due));
            return await db.SaveChangesAsync();
        });

        desk.Clock.SetUtcNow(due.AddMinutes(-1));
        var early = await Ring(desk);
        desk.Clock.SetUtcNow(due);
        var onTime = await Ring(desk);

        (early, onTime).ShouldBe((0, 1));
        (await Rang(desk, journey.Lead)).ShouldHaveSingleItem().Due.ShouldBe(due);
    }

    [Fact]
    public async Task A_hold_is_asked_about_again_at_the_opening_of_its_day()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Later", ResumeOn = new DateOnly(2026, 11, 28) });

        (await Clock(desk, journey.Lead, "resume")).DueAt.ShouldBe(Hartford(30, 8, 30), "the 28th is a Saturday");
    }

    private static DateTimeOffset Hartford(int day, int hour, int minute = 0) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(-5));

    private static Task<int> Ring(Desk desk) => desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);

    private static Task<Deadline> Clock(Desk desk, LeadId lead, string key) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.LeadId == lead && d.Key == key));

    private static async Task<List<DeadlineRang>> Rang(Desk desk, LeadId lead) =>
        (await desk.Look(db => db.Journal.Where(e => e.StreamId == lead.Value && e.Fact == "deadline.rang").OrderBy(e => e.Sequence).ToListAsync())).ConvertAll(e => (DeadlineRang)e.Fact());
}
