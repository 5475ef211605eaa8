using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Makes the moves of a database that was filled before there were any, or without them, from its journal; all of them or none.</summary>
public static class FillMoves
{
    private const int AtOnce = 1000;

    /// <summary>At start: does nothing where the first lead has its moves.</summary>
    public static async Task Run(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        if (await db.Moves.AnyAsync(ct) || !await db.Leads.AnyAsync(ct)) return;

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await Fill(db, scope.ServiceProvider.GetRequiredService<ProcessCatalog>(), ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException error) when (Conflicts.IsOne(error))
        {
            // Another node that started in the same moment fills them.
        }
    }

    private static async Task Fill(GlobalReachDb db, ProcessCatalog processes, CancellationToken ct)
    {
        for (var after = ""; ;)
        {
#pragma warning disable CA1309 // The database compares, by its own collation.
            var leads = await db.Leads.Where(lead => string.Compare(lead.Number, after) > 0).OrderBy(lead => lead.Number).Take(AtOnce)
                .Select(lead => new { lead.Id, lead.Number, lead.Process, lead.Qualification, lead.Function }).ToListAsync(ct);
#pragma warning restore CA1309
            if (leads.Count == 0) return;

            var ids = leads.Select(lead => lead.Id.Value).ToArray();
            var journal = (await db.Journal.AsNoTracking().Where(entry => ids.Contains(entry.StreamId) && MoveLog.Facts.Contains(entry.Fact)).ToListAsync(ct)).ToLookup(entry => entry.StreamId);
            foreach (var lead in leads)
            {
                var moves = new List<Move>();
                var process = await processes.Get(lead.Process, ct);
                foreach (var entry in journal[lead.Id.Value].OrderBy(entry => entry.Sequence))
                {
                    // Each move is told by the definition that ran then.
                    process = entry.Fact() switch
                    {
                        LeadRegistered fact => await processes.Get(new ProcessRef(fact.Process, fact.ProcessVersion), ct),
                        LeadMigrated fact => await processes.Get(new ProcessRef(fact.ToProcess, fact.ToVersion), ct),
                        _ => process,
                    };
                    if (entry.Fact() is LeadMoveUndone) MoveLog.Forget(moves, process);
                    else if (MoveLog.IsMove(entry)) MoveLog.Follow(moves, entry, process);
                }

                db.Moves.AddRange(moves);
                if (lead.Function is null && lead.Qualification?.Function is { HasValue: true } function) await db.Leads.Where(l => l.Id == lead.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Function, function.Value), ct);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            after = leads[^1].Number;
        }
    }
}
