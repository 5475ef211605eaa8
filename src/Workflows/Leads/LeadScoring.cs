using System.Text.Json;
using System.Text.Json.Serialization;
using GlobalReach.Workflows.Deadlines;

namespace GlobalReach.Workflows.Leads;

/// <summary>Scores qualifications by the model in `templates/scoring`: every point can be traced, nationality is no input.</summary>
public sealed class LeadScoring(TemplateFiles files, OfficeClock office)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private readonly Lazy<ScoringModel> model = new(() => Read(files));

    public Scorecard Of(Qualification q)
    {
        var learned = office.DayAt(q.At);
        var inputs = new ScoreInputs()
            .With("jobs", q.Jobs.Select(jobs => (decimal)jobs), learned)
            .With("wage-ratio", q.WageRatio, learned)
            .With("capex", InUsd(q.Capex, learned), learned)
            .With("cluster-fit", q.ClusterFit, learned)
            .With("function", q.Function, learned)
            .With("spillover", q.Spillover, learned)
            .With("distressed-area", q.DistressedArea, learned)
            .With("reality", q.Reality, learned)
            .With("decision-role", q.DecisionRole, learned)
            .With("time-frame", q.TimeFrame, learned)
            .With("feasibility", q.Feasibility, learned)
            .With("position", q.Position, learned)
            .With("engagement", q.Engagement, learned);
        return Scorecard.Compute(model.Value, inputs, office.Today);
    }

    // The bands are in US dollars and no dated rate is stored yet: another currency counts as one that cannot be said, not as one to ask for.
    private static Known<decimal> InUsd(Known<Money> capex, DateOnly learned) => capex is { HasValue: true, Value.Currency: not "USD" } ? Known<decimal>.CannotSay(learned) : capex.Select(money => money.Major);

    private static ScoringModel Read(TemplateFiles files)
    {
        var read = JsonSerializer.Deserialize<ScoringModel>(files.Text("scoring/standard.v1.json"), Json)!;
        var problems = read.Problems();
        return problems.Count == 0 ? read : throw new InvalidOperationException($"templates/scoring/standard.v1.json: {string.Join("; ", problems.Select(p => $"{p.Code} {string.Join(' ', p.Args)}"))}");
    }
}
