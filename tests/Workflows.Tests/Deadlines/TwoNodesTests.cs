using System.Collections.Concurrent;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GlobalReach.Workflows.Tests.Deadlines;

/// <summary>Two nodes on one database, each with a container of its own: every effect comes about once, and what was missed comes at the next start with its true due time (promises P2 and P6).</summary>
public sealed class TwoNodesTests
{
    private const int Leads = 60;

    /// <summary>Registered on Tuesday 10:00; Wednesday is Veterans Day.</summary>
    private static readonly DateTimeOffset FirstDue = new(2026, 11, 12, 10, 0, 0, TimeSpan.FromHours(-5));

    [Fact]
    public async Task Each_deadline_rings_once_and_each_mail_leaves_once_whoever_does_it()
    {
        var post = new Post();
        await using var first = await Desk.Open(services => services.RemoveAll<ISubscriber>().AddSingleton<ISubscriber>(post));
        await using var second = first.AnotherNode();
        for (var i = 0; i < Leads; i++) await Journey.Start(first);
        first.Clock.SetUtcNow(FirstDue);

        await Task.WhenAll(AtWork(first, Ring), AtWork(second, Ring));
        await Task.WhenAll(AtWork(first, Deliver), AtWork(second, Deliver));

        var rang = await Rang(first);
        rang.Count.ShouldBe(Leads);
        rang.Select(fact => fact.Deadline).Distinct().Count().ShouldBe(Leads);
        post.Letters.Count.ShouldBe(Leads);
        post.Letters.Distinct().Count().ShouldBe(Leads);
        (await first.Look(db => db.Deliveries.CountAsync(d => d.DoneAt != null && d.Attempts == 1))).ShouldBe(Leads);
    }

    [Fact]
    public async Task What_was_missed_while_no_node_ran_rings_once_at_the_next_start_with_its_true_due_time()
    {
        await using var before = await Desk.Open();
        for (var i = 0; i < 8; i++) await Journey.Start(before);
        before.Clock.SetUtcNow(FirstDue.AddHours(2));

        await using var first = before.AnotherNode();
        await using var second = before.AnotherNode();
        await Task.WhenAll(AtWork(first, Ring), AtWork(second, Ring));

        var rang = await Rang(before);
        rang.Count.ShouldBe(8);
        rang.ShouldAllBe(fact => fact.Due == FirstDue && fact.Rung == 1);
        (await before.Look(db => db.Deadlines.CountAsync(d => d.State == DeadlineState.Armed && d.Rung == 1))).ShouldBe(8);
    }

    [Fact]
    public async Task How_long_the_oldest_has_been_waiting_is_told_until_a_node_has_rung_it()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        desk.Clock.SetUtcNow(FirstDue.AddMinutes(9));
        await using var node = desk.AnotherNode();

        var before = await Lag(node);
        await AtWork(desk, Ring);

        (before, await Lag(node)).ShouldBe((TimeSpan.FromMinutes(9), TimeSpan.Zero));
    }

    [Fact]
    public async Task A_node_that_dies_over_a_deadline_keeps_it_from_nobody_once_its_lease_is_over()
    {
        await using var dying = await Desk.Open();
        await Journey.Start(dying);
        dying.Clock.SetUtcNow(FirstDue);
        DateTimeOffset? until = FirstDue + Leases.Length;
        await dying.Look(db => db.Deadlines.ExecuteUpdateAsync(set => set.SetProperty(d => EF.Property<string?>(d, "LeaseOwner"), "a node that is gone").SetProperty(d => EF.Property<DateTimeOffset?>(d, "LeaseUntil"), until)));
        await using var other = dying.AnotherNode();

        var atOnce = await Ring(other);
        dying.Clock.SetUtcNow(until.Value.AddSeconds(1));
        var afterwards = await Ring(other);

        (atOnce, afterwards).ShouldBe((0, 1));
        (await Rang(dying)).ShouldHaveSingleItem().Due.ShouldBe(FirstDue);
    }

    private static Task AtWork(Desk node, Func<Desk, Task<int>> work) => Task.Run(async () =>
    {
        while (await work(node) > 0)
        {
        }
    });

    private static Task<int> Ring(Desk node) => node.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);

    private static Task<int> Deliver(Desk node) => node.Services.GetRequiredService<DeliveryWorker>().DeliverDue(TestContext.Current.CancellationToken);

    private static async Task<TimeSpan> Lag(Desk node)
    {
        await node.Services.GetRequiredService<OperationsWatch>().Look(TestContext.Current.CancellationToken);
        return node.Services.GetRequiredService<DeskMeter>().Latest!.Lag;
    }

    private static async Task<List<DeadlineRang>> Rang(Desk desk) => (await desk.Look(db => db.Journal.Where(e => e.Fact == "deadline.rang").ToListAsync())).ConvertAll(e => (DeadlineRang)e.Fact());

    /// <summary>The world outside, one for both nodes.</summary>
    private sealed class Post : ISubscriber
    {
        public ConcurrentQueue<Guid> Letters { get; } = new();

        public string Name => Subscriptions.MailDeadline;

        public Task Deliver(JournalEntry entry, CancellationToken ct)
        {
            Letters.Enqueue(entry.Id);
            return Task.CompletedTask;
        }
    }
}
