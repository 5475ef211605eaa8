using System.Globalization;
using System.Text.Json;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Search;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GlobalReach.Web.Http;

/// <summary>Ready means the database answers and every shipped process could be published; a broken seed is degraded, loudly, since the last good version runs on.</summary>
public sealed class Readiness(GlobalReachDb db, ProcessCatalog processes, SearchBuild search) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy("The database does not answer.");
        // The desk works meanwhile: what is missing from the search is told, and keeps nobody away.
        return processes.Faults.Count == 0 ? HealthCheckResult.Healthy(search.IsRunning ? string.Create(CultureInfo.InvariantCulture, $"{search.Remaining} rows are still being added to the search index.") : null) : HealthCheckResult.Degraded(string.Join("\n", processes.Faults));
    }

    public static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), detail = e.Value.Description }) }, JsonSerializerOptions.Web);
}
