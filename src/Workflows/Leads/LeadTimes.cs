using System.Linq.Expressions;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What lists of leads need to know of the day: which clocks have run out, and who has been silent for longer than a stage allows.</summary>
public sealed class LeadTimes(GlobalReachDb db, ProcessCatalog processes, OfficeClock office)
{
    internal async Task<Moment> Now(LeadFilter filter, CancellationToken ct) => new()
    {
        Now = office.Now, Today = office.Today, Begin = office.Begin,
        Asking = db.Deadlines.Asking(),
        Holding = filter.InPipeline ? await processes.Holding(ct) : [],
        IsStalled = filter.Stalled ? await Stalled(ct) : lead => false,
    };

    /// <summary>A stage asked for that no process has: a slip in the address, told instead of answered with nothing.</summary>
    internal async Task<Refusal?> Refuses(LeadFilter filter, CancellationToken ct)
    {
        foreach (var track in filter.Tracks)
        {
            if (await processes.RefusesTrack(track, ct) is { } noTrack) return noTrack;
        }

        if (filter.Stages.Count == 0) return null;
        var known = (await Published(ct)).SelectMany(process => process.Stages).Select(stage => stage.Key.Value).ToHashSet(StringComparer.Ordinal);
        return filter.Stages.FirstOrDefault(stage => !known.Contains(stage)) is { } unknown ? Refusal.Invalid("Stage", "stage-unknown", unknown) : null;
    }

    /// <summary>Each version of a process has its own limits.</summary>
    private async Task<Expression<Func<NamedLead, bool>>> Stalled(CancellationToken ct)
    {
        var today = office.Today;
        Expression<Func<NamedLead, bool>> stalled = r => r.Lead.NextStepOn < today;
        foreach (var process in await Published(ct))
        {
            foreach (var limit in process.Stages.GroupBy(stage => stage.StallsAfterDays, stage => stage.Key))
            {
                var (key, version, stages, silentSince) = (process.Key, process.Version, limit.ToList(), office.Now.AddDays(-limit.Key));
                stalled = Either(stalled, r => r.Lead.Process.Key == key && r.Lead.Process.Version == version && stages.Contains(r.Lead.Stage)
                    && r.Lead.StageEnteredAt < silentSince && (r.Lead.LastContactAt == null || r.Lead.LastContactAt < silentSince));
            }
        }

        return stalled;
    }

    private async Task<IReadOnlyList<ProcessDefinition>> Published(CancellationToken ct)
    {
        var published = new List<ProcessDefinition>();
        foreach (var version in await db.Processes.AsNoTracking().Select(p => new { p.Key, p.Version }).ToListAsync(ct)) published.Add(await processes.Get(new ProcessRef(version.Key, version.Version), ct));
        return published;
    }

    private static Expression<Func<NamedLead, bool>> Either(Expression<Func<NamedLead, bool>> one, Expression<Func<NamedLead, bool>> other) =>
        Expression.Lambda<Func<NamedLead, bool>>(Expression.OrElse(one.Body, new Rename(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    /// <summary>The moment of one request.</summary>
    internal sealed record Moment
    {
        public required DateTimeOffset Now { get; init; }

        public required DateOnly Today { get; init; }

        /// <summary>When a day begins at the desk.</summary>
        public required Func<DateOnly, DateTimeOffset> Begin { get; init; }

        /// <summary>Clocks that ask for something.</summary>
        public required IQueryable<Deadline> Asking { get; init; }

        /// <summary>Tracks that no win comes of, where it was asked for the others.</summary>
        public required IReadOnlyList<string> Holding { get; init; }

        public required Expression<Func<NamedLead, bool>> IsStalled { get; init; }

        /// <summary>Clocks that have run out.</summary>
        public IQueryable<Deadline> Overdue
        {
            get
            {
                var now = Now;
                return Asking.Where(d => d.DueAt < now);
            }
        }
    }
}
