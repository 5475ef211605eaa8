using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>What is pursued by what the establishment is for: projects, jobs as planned, and jobs weighted by stage.</summary>
public static class ByFunction
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(DateTimeOffset AsOf, IReadOnlyList<Line> Functions);

    /// <summary>Leads of a function; null where it is not known yet.</summary>
    public sealed record Line(BusinessFunction? Function, int Leads, long Jobs, double WeightedJobs);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, StageProbabilities probabilities, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var reporting = periods.For(query.AsOf);
            var found = await Pursued(Standing.At(db, reporting, await processes.Holding(ct))).GroupBy(s => new { s.Stage, s.Function }).Select(g => new { g.Key.Stage, g.Key.Function, Count = g.Count(), Jobs = g.Sum(s => (long?)s.Jobs) ?? 0 }).ToListAsync(ct);
            return new Result(reporting.AsOf, [.. found.GroupBy(f => f.Function).Select(g => new Line(g.Key, g.Sum(f => f.Count), g.Sum(f => f.Jobs), g.Sum(f => probabilities[f.Stage] * f.Jobs)))
                .OrderBy(line => line.Function is null).ThenByDescending(line => line.Leads).ThenBy(line => line.Function)]);
        }
    }

    internal static IQueryable<Standing> Pursued(IQueryable<Standing> standings) =>
        standings.Where(s => (s.Status == LeadStatus.Active || s.Status == LeadStatus.OnHold || s.Status == LeadStatus.Dormant) && !s.Won && !s.Holds);
}
