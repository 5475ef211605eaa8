using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>What came of a simulation so far; with one figure opened, the leads behind it.</summary>
public static class SimulationPage
{
    /// <summary>The figure that is opened by its place in the list; null for none.</summary>
    public sealed record Query(Guid Draft, int? Figure = null) : IQuery<Result?>
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    /// <summary>Null is answered where the draft was never simulated.</summary>
    public sealed record Result(int Revision, DateTimeOffset Since, DateTimeOffset At, int Total, int Done, bool IsOver, Tally Tally, IReadOnlyList<Row>? Rows, int Hidden);

    /// <summary>A lead by its number alone; the link is for who may read it.</summary>
    public sealed record Row(Guid Lead, string Number, DateTimeOffset At, int Rung);

    public sealed class Handler(GlobalReachDb db) : IRequestHandler<Query, Outcome<Result?>>
    {
        public async Task<Outcome<Result?>> Handle(Query query, CancellationToken ct)
        {
            if (!await db.ProcessDrafts.AnyAsync(d => d.Id == query.Draft, ct)) return DraftAccess.NotFound;
            if (await db.Simulations.AsNoTracking().FirstOrDefaultAsync(s => s.Draft == query.Draft, ct) is not { } simulation) return Outcome<Result?>.Of(null);
            var tally = simulation.Tally;
            var rows = query.Figure is { } at && at >= 0 && at < tally.Figures.Count ? tally.Figures[at].Rows : null;
            var leads = rows?.Select(row => row.Lead).Distinct().ToList() ?? [];
            // Whoever may not know of a lead is not told its number either, even if somebody else simulated.
            var numbers = await db.Leads.Where(l => leads.Contains(l.Id)).Select(l => new { l.Id, l.Number }).ToDictionaryAsync(l => l.Id, l => l.Number, ct);
            return new Result(simulation.Revision, simulation.Since, simulation.At, simulation.Total, simulation.Done, simulation.IsOver, tally,
                rows is null ? null : [.. rows.Where(row => numbers.ContainsKey(row.Lead)).Select(row => new Row(row.Lead.Value, numbers[row.Lead], row.At, row.Rung))], rows?.Count(row => !numbers.ContainsKey(row.Lead)) ?? 0);
        }
    }
}
