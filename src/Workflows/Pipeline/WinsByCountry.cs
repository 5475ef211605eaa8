using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Where the wins of twelve months come from: projects, jobs pledged or agreed, and jobs verified, each level for itself.</summary>
public static class WinsByCountry
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>The day the twelve months end with; null for now.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(Period Period, IReadOnlyList<Line> Countries);

    /// <summary>Wins of a country; null where no country is known.</summary>
    public sealed record Line(string? Country, int Wins, int Jobs, int VerifiedJobs);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(GlobalReachDb db, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var year = periods.For(query.AsOf).Year;
            var found = await (from m in Won(db.Moves, year)
                               join l in db.Leads on m.LeadId equals l.Id
                               group l by l.Inquiry.Country into country
                               select new { country.Key, Wins = country.Count(), Jobs = country.Sum(l => l.Jobs) ?? 0, Verified = country.Sum(l => l.VerifiedJobs) ?? 0 }).ToListAsync(ct);
            return new Result(year, [.. found.Select(f => new Line(f.Key?.Value, f.Wins, f.Jobs, f.Verified)).OrderByDescending(line => line.Wins).ThenByDescending(line => line.Jobs).ThenBy(line => line.Country, StringComparer.Ordinal)]);
        }
    }

    /// <summary>Leads that were won in a period and still are at its end.</summary>
    internal static IQueryable<Move> Won(IQueryable<Move> moves, Period period) => MonthsMoves.StoodAt(moves, period.Through).Where(m => m.WonAt > period.After && m.WonAt <= period.Through);
}
