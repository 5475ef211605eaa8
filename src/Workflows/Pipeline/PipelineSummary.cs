using System.Text.Json;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>The pipeline as leadership sees it: counts, jobs and capital expenditure by stage, and what to expect of it with its range.</summary>
/// <remarks>
/// Weighted jobs WJ = Σ pᵢ·Jᵢ and capital WC = Σ pᵢ·Cᵢ, spread sd = √Σ pᵢ(1−pᵢ)Jᵢ² (DOMAIN §3.3), over active, on-hold and dormant leads
/// that are not won yet, on every track a win may come of; p is the stage's probability in `templates/pipeline`. Levels are never mixed: verified jobs stand apart.
/// </remarks>
public static class PipelineSummary
{
    public sealed record Query : IQuery<Result>, IReport
    {
        public static Permission Requires => Permission.ReadPipeline;

        /// <summary>As of the end of a day: where leads stood is told of then, their jobs and capital as they are known now. Null for now.</summary>
        public DateOnly? AsOf { get; init; }
    }

    public sealed record Result(DateTimeOffset AsOf, string Process, IReadOnlyList<StageFigures> Stages, Expectation Expected, Landed Won, IReadOnlyList<StatusCount> Statuses, int Sealed, int WithoutJobs)
    {
        /// <summary>What is here and may be lost; it stands beside the pipeline, never in it.</summary>
        public required Held Held { get; init; }
    }

    /// <summary>Open leads on tracks that no win comes of (companies at risk), and the jobs at stake.</summary>
    public sealed record Held(int Count, long Jobs);

    /// <summary>Open leads in a stage; amounts of different currencies are never added.</summary>
    public sealed record StageFigures(StageKey Stage, int Count, int Jobs, IReadOnlyList<Money> Capex, decimal ProbabilityPercent, double WeightedJobs);

    /// <summary>What to expect: mean and one standard deviation around it, and how much of it hangs on one lead.</summary>
    public sealed record Expectation(int Count, double WeightedJobs, double Spread, double Low, double High, double TopSharePercent, IReadOnlyList<Money> WeightedCapex, IReadOnlyList<MoneyRange> CapexRanges)
    {
        /// <summary>Of leads taken together by their probability: how many, their jobs, the sum of each one's jobs squared, and the largest one's; and their capital by currency in the same way.</summary>
        public static Expectation Of(
            IReadOnlyList<(double Probability, int Count, double Jobs, double JobsSquared, double Top)> leads, IReadOnlyList<(string Currency, double Probability, double Minor, double MinorSquared)> capex)
        {
            var (weighted, spread) = Weigh(leads.Select(l => (l.Probability, l.Jobs, l.JobsSquared)));
            var top = leads.Select(l => l.Probability * l.Top).DefaultIfEmpty().Max();
            var money = capex.GroupBy(c => c.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Currency: g.Key, Weighed: Weigh(g.Select(c => (c.Probability, c.Minor, c.MinorSquared))))).ToList();
            return new Expectation(
                leads.Sum(l => l.Count), weighted, spread, Math.Max(0, weighted - spread), weighted + spread, weighted > 0 ? top / weighted * 100 : 0,
                [.. money.Select(m => Minor(m.Weighed.Mean, m.Currency))],
                [.. money.Select(m => new MoneyRange(Minor(Math.Max(0, m.Weighed.Mean - m.Weighed.Spread), m.Currency), Minor(m.Weighed.Mean + m.Weighed.Spread, m.Currency)))]);
        }

