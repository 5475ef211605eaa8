using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Delivery;

/// <summary>Leases due deliveries, hands each to its subscriber, and carries on past one that fails: later again, given up after ten tries.</summary>
public sealed class DeliveryWorker(IServiceScopeFactory scopes, DeliverySignal signal, DemoReset reset, Leases leases, DeskMeter meter, TimeProvider clock, ILogger<DeliveryWorker> log) : BackgroundService
{
    private const int Batch = 20;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>Works off what is due now; the number of deliveries tried.</summary>
    public async Task<int> DeliverDue(CancellationToken ct)
    {
        var leased = await Lease(ct);
        foreach (var delivery in leased) await Deliver(delivery, ct);
        return leased.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!await reset.IsUnderway(stoppingToken) && await DeliverDue(stoppingToken) > 0)
                {
                }

                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The worker outlives any one failure (a full disk, a database away): it is logged and tried again.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogError(error, "Deliveries could not be read; trying again in {Seconds} s", Poll.TotalSeconds);
                await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<IReadOnlyList<Guid>> Lease(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var now = clock.GetUtcNow();
        var due = await db.Deliveries.Where(d => d.DoneAt == null && d.DeadAt == null && d.DueAt <= now && (d.LeaseUntil == null || d.LeaseUntil < now))
            .OrderBy(d => d.DueAt).Take(Batch).Select(d => d.Id).ToListAsync(ct);
        if (due.Count == 0) return [];

        var until = now + Leases.Length;
        await db.Deliveries.Where(d => due.Contains(d.Id) && d.DoneAt == null && (d.LeaseUntil == null || d.LeaseUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.LeaseOwner, leases.Owner).SetProperty(d => d.LeaseUntil, until), ct);
        return await db.Deliveries.Where(d => due.Contains(d.Id) && d.LeaseOwner == leases.Owner && d.LeaseUntil == until).OrderBy(d => d.DueAt).Select(d => d.Id).ToListAsync(ct);
    }

    private async Task Deliver(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id, ct);
        var entry = await db.Journal.AsNoTracking().SingleAsync(e => e.Id == delivery.JournalEntryId, ct);
        string? failure = null;
        using var step = DeskTrace.UseCases.StartActivity($"deliver {delivery.Subscriber}");
        try
        {
            await scope.ServiceProvider.GetServices<ISubscriber>().Single(s => s.Name == delivery.Subscriber).Deliver(entry, ct);
        }
#pragma warning disable CA1031 // One bad delivery never stops the others: it is kept with its error, tried again, and shown when given up.
        catch (Exception error) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(error, "Delivery {Delivery} to {Subscriber} failed, attempt {Attempt}", id, delivery.Subscriber, delivery.Attempts + 1);
            failure = error.Message.Length > 1000 ? error.Message[..1000] : error.Message;
        }

        step?.SetTag("outcome", failure is null ? "done" : "failed");
        meter.Delivered(delivery.Subscriber, failure is null);
        await Settle(delivery, failure, ct);
    }

    private async Task Settle(Delivery delivery, string? failure, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var (now, attempts) = (clock.GetUtcNow(), delivery.Attempts + 1);
        var dead = failure is not null && attempts >= Delivery.MaxAttempts;
        var next = now + TimeSpan.FromSeconds(Math.Min(3600, 2 * Math.Pow(3, attempts - 1)));
        DateTimeOffset? doneAt = failure is null ? now : null;
        DateTimeOffset? deadAt = dead ? now : null;
        await db.Deliveries.Where(d => d.Id == delivery.Id && d.LeaseOwner == leases.Owner).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.Attempts, attempts).SetProperty(d => d.LastError, failure).SetProperty(d => d.DoneAt, doneAt).SetProperty(d => d.DeadAt, deadAt)
                .SetProperty(d => d.DueAt, failure is null ? delivery.DueAt : next).SetProperty(d => d.LeaseOwner, (string?)null).SetProperty(d => d.LeaseUntil, (DateTimeOffset?)null),
            ct);
    }
}
