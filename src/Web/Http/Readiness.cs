using System.Text.Json;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GlobalReach.Web.Http;

/// <summary>Ready means the database answers and every shipped process could be published; a broken seed is degraded, loudly, since the last good version runs on.</summary>
public sealed class Readiness(GlobalReachDb db, ProcessCatalog processes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy("The database does not answer.");
        return processes.Faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("\n", processes.Faults));
    }

    public static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new { status = report.Status.ToString(), checks = report.Entries.ToDictionary(e => e.Key, e => new { status = e.Value.Status.ToString(), detail = e.Value.Description }) }, JsonSerializerOptions.Web);
}