        private static (double Mean, double Spread) Weigh(IEnumerable<(double Probability, double Sum, double SumOfSquares)> leads)
        {
            var (mean, variance) = leads.Aggregate((0.0, 0.0), (all, l) => (all.Item1 + (l.Probability * l.Sum), all.Item2 + (l.Probability * (1 - l.Probability) * l.SumOfSquares)));
            return (mean, Math.Sqrt(variance));
        }
    }

    /// <summary>One standard deviation to either side of a mean.</summary>
    public sealed record MoneyRange(Money Low, Money High);

    /// <summary>Wins, by level: pledged or agreed, and verified.</summary>
    public sealed record Landed(int Count, int Jobs, int VerifiedJobs);

    public sealed record StatusCount(LeadStatus Status, int Count);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.AsOf).BusinessDay();
    }

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, StageProbabilities probabilities, Secrecy secrecy, Periods periods) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var process = await processes.Latest(RegisterInquiry.Process, ct);
            var reporting = periods.For(query.AsOf);
            var standings = Standing.At(db, reporting, await processes.Holding(ct));
            var rows = await standings.Where(s => !s.Holds).Where(s => s.Status == LeadStatus.Active || s.Status == LeadStatus.OnHold || s.Status == LeadStatus.Dormant)
                .GroupBy(s => new { s.Stage, s.CapexCurrency, s.Won })
                .Select(g => new { g.Key.Stage, g.Key.CapexCurrency, g.Key.Won, Count = g.Count(), Jobs = g.Sum(s => (long?)s.Jobs) ?? 0, JobsSquared = g.Sum(s => (double?)s.Jobs * s.Jobs) ?? 0, Capex = g.Sum(s => (double?)s.CapexMinor) ?? 0, CapexSquared = g.Sum(s => (double?)s.CapexMinor * s.CapexMinor) ?? 0, Top = g.Max(s => s.Jobs) ?? 0, Unknown = g.Count(s => s.Jobs == null) })
                .ToListAsync(ct);
            var all = await standings.GroupBy(s => s.Status)
                .Select(g => new { Status = g.Key, Count = g.Count(), Won = g.Count(s => s.Won), Jobs = g.Sum(s => s.Won ? s.Jobs : null) ?? 0, Verified = g.Sum(s => s.Won ? s.VerifiedJobs : null) ?? 0 }).ToListAsync(ct);
            var held = await standings.Where(s => s.Holds && (s.Status == LeadStatus.Active || s.Status == LeadStatus.OnHold || s.Status == LeadStatus.Dormant)).GroupBy(s => s.Won).Select(g => new { Count = g.Count(), Jobs = g.Sum(s => (long?)s.Jobs) ?? 0 }).ToListAsync(ct);
            var statuses = all.OrderBy(a => a.Status).Select(a => new StatusCount(a.Status, a.Count)).ToList();
            var won = new Landed(all.Sum(a => a.Won), all.Sum(a => a.Jobs), all.Sum(a => a.Verified));

            var open = rows.Where(r => !r.Won).ToList();
            return new Result(
                reporting.AsOf, process.Key,
                [.. process.Stages.Select(stage =>
                {
                    var here = rows.Where(r => r.Stage == stage.Key).ToList();
                    return new StageFigures(
                        stage.Key, here.Sum(r => r.Count), (int)here.Sum(r => r.Jobs), PerCurrency(here.Select(r => (r.CapexCurrency, r.Capex))),
                        (decimal)probabilities[stage.Key] * 100, here.Where(r => !r.Won).Sum(r => probabilities[r.Stage] * r.Jobs));
                })],
                Expectation.Of(
                    [.. open.Select(r => (probabilities[r.Stage], r.Count, (double)r.Jobs, r.JobsSquared, (double)r.Top))],
                    [.. open.Where(r => r.CapexCurrency is not null).Select(r => (r.CapexCurrency!, probabilities[r.Stage], r.Capex, r.CapexSquared))]),
                won, statuses, await secrecy.CountSealed(ct), open.Sum(r => r.Unknown)) { Held = new Held(held.Sum(h => h.Count), held.Sum(h => h.Jobs)) };
        }

        private static IReadOnlyList<Money> PerCurrency(IEnumerable<(string? Currency, double Minor)> amounts) =>
            [.. amounts.Where(a => a.Currency is not null).GroupBy(a => a.Currency!).Select(g => Minor(g.Sum(a => a.Minor), g.Key)).OrderBy(m => m.Currency, StringComparer.Ordinal)];
    }

    private static Money Minor(double minor, string currency) => new((long)Math.Round(minor), currency);
}

/// <summary>The chance that a lead in a stage becomes a win, from `templates/pipeline`: start values, to be calibrated.</summary>
public sealed class StageProbabilities(TemplateFiles files)
{
    private readonly Lazy<Dictionary<string, double>> percents = new(() =>
        JsonSerializer.Deserialize<File>(files.Text("pipeline/probabilities.v1.json"), JsonSerializerOptions.Web)!.Stages.ToDictionary(s => s.Key, s => s.Percent / 100, StringComparer.Ordinal));

    /// <summary>From 0 to 1; 0 for a stage nobody gave one.</summary>
    public double this[StageKey stage] => percents.Value.GetValueOrDefault(stage.Value);

    private sealed record File(IReadOnlyList<Stage> Stages);

    private sealed record Stage(string Key, double Percent);
}
