using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>How many leads that entered a stage in twelve months ever came beyond it, and where the others are (DOMAIN §4, stage conversion): on every track a win may come of, which all have the greenfield's stages or fewer.</summary>
public static class Funnel
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>The day the twelve months end with; null for now.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(Period Period, IReadOnlyList<Line> Stages);

    /// <summary>Distinct leads that entered a stage: beyond it by now, ended without, or neither yet.</summary>
    public sealed record Line(StageKey Stage, int Entered, int Onward, int Ended)
    {
        public int StillOpen => Entered - Onward - Ended;
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(Secrecy secrecy, ProcessCatalog processes, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var year = periods.For(query.AsOf).Year;
            var process = await processes.Latest(RegisterInquiry.Process, ct);
            // Named, the stages lead to their entries by an index; "any" would not.
            StageKey?[] stages = [.. process.Stages.Select(stage => (StageKey?)stage.Key)];
            var found = await Entering(secrecy.Moves(), year).Where(m => stages.Contains(m.Entered))
                .GroupBy(m => m.Entered)
                .Select(g => new { Stage = g.Key, Entered = g.Count(), Onward = g.Count(m => m.OnwardAt <= year.Through), Ended = g.Count(m => (m.OnwardAt == null || m.OnwardAt > year.Through) && m.EndedAt <= year.Through) })
                .ToListAsync(ct);
            return new Result(year, [.. process.Stages.Select(stage => found.Find(line => line.Stage == stage.Key) is { } line ? new Line(stage.Key, line.Entered, line.Onward, line.Ended) : new Line(stage.Key, 0, 0, 0))]);
        }
    }

    /// <summary>The first entry of each lead into each stage in a period: who comes back within it is counted once.</summary>
    internal static IQueryable<Move> Entering(IQueryable<Move> moves, Period period) =>
        moves.Where(m => m.Entered != null && !m.Holds && m.At > period.After && m.At <= period.Through && (m.EnteredBefore == null || m.EnteredBefore <= period.After));

    /// <summary>Those of them that came beyond the stage, ended without, or neither.</summary>
    internal static IQueryable<Move> Of(IQueryable<Move> entering, Period period, FunnelPart part) => part switch
    {
        FunnelPart.Entered => entering,
        FunnelPart.Onward => entering.Where(m => m.OnwardAt <= period.Through),
        FunnelPart.Ended => entering.Where(m => (m.OnwardAt == null || m.OnwardAt > period.Through) && m.EndedAt <= period.Through),
        FunnelPart.StillOpen => entering.Where(m => (m.OnwardAt == null || m.OnwardAt > period.Through) && (m.EndedAt == null || m.EndedAt > period.Through)),
    };
}

/// <summary>What became of the leads that entered a stage.</summary>
public enum FunnelPart
{
    Entered,
    Onward,
    Ended,
    StillOpen,
}
