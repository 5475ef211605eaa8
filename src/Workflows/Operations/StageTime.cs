using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>Days from entering a stage until the lead was first beyond it, over the leads that went on within the last twelve months: half took at most the median, four in five at most the long days.</summary>
public sealed record StageTime(StageKey Stage, int Leads, double? MedianDays, double? LongDays)
{
    internal static async Task<IReadOnlyList<StageTime>> Read(GlobalReachDb db, ProcessCatalog processes, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddYears(-1);
        var left = (await db.Moves.Where(m => m.Entered != null && m.OnwardAt >= since).Select(m => new { Stage = m.Entered!.Value, m.At, Onward = m.OnwardAt!.Value }).ToListAsync(ct)).ToLookup(m => m.Stage, m => (m.Onward - m.At).TotalDays);
        var process = await processes.Latest(RegisterInquiry.Process, ct);
        return [.. process.Stages.Select(stage => new StageTime(stage.Key, left[stage.Key].Count(), AtShare(left[stage.Key], 0.5), AtShare(left[stage.Key], 0.8)))];
    }

    /// <summary>The smallest value that so large a share does not exceed.</summary>
    private static double? AtShare(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(sorted.Count * share) - 1];
    }
}
