using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Live;

/// <summary>Notices, for everybody who waits on this node, that something was recorded on any node: one look a second, and none while nobody waits.</summary>
public sealed class ChangeWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChangeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private TaskCompletionSource next = NotYet();
    private long latest;
    private int waiting;

    /// <summary>Waits until something was recorded after a moment; when the latest was.</summary>
    public async Task<DateTimeOffset> After(DateTimeOffset moment, CancellationToken ct)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            while (true)
            {
                var coming = Volatile.Read(ref next);
                if (Volatile.Read(ref latest) is var ticks && ticks > moment.UtcTicks) return new DateTimeOffset(ticks, TimeSpan.Zero);
                await coming.Task.WaitAsync(ct);
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    if (Volatile.Read(ref waiting) > 0) await Look(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // An open page outlives any one failure of the database: it is logged and looked again.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogError(error, "What was recorded could not be read; looking again in {Seconds} s", Pause.TotalSeconds);
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().Journal.MaxAsync(entry => (DateTimeOffset?)entry.At, ct);
        if (found is not { } at || at.UtcTicks <= Volatile.Read(ref latest)) return;
        Volatile.Write(ref latest, at.UtcTicks);
        Interlocked.Exchange(ref next, NotYet()).SetResult();
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
