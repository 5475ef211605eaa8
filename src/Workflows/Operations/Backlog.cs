using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>What the workers have before them, and leads nobody would ever be asked about again.</summary>
/// <param name="AsOf">When it was read.</param>
/// <param name="Running">Clocks that run.</param>
/// <param name="Late">Deadlines that ran out and were not rung yet.</param>
/// <param name="Lag">For how long the oldest of them has been waiting; zero where none does.</param>
/// <param name="Waiting">Deliveries still to be made.</param>
/// <param name="Failing">Those of them that failed before.</param>
/// <param name="Oldest">Since when the oldest of the waiting ones has been due; null where none is due.</param>
/// <param name="Dead">Deliveries that were given up.</param>
/// <param name="Stuck">Active leads with neither a clock, nor a task, nor anything anybody may do; there must be none.</param>
/// <param name="Unasked">Active leads with neither a clock, nor a task, nor a promised next step: somebody may act, and nobody is asked to.</param>
public sealed record Backlog(DateTimeOffset AsOf, int Running, int Late, TimeSpan Lag, int Waiting, int Failing, DateTimeOffset? Oldest, int Dead, int Stuck, int Unasked)
{
    internal static async Task<Backlog> Read(GlobalReachDb db, ProcessCatalog processes, DateTimeOffset now, CancellationToken ct)
    {
        var armed = db.Deadlines.Where(d => d.State == DeadlineState.Armed);
        var late = armed.Where(d => d.RingsAt <= now);
        var first = await late.MinAsync(d => d.RingsAt, ct);
        var waiting = db.Deliveries.Where(d => d.DoneAt == null && d.DeadAt == null);
        var (stuck, unasked) = await Idle(db, processes, ct);
        return new Backlog(
            now, await armed.CountAsync(ct), await late.CountAsync(ct), first is { } rings ? now - rings : TimeSpan.Zero,
            await waiting.CountAsync(ct), await waiting.CountAsync(d => d.Attempts > 0, ct), await waiting.Where(d => d.DueAt <= now).MinAsync(d => (DateTimeOffset?)d.DueAt, ct),
            await db.Deliveries.CountAsync(d => d.DoneAt == null && d.DeadAt != null, ct), stuck, unasked);
    }

    /// <summary>Active leads that no clock and no task will bring up again: those whose process offers nothing either, and those without a promised step.</summary>
    private static async Task<(int Stuck, int Unasked)> Idle(GlobalReachDb db, ProcessCatalog processes, CancellationToken ct)
    {
        var clocks = db.Deadlines.Where(d => d.State == DeadlineState.Armed);
        var tasks = db.Tasks.Where(t => t.State == TaskState.Open);
        var idle = await db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility])
            .Where(l => l.Status == LeadStatus.Active && !clocks.Any(d => d.LeadId == l.Id) && !tasks.Any(t => t.LeadId == l.Id))
            .GroupBy(l => new { l.Process.Key, l.Process.Version, l.Stage, Promised = l.NextStepOn != null })
            .Select(g => new { g.Key.Key, g.Key.Version, g.Key.Stage, g.Key.Promised, Count = g.Count() }).ToListAsync(ct);

        var (stuck, unasked) = (0, 0);
        foreach (var place in idle)
        {
            var process = await processes.Find(new ProcessRef(place.Key, place.Version), ct);
            if (process is null || !process.OffersAnything(place.Stage, LeadStatus.Active)) stuck += place.Count;
            else if (!place.Promised) unasked += place.Count;
        }

        return (stuck, unasked);
    }
}
