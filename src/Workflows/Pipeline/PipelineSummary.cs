using System.Text.Json;
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
/// that are not won yet; p is the stage's probability in `templates/pipeline`. Levels are never mixed: verified jobs stand apart.
/// </remarks>
public static class PipelineSummary
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.ReadPipeline;
    }

    public sealed record Result(DateTimeOffset AsOf, string Process, IReadOnlyList<StageFigures> Stages, Expectation Expected, Landed Won, IReadOnlyList<StatusCount> Statuses, int Sealed, int WithoutJobs);

    /// <summary>Open leads in a stage; amounts of different currencies are never added.</summary>
    public sealed record StageFigures(StageKey Stage, int Count, int Jobs, IReadOnlyList<Money> Capex, decimal ProbabilityPercent, double WeightedJobs);

    /// <summary>What to expect: mean and one standard deviation around it, and how much of it hangs on one lead.</summary>
    public sealed record Expectation(int Count, double WeightedJobs, double Spread, double Low, double High, double TopSharePercent, IReadOnlyList<Money> WeightedCapex);

    /// <summary>Wins, by level: pledged or agreed, and verified.</summary>
    public sealed record Landed(int Count, int Jobs, int VerifiedJobs);

    public sealed record StatusCount(LeadStatus Status, int Count);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, StageProbabilities probabilities, Secrecy secrecy, TimeProvider clock) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            var process = await processes.Latest(RegisterInquiry.Process, ct);
            var rows = await db.Leads.Where(l => l.Process.Key == process.Key && (l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant))
                .GroupBy(l => new { l.Stage, l.CapexCurrency, Won = l.WonAt != null })
                .Select(g => new { g.Key.Stage, g.Key.CapexCurrency, g.Key.Won, Count = g.Count(), Jobs = g.Sum(l => (long?)l.Jobs) ?? 0, JobsSquared = g.Sum(l => (double?)l.Jobs * l.Jobs) ?? 0, Capex = g.Sum(l => (double?)l.CapexMinor) ?? 0, Top = g.Max(l => l.Jobs) ?? 0, Unknown = g.Count(l => l.Jobs == null) })
                .ToListAsync(ct);
            var statuses = await db.Leads.Where(l => l.Process.Key == process.Key).GroupBy(l => l.Status).Select(g => new StatusCount(g.Key, g.Count())).ToListAsync(ct);
            var won = await db.Leads.Where(l => l.Process.Key == process.Key && l.WonAt != null).GroupBy(_ => 1)
                .Select(g => new Landed(g.Count(), g.Sum(l => l.Jobs) ?? 0, g.Sum(l => l.VerifiedJobs) ?? 0)).SingleOrDefaultAsync(ct) ?? new Landed(0, 0, 0);

            var open = rows.Where(r => !r.Won).ToList();
            var weighted = open.Sum(r => probabilities[r.Stage] * r.Jobs);
            var spread = Math.Sqrt(open.Sum(r => probabilities[r.Stage] * (1 - probabilities[r.Stage]) * r.JobsSquared));
            var top = open.Count == 0 ? 0 : open.Max(r => probabilities[r.Stage] * r.Top);
            return new Result(
                clock.GetUtcNow(), process.Key,
                [.. process.Stages.Select(stage =>
                {
                    var here = rows.Where(r => r.Stage == stage.Key).ToList();
                    return new StageFigures(
                        stage.Key, here.Sum(r => r.Count), (int)here.Sum(r => r.Jobs), PerCurrency(here.Select(r => (r.CapexCurrency, r.Capex))),
                        (decimal)probabilities[stage.Key] * 100, here.Where(r => !r.Won).Sum(r => probabilities[r.Stage] * r.Jobs));
                })],
                new Expectation(
                    open.Sum(r => r.Count), weighted, spread, Math.Max(0, weighted - spread), weighted + spread, weighted > 0 ? top / weighted * 100 : 0,
                    PerCurrency(open.Select(r => (r.CapexCurrency, probabilities[r.Stage] * r.Capex)))),
                won, statuses, await secrecy.CountSealed(ct), open.Sum(r => r.Unknown));
        }

        private static IReadOnlyList<Money> PerCurrency(IEnumerable<(string? Currency, double Minor)> amounts) =>
            [.. amounts.Where(a => a.Currency is not null).GroupBy(a => a.Currency!).Select(g => new Money((long)Math.Round(g.Sum(a => a.Minor)), g.Key)).OrderBy(m => m.Currency, StringComparer.Ordinal)];
    }
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
