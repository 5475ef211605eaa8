using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>The way to a run of migrations.</summary>
public sealed class RunAccess(GlobalReachDb db)
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "migration-not-found");

    /// <summary>Leads one step reads at a time.</summary>
    public const int Batch = 25;

    public async Task<Outcome<MigrationRun>> Find(Guid id, CancellationToken ct) => await db.MigrationRuns.FirstOrDefaultAsync(r => r.Id == id, ct) is { } run ? run : NotFound;

    /// <summary>How many of its leads are in each state.</summary>
    public async Task<IReadOnlyDictionary<RunLeadState, int>> Counts(Guid run, CancellationToken ct) =>
        await db.MigrationRunLeads.Where(l => l.Run == run).GroupBy(l => l.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>The next of its leads in a state.</summary>
    public Task<List<MigrationRunLead>> Next(Guid run, RunLeadState state, int most, CancellationToken ct) =>
        db.MigrationRunLeads.Where(l => l.Run == run && l.State == state).OrderBy(l => l.Number).Take(most).ToListAsync(ct);
}
