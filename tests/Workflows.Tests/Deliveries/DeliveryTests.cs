using System.Collections.Concurrent;
using GlobalReach.Workflows.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GlobalReach.Workflows.Tests.Deliveries;

/// <summary>What follows from a fact is done at least once, however often it fails and whichever node dies over it.</summary>
public sealed class DeliveryTests
{
    private readonly Postman postman = new();

    [Fact]
    public async Task What_a_fact_asks_for_is_delivered_once_with_the_facts_entry()
    {
        await using var desk = await Open();
        var lead = await Acknowledged(desk);

        await desk.Deliver();
        await desk.Deliver();

        var entry = postman.Calls.ShouldHaveSingleItem();
        (entry.StreamId, entry.Fact).ShouldBe((lead.Value, "lead.inquiry-acknowledged"));
        (await Only(desk)).ShouldSatisfyAllConditions(d => d.DoneAt.ShouldBe(Desk.Morning), d => d.Attempts.ShouldBe(1), d => d.LeaseOwner.ShouldBeNull());
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_later_each_time_after_a_longer_pause()
    {
        await using var desk = await Open();
        await Acknowledged(desk);
        postman.Fails = _ => new InvalidOperationException("The mail server is away");

        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await desk.Deliver();
            postman.Calls.Count.ShouldBe(attempt);
            var delivery = await Only(desk);
            delivery.LastError.ShouldBe("The mail server is away");
            pauses.Add(delivery.DueAt - desk.Clock.GetUtcNow());
            desk.Clock.SetUtcNow(delivery.DueAt);
        }

        pauses.ConvertAll(p => p.TotalSeconds).ShouldBe([2, 6, 18, 54]);
    }

    [Fact]
    public async Task A_delivery_that_recovers_is_done_and_forgets_its_error()
    {
        await using var desk = await Open();
        await Acknowledged(desk);
        postman.Fails = _ => new InvalidOperationException("The mail server is away");
        await desk.Deliver();
        postman.Fails = _ => null;
        desk.Clock.Advance(TimeSpan.FromSeconds(2));

        await desk.Deliver();

        (await Only(desk)).ShouldSatisfyAllConditions(d => d.DoneAt.ShouldNotBeNull(), d => d.LastError.ShouldBeNull(), d => d.Attempts.ShouldBe(2));
    }

    [Fact]
    public async Task After_ten_tries_it_is_given_up_and_kept_to_be_looked_at()
    {
        await using var desk = await Open();
        await Acknowledged(desk);
        postman.Fails = _ => new InvalidOperationException("No such mailbox");

        for (var attempt = 0; attempt < 15; attempt++)
        {
            await desk.Deliver();
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        postman.Calls.Count.ShouldBe(10);
        (await Only(desk)).ShouldSatisfyAllConditions(d => d.DeadAt.ShouldNotBeNull(), d => d.DoneAt.ShouldBeNull(), d => d.LastError.ShouldBe("No such mailbox"));
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task One_poisonous_delivery_does_not_stop_the_others(Type poison)
    {
        await using var desk = await Open();
        var bad = await Acknowledged(desk);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        var good = await Acknowledged(desk);
        postman.Fails = entry => entry.StreamId == bad.Value ? (Exception)Activator.CreateInstance(poison)! : null;

        await desk.Deliver();

        postman.Calls.Select(c => c.StreamId).ShouldBe([bad.Value, good.Value]);
        var done = await desk.Look(db => db.Deliveries.Where(d => d.DoneAt != null).ToListAsync());
        done.ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_to_nobody_known_fails_and_waits()
    {
        await using var desk = await Desk.Open(services => services.RemoveAll<ISubscriber>());
        await Acknowledged(desk);

        await desk.Deliver();

        (await Only(desk)).ShouldSatisfyAllConditions(d => d.DoneAt.ShouldBeNull(), d => d.LastError.ShouldNotBeNull());
    }

    [Fact]
    public async Task What_a_node_was_doing_when_it_died_another_does_again_once_the_lease_is_over()
    {
        await using var desk = await Open();
        await Acknowledged(desk);
        using var plug = new CancellationTokenSource();
        postman.Fails = _ =>
        {
            plug.Cancel();
            return new OperationCanceledException(plug.Token);
        };
        using var dying = Node(desk);
        using var other = Node(desk);
        await Should.ThrowAsync<OperationCanceledException>(dying.DeliverDue(plug.Token));
        postman.Fails = _ => null;

        var atOnce = await other.DeliverDue(TestContext.Current.CancellationToken);
        desk.Clock.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        var afterwards = await other.DeliverDue(TestContext.Current.CancellationToken);

        (atOnce, afterwards).ShouldBe((0, 1));
        postman.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem("the same entry, so that its effect is applied once");
        (await Only(desk)).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Competing_nodes_share_the_work()
    {
        await using var desk = await Open();
        for (var i = 0; i < 50; i++) await Acknowledged(desk);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            using var node = Node(desk);
            while (await node.DeliverDue(TestContext.Current.CancellationToken) > 0)
            {
            }
        })));

        postman.Calls.Select(c => c.Id).Distinct().Count().ShouldBe(50);
        postman.Calls.Count.ShouldBe(50);
    }

    private Task<Desk> Open() => Desk.Open(services =>
    {
        services.RemoveAll<ISubscriber>();
        services.AddSingleton<ISubscriber>(postman);
    });

    private static DeliveryWorker Node(Desk desk) => ActivatorUtilities.CreateInstance<DeliveryWorker>(desk.Services, new Leases());

    private static async Task<LeadId> Acknowledged(Desk desk)
    {
        var journey = await Journey.Start(desk);
        await journey.Acknowledge(byMail: true);
        return journey.Lead;
    }

    private static Task<GlobalReach.Workflows.Delivery.Delivery> Only(Desk desk) => desk.Look(db => db.Deliveries.AsNoTracking().SingleAsync());

    /// <summary>The outside world: remembers what it was asked to do and fails when told to.</summary>
    private sealed class Postman : ISubscriber
    {
        public ConcurrentQueue<JournalEntry> Calls { get; } = new();

        public Func<JournalEntry, Exception?> Fails { get; set; } = _ => null;

        public string Name => Subscriptions.MailAcknowledgement;

        public Task Deliver(JournalEntry entry, CancellationToken ct)
        {
            Calls.Enqueue(entry);
            return Fails(entry) is { } error ? Task.FromException(error) : Task.CompletedTask;
        }
    }
}
