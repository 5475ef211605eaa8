using System.Text.Json;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Search;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GlobalReach.Web.Http;

/// <summary>Ready means the database answers. The desk works on, and is degraded, while something needs somebody's eye: a broken process file, deliveries given up, deadlines that nobody rings, a lead that is stuck, a calendar that has ended.</summary>
public sealed class Readiness(GlobalReachDb db, ProcessCatalog processes, SearchBuild search, Calendars calendars, OfficeClock office, DeskMeter meter) : IHealthCheck
{
    /// <summary>Workers look every few seconds: what is due for longer than this is not being worked on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy("The database does not answer.");
        var faults = processes.Faults.Concat(meter.Latest is { } backlog ? Faults(backlog) : [])
            .Concat(calendars.All.Where(calendar => calendar.Until < office.Today).Select(calendar => FormattableString.Invariant($"Calendar '{calendar.Name}' knows holidays until {calendar.Until:yyyy-MM-dd} only."))).ToList();
        if (faults.Count > 0) return HealthCheckResult.Degraded(string.Join("\n", faults));
        // What is missing from the search is told, and keeps nobody away.
        return HealthCheckResult.Healthy(search.IsRunning ? FormattableString.Invariant($"{search.Remaining} rows are still being added to the search index.") : null);
    }

    public static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), detail = e.Value.Description }) }, JsonSerializerOptions.Web);

    private static IEnumerable<string> Faults(Backlog backlog)
    {
        if (backlog.Stuck > 0) yield return FormattableString.Invariant($"{backlog.Stuck} active leads have neither a clock, nor a task, nor an action.");
        if (backlog.Dead > 0) yield return FormattableString.Invariant($"{backlog.Dead} deliveries were given up.");
        if (backlog.Lag > Patience) yield return FormattableString.Invariant($"{backlog.Late} deadlines ran out and were not rung, the oldest {backlog.Lag.TotalMinutes:0} minutes ago.");
        if (backlog.Oldest is { } oldest && backlog.AsOf - oldest > Patience) yield return FormattableString.Invariant($"Deliveries wait, the oldest has been due for {(backlog.AsOf - oldest).TotalMinutes:0} minutes.");
    }
}
