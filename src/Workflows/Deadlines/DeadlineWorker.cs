using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Leases deadlines that ran out and rings each once in effect, however many nodes look. Late by at most the poll interval.</summary>
public sealed class DeadlineWorker(IServiceScopeFactory scopes, DemoReset reset, Leases leases, DeskMeter meter, TimeProvider clock, ILogger<DeadlineWorker> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    /// <summary>Rings what ran out by now; the number of deadlines rung.</summary>
    public async Task<int> RingDue(CancellationToken ct)
    {
        var leased = await Lease(ct);
        foreach (var (lead, deadline) in leased) await Ring(lead, deadline, ct);
        return leased.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!await reset.IsUnderway(stoppingToken) && await RingDue(stoppingToken) > 0)
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The worker outlives any one failure: the lease runs out and the deadline is rung later.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogError(error, "Deadlines could not be rung; trying again in {Seconds} s", Poll.TotalSeconds);
            }

            await Task.Delay(Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Ring(LeadId lead, Guid deadline, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        try
        {
            var rung = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RingDeadline.Command(lead, deadline), ct);
            if (rung.Succeeded) meter.Rung();
            else log.LogWarning("Deadline {Deadline} was not rung: {Code}", deadline, rung.Refusals[0].Code);
        }
#pragma warning disable CA1031 // One deadline that cannot be rung never holds up the others: it is logged and tried again when its lease is over.
        catch (Exception error) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogError(error, "Deadline {Deadline} could not be rung", deadline);
        }
    }

    private async Task<IReadOnlyList<(LeadId Lead, Guid Deadline)>> Lease(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var now = clock.GetUtcNow();
        var due = await Due(db, now).OrderBy(d => d.RingsAt).Take(Batch).Select(d => d.Id).ToListAsync(ct);
        if (due.Count == 0) return [];

        DateTimeOffset? until = now + Leases.Length;
        var owner = leases.Owner;
        await Due(db, now).Where(d => due.Contains(d.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(d => EF.Property<string?>(d, "LeaseOwner"), owner).SetProperty(d => EF.Property<DateTimeOffset?>(d, "LeaseUntil"), until), ct);
        var mine = await db.Deadlines.Where(d => due.Contains(d.Id) && EF.Property<string?>(d, "LeaseOwner") == owner && EF.Property<DateTimeOffset?>(d, "LeaseUntil") == until)
            .Select(d => new { d.LeadId, d.Id }).ToListAsync(ct);
        return [.. mine.Select(d => (d.LeadId, d.Id))];
    }

    private static IQueryable<Deadline> Due(GlobalReachDb db, DateTimeOffset now) =>
        db.Deadlines.Where(d => d.State == DeadlineState.Armed && d.RingsAt <= now
            && (EF.Property<DateTimeOffset?>(d, "LeaseUntil") == null || EF.Property<DateTimeOffset?>(d, "LeaseUntil") < now));
}
