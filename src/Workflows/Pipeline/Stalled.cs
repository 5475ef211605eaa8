using System.Linq.Expressions;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Active leads that stand still (DOMAIN §4): nobody has talked with the investor for longer than the stage allows, or the promised next step was missed. Of every track a win may come of; a company at risk has shorter limits and is told beside the pipeline. Always as of now.</summary>
public static class Stalled
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;
    }

    /// <summary>How many stand still of how many active ones, and the jobs at stake. A lead may do so for both reasons.</summary>
    public sealed record Result(DateTimeOffset AsOf, int Active, int Count, long Jobs, int Silent, int StepMissed, IReadOnlyList<Line> Stages);

    public sealed record Line(StageKey Stage, int LimitDays, int Active, int Count, long Jobs);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, OfficeClock office) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var (process, holding) = (await processes.Latest(RegisterInquiry.Process, ct), await processes.Holding(ct));
            var held = holding.ToList();
            var active = await db.Leads.Where(l => l.Status == LeadStatus.Active && !held.Contains(l.Track)).GroupBy(l => l.Stage).Select(g => new { Stage = g.Key, Count = g.Count() }).ToListAsync(ct);
            var silent = await Of(db, process, holding, office, StallReason.Silent).CountAsync(ct);
            var missed = await Of(db, process, holding, office, StallReason.StepMissed).CountAsync(ct);
            var stalled = await Of(db, process, holding, office, null).GroupBy(l => l.Stage).Select(g => new { Stage = g.Key, Count = g.Count(), Jobs = g.Sum(l => (long?)l.Jobs) ?? 0 }).ToListAsync(ct);
            return new Result(
                office.Now, active.Sum(a => a.Count), stalled.Sum(s => s.Count), stalled.Sum(s => s.Jobs), silent, missed,
                [.. process.Stages.Select(stage =>
                {
                    var here = stalled.Find(s => s.Stage == stage.Key);
                    return new Line(stage.Key, stage.StallsAfterDays, active.Find(a => a.Stage == stage.Key)?.Count ?? 0, here?.Count ?? 0, here?.Jobs ?? 0);
                })]);
        }
    }

    internal static IQueryable<Lead> Of(GlobalReachDb db, ProcessDefinition process, IReadOnlyList<string> holding, OfficeClock office, StallReason? reason)
    {
        var (today, held) = (office.Today, holding.ToList());
        var lead = Expression.Parameter(typeof(Lead), "l");
        Expression<Func<Lead, bool>> missed = l => l.NextStepOn < today;
        var (silent, late) = (process.Stages.Select(stage => Silent(stage, office.Now)).Select(In).Aggregate(Expression.OrElse), In(missed));
        var because = reason switch { StallReason.Silent => silent, StallReason.StepMissed => late, _ => Expression.OrElse(late, silent) };
        return db.Leads.Where(l => l.Status == LeadStatus.Active && !held.Contains(l.Track)).Where(Expression.Lambda<Func<Lead, bool>>(because, lead));

        Expression In(Expression<Func<Lead, bool>> condition) => new Rename(condition.Parameters[0], lead).Visit(condition.Body);
    }

    private static Expression<Func<Lead, bool>> Silent(StageDefinition stage, DateTimeOffset now)
    {
        var (key, since) = (stage.Key, now.AddDays(-stage.StallsAfterDays));
        return l => l.Stage == key && l.StageEnteredAt < since && (l.LastContactAt == null || l.LastContactAt < since);
    }

    /// <summary>Puts conditions written for different leads together for one.</summary>
    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>Why a lead stands still.</summary>
public enum StallReason
{
    Silent,
    StepMissed,
}
