using System.Diagnostics.Metrics;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Operations;

/// <summary>The desk's figures for whoever watches it from outside (OpenTelemetry): how long requests take, what the workers do, and what they have before them.</summary>
public sealed class DeskMeter : IDisposable
{
    /// <summary>The meter to listen to.</summary>
    public const string Name = "GlobalReach";

    private readonly Meter meter = new(Name);
    private readonly Histogram<double> requests;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> deadlines;
    private readonly Histogram<double> actions;
    private readonly ObservableGauge<double> stages;

    public DeskMeter()
    {
        requests = meter.CreateHistogram<double>("globalreach.request.duration", "s", "Time a use case took, by its name and what came of it.");
        deliveries = meter.CreateCounter<long>("globalreach.deliveries", description: "Deliveries tried, by subscriber and whether they arrived.");
        deadlines = meter.CreateCounter<long>("globalreach.deadlines.rung", description: "Deadlines that ran out and reached a rung of their ladder.");
        actions = meter.CreateHistogram<double>("globalreach.action.duration", "s", "Time a move of a lead took from the request to the disk, by the action; those that were refused are in request.duration only.");
        meter.CreateObservableGauge("globalreach.deadlines.running", () => Seen(b => b.Running), description: "Clocks that run.");
        meter.CreateObservableGauge("globalreach.deadlines.late", () => Seen(b => b.Late), description: "Deadlines that ran out and were not rung yet.");
        meter.CreateObservableGauge("globalreach.deadlines.lag", () => Seen(b => b.Lag.TotalSeconds), "s", "For how long the oldest of them has been waiting.");
        meter.CreateObservableGauge("globalreach.deliveries.waiting", () => Seen(b => b.Waiting), description: "Deliveries still to be made.");
        meter.CreateObservableGauge("globalreach.deliveries.dead", () => Seen(b => b.Dead), description: "Deliveries that were given up.");
        meter.CreateObservableGauge("globalreach.deliveries.failing", () => Seen(b => b.Failing), description: "Those of the waiting ones that failed before.");
        meter.CreateObservableGauge("globalreach.deliveries.lag", () => Seen(b => b.Oldest is { } oldest ? (b.AsOf - oldest).TotalSeconds : 0), "s", "For how long the oldest of the waiting ones has been due.");
        meter.CreateObservableGauge("globalreach.leads.unasked", () => Seen(b => b.Unasked), description: "Active leads that somebody may move and nobody is asked to.");
        stages = meter.CreateObservableGauge("globalreach.stage.duration", StageDays, "d", "Days from entering a stage until going on, over the last twelve months: the median (share 0.5) and what four in five did not exceed (share 0.8).");
        meter.CreateObservableGauge("globalreach.leads.stuck", () => Seen(b => b.Stuck), description: "Active leads without clock, task or action; there must be none.");
    }

    /// <summary>What was last read; null before the first time.</summary>
    public Backlog? Latest { get; internal set; }

    /// <summary>Whether somebody watches how long stages take.</summary>
    internal bool WantsStages => stages.Enabled;

    /// <summary>How long stages took when that was last read.</summary>
    public IReadOnlyList<StageTime> Stages { get; internal set; } = [];

    public void Dispose() => meter.Dispose();

    internal void Handled(string request, string outcome, TimeSpan took) => requests.Record(took.TotalSeconds, new("request", request), new("outcome", outcome));

    internal void Moved(string action, TimeSpan took) => actions.Record(took.TotalSeconds, new KeyValuePair<string, object?>("action", action));

    internal void Delivered(string subscriber, bool arrived) => deliveries.Add(1, new("subscriber", subscriber), new("arrived", arrived));

    internal void Rung() => deadlines.Add(1);

    private IEnumerable<Measurement<double>> StageDays() =>
        from stage in Stages
        from figure in new[] { (Share: 0.5, Days: stage.MedianDays), (Share: 0.8, Days: stage.LongDays) }
        where figure.Days is not null
        select new Measurement<double>(figure.Days!.Value, new("stage", stage.Stage.Value), new("share", figure.Share));

    private IEnumerable<Measurement<T>> Seen<T>(Func<Backlog, T> figure)
        where T : struct =>
        Latest is { } backlog ? [new Measurement<T>(figure(backlog))] : [];
}

/// <summary>Looks once a minute at what the workers have before them, for health and metrics.</summary>
public sealed class OperationsWatch(IServiceScopeFactory scopes, ProcessCatalog processes, Calendars calendars, Countries countries, OfficeClock office, DeskMeter meter, TimeProvider clock, ILogger<OperationsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StagesInterval = TimeSpan.FromHours(1);
    private DateOnly calendarsLookedAt;
    private DateTimeOffset stagesReadAt;

    /// <summary>Looks now.</summary>
    public async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = meter.Latest;
        var backlog = meter.Latest = await Backlog.Read(scope.ServiceProvider.GetRequiredService<GlobalReachDb>(), processes, clock.GetUtcNow(), ct);
        if (backlog.Stuck > (before?.Stuck ?? 0)) log.LogError("{Count} active leads have neither a clock, nor a task, nor an action: see the operations page", backlog.Stuck);
        if (backlog.Dead > (before?.Dead ?? 0)) log.LogWarning("{Count} deliveries were given up: see the operations page", backlog.Dead);
        LookAtCalendars();
        // A year of moves is read for it: not every minute, and for nobody not at all.
        if (!meter.WantsStages || clock.GetUtcNow() - stagesReadAt < StagesInterval) return;
        stagesReadAt = clock.GetUtcNow();
        meter.Stages = await StageTime.Read(scope.ServiceProvider.GetRequiredService<GlobalReachDb>(), processes, stagesReadAt, ct);
    }

    /// <summary>Once a day: a calendar without holidays would promise days on which nobody works.</summary>
    private void LookAtCalendars()
    {
        var today = office.Today;
        if (calendarsLookedAt == today) return;
        calendarsLookedAt = today;
        foreach (var ending in OperationsState.EndingCalendar.Soon(calendars, countries, today)) log.LogWarning("Calendar '{Calendar}' knows holidays until {Until} only: extend its file (templates/calendars)", ending.Name, ending.Until);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // The first look waits as well: a start has other things to do.
            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The watch outlives any one failure: health then tells how old its last look is.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.LogError(error, "The desk could not be looked over; trying again in {Seconds} s", Interval.TotalSeconds);
            }
        }
    }
}
