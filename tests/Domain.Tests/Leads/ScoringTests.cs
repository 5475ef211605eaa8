using System.Text.Json;
using System.Text.Json.Serialization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Tests.Leads;

public sealed class ScoringTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };
    private static readonly ScoringModel Standard =
        JsonSerializer.Deserialize<ScoringModel>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "scoring", "standard.v1.json")), Json)!;

    [Fact]
    public void The_shipped_model_is_sound() => Standard.Problems().ShouldBeEmpty();

    [Fact]
    public void A_plant_that_is_all_but_decided()
    {
        // Value: 20 + 14 + 10 + 15 + 6 + 5 + 0 = 70 of 100. Likelihood: 25 + 15 + 15 + 10 + 5 + 15 = 85 of 100.
        var card = Scorecard.Compute(Standard, Plant(), Today);

        card.Value.ShouldBe(70);
        card.Likelihood.ShouldBe(85);
        card.Confidence.ShouldBe(100);
        card.Grade.ShouldBe('A');
        card.IsProvisional.ShouldBeFalse();
        card.NextBestQuestion.ShouldBeNull();
        card.Lines.Sum(l => l.Points).ShouldBe(155m);
        card.Summary.ShouldBe(new Score(70, 85, 100, "A", false, null, "standard.v1"));
    }

    [Fact]
    public void A_first_call_is_scored_over_what_it_brought()
    {
        // Value: 15 of 25 = 60. Likelihood: 12.5 + 7.5 of 25 + 15 = 20 of 40 = 50. Confidence: 65 of 200 = 32.
        var card = Scorecard.Compute(Standard, FirstCall(), Today);

        card.Value.ShouldBe(60);
        card.Likelihood.ShouldBe(50);
        card.Confidence.ShouldBe(32);
        card.Grade.ShouldBe('B');
        card.IsProvisional.ShouldBeTrue();
        card.NextBestQuestion.ShouldBe("wage-ratio");
    }

    [Fact]
    public void Cannot_say_lowers_confidence_only_and_is_asked_again_last()
    {
        var inputs = FirstCall().With("wage-ratio", Known<decimal>.CannotSay(Today), Today);

        var card = Scorecard.Compute(Standard, inputs, Today);

        (card.Value, card.Likelihood, card.Confidence).ShouldBe((60, 50, 32));
        Line(card, "wage-ratio").State.ShouldBe(ScoreLineState.CannotSay);
        Line(card, "capex").State.ShouldBe(ScoreLineState.NotAsked);
        card.NextBestQuestion.ShouldBe("feasibility");
    }

    [Fact]
    public void Once_everything_was_asked_the_heaviest_cannot_say_comes_back()
    {
        var inputs = Plant()
            .With("capex", Known<decimal>.CannotSay(Today), Today)
            .With("feasibility", Known<Degree>.CannotSay(Today), Today)
            .With("jobs", 80m, Today.AddDays(-400));

        Scorecard.Compute(Standard, inputs, Today).NextBestQuestion.ShouldBe("feasibility");
    }

    [Theory]
    [InlineData(89, ScoreLineState.Known, 100)]
    [InlineData(90, ScoreLineState.Stale, 87)]
    public void An_old_input_keeps_its_points_and_loses_confidence(int days, ScoreLineState state, int confidence)
    {
        var card = Scorecard.Compute(Standard, Plant().With("jobs", 80m, Today.AddDays(-days)), Today);

        Line(card, "jobs").State.ShouldBe(state);
        card.Value.ShouldBe(70);
        card.Confidence.ShouldBe(confidence);
        card.NextBestQuestion.ShouldBe(state == ScoreLineState.Stale ? "jobs" : null);
    }

    [Fact]
    public void Nothing_known_is_a_provisional_D()
    {
        var card = Scorecard.Compute(Standard, new ScoreInputs(), Today);

        (card.Value, card.Likelihood, card.Confidence, card.Grade, card.IsProvisional).ShouldBe((0, 0, 0, 'D', true));
        card.NextBestQuestion.ShouldBe("jobs");
    }

    [Theory]
    [InlineData("jobs", 0, 0)]
    [InlineData("jobs", 1, 5)]
    [InlineData("jobs", 9, 5)]
    [InlineData("jobs", 10, 10)]
    [InlineData("jobs", 24, 10)]
    [InlineData("jobs", 25, 15)]
    [InlineData("jobs", 49, 15)]
    [InlineData("jobs", 50, 20)]
    [InlineData("jobs", 99, 20)]
    [InlineData("jobs", 100, 25)]
    [InlineData("jobs", 5000, 25)]
    [InlineData("wage-ratio", 0.79, 0)]
    [InlineData("wage-ratio", 0.8, 8)]
    [InlineData("wage-ratio", 0.999, 8)]
    [InlineData("wage-ratio", 1, 14)]
    [InlineData("wage-ratio", 1.249, 14)]
    [InlineData("wage-ratio", 1.25, 20)]
    [InlineData("capex", 999_999.99, 3)]
    [InlineData("capex", 1_000_000, 6)]
    [InlineData("capex", 4_999_999.99, 6)]
    [InlineData("capex", 5_000_000, 10)]
    [InlineData("capex", 19_999_999.99, 10)]
    [InlineData("capex", 20_000_000, 15)]
    public void Numbers_score_by_band(string item, double number, double points) =>
        Line(Scorecard.Compute(Standard, new ScoreInputs().With(item, (decimal)number, Today), Today), item).Points.ShouldBe((decimal)points);

    [Fact]
    public void Choices_score_by_option()
    {
        PointsOf<ClusterFit>("cluster-fit").ShouldBe([0, 8, 15]);
        PointsOf<Degree>("spillover").ShouldBe([0, 5, 10]);
        PointsOf<Degree>("distressed-area").ShouldBe([0, 2.5m, 5]);
        PointsOf<Degree>("reality").ShouldBe([0, 12.5m, 25]);
        PointsOf<Degree>("feasibility").ShouldBe([0, 10, 20]);
        PointsOf<Degree>("position").ShouldBe([0, 5, 10]);
        PointsOf<Degree>("engagement").ShouldBe([0, 7.5m, 15]);
        PointsOf<TimeFrame>("time-frame").ShouldBe([15, 15, 7.5m, 0]);
        PointsOf<DecisionRole>("decision-role").ShouldBe([15, 7.5m, 0, 7.5m]);
        Points("function", BusinessFunction.SalesOffice).ShouldBe(2);
        Points("function", BusinessFunction.Logistics).ShouldBe(4);
        Points("function", BusinessFunction.SharedServices).ShouldBe(4);
        Points("function", BusinessFunction.Manufacturing).ShouldBe(6);
        Points("function", BusinessFunction.Headquarters).ShouldBe(8);
        Points("function", BusinessFunction.ResearchAndDevelopment).ShouldBe(10);
        PointsOf<BusinessFunction>("function").Length.ShouldBe(12, "every function has its points");
    }

    [Theory]
    [InlineData(60, 60, 'A')]
    [InlineData(59, 100, 'B')]
    [InlineData(100, 59, 'B')]
    [InlineData(40, 40, 'B')]
    [InlineData(39, 100, 'C')]
    [InlineData(100, 39, 'C')]
    [InlineData(39, 40, 'C')]
    [InlineData(39, 39, 'D')]
    public void Grades_follow_the_weaker_axis_and_at_the_bottom_the_stronger(int value, int likelihood, char grade)
    {
        var inputs = new ScoreInputs().With("worth", (decimal)value, Today).With("chance", (decimal)likelihood, Today);

        Scorecard.Compute(Percentages(), inputs, Today).Grade.ShouldBe(grade);
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void A_grade_is_provisional_below_half_confidence(int freshWeight, bool provisional)
    {
        var model = Percentages() with
        {
            Items = [Number("a", ScoreAxis.Value, freshWeight), Number("b", ScoreAxis.Value, 100 - freshWeight), Number("c", ScoreAxis.Likelihood, freshWeight), Number("d", ScoreAxis.Likelihood, 100 - freshWeight)],
        };

        var card = Scorecard.Compute(model, new ScoreInputs().With("a", 1m, Today).With("c", 1m, Today), Today);

        card.Confidence.ShouldBe(freshWeight);
        card.IsProvisional.ShouldBe(provisional);
    }

    [Fact]
    public void A_fraction_never_lifts_a_score_over_a_limit()
    {
        // 17.99 of 30 known points = 59.97 %, shown as 59 and graded as 59.
        var model = Percentages() with { Items = [Number("worth", ScoreAxis.Value, 30), Number("rest", ScoreAxis.Value, 70), Number("chance", ScoreAxis.Likelihood, 100)] };

        var card = Scorecard.Compute(model, new ScoreInputs().With("worth", 17.99m, Today).With("chance", 100m, Today), Today);

        (card.Value, card.Grade).ShouldBe((59, 'B'));
    }

    [Fact]
    public void Where_people_come_from_changes_nothing_and_cannot_become_an_item()
    {
        var born = Plant().With("nationality", 100m, Today);
        var unfair = Standard with { Items = [.. Standard.Items.Skip(1), Standard.Items[0] with { Key = "owner-nationality" }] };

        Scorecard.Compute(Standard, born, Today).Summary.ShouldBe(Scorecard.Compute(Standard, Plant(), Today).Summary);
        unfair.Problems().ShouldHaveSingleItem().Code.ShouldBe("scoring.unfair");
    }

    [Fact]
    public void An_unsound_model_says_everything_that_is_wrong()
    {
        var jobs = Standard.Items[0];
        var model = Standard with
        {
            Items =
            [
                jobs with { Bands = [new(10, 25), new(1, 5)] },
                jobs,
                jobs with { Key = "empty", Bands = [] },
                jobs with { Key = "short", Bands = [new(0, 20)] },
                Standard.Items[3] with { Options = [new("core", 15), new("core", 0)] },
            ],
        };

        model.Problems().Select(p => p.Code).ShouldBe(
            [
                "scoring.weights", "scoring.weights", "scoring.item-twice", "scoring.bands-ascend",
                "scoring.bands-or-options", "scoring.points", "scoring.points", "scoring.option-twice",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void An_answer_the_item_does_not_offer_is_a_bug()
    {
        Should.Throw<ArgumentException>(() => Scorecard.Compute(Standard, new ScoreInputs().With<Degree>("cluster-fit", Degree.Partly, Today), Today));
        Should.Throw<ArgumentException>(() => Scorecard.Compute(Standard, new ScoreInputs().With("function", 3m, Today), Today));
    }

    private static ScoreInputs Plant() => new ScoreInputs()
        .With("jobs", 80m, Today)
        .With("wage-ratio", 1.1m, Today)
        .With("capex", 12_500_000m, Today)
        .With<ClusterFit>("cluster-fit", ClusterFit.Core, Today)
        .With<BusinessFunction>("function", BusinessFunction.Manufacturing, Today)
        .With<Degree>("spillover", Degree.Partly, Today)
        .With<Degree>("distressed-area", Degree.None, Today)
        .With<Degree>("reality", Degree.Full, Today)
        .With<DecisionRole>("decision-role", DecisionRole.Decider, Today)
        .With<TimeFrame>("time-frame", TimeFrame.UpTo6Months, Today)
        .With<Degree>("feasibility", Degree.Partly, Today)
        .With<Degree>("position", Degree.Partly, Today)
        .With<Degree>("engagement", Degree.Full, Today);

    private static ScoreInputs FirstCall() => new ScoreInputs()
        .With("jobs", 30m, Today)
        .With<Degree>("reality", Degree.Partly, Today)
        .With<DecisionRole>("decision-role", DecisionRole.Influencer, Today);

    private static ScoringModel Percentages() => Standard with { Items = [Number("worth", ScoreAxis.Value, 100), Number("chance", ScoreAxis.Likelihood, 100)] };

    private static ScoreItem Number(string key, ScoreAxis axis, int weight) => new()
    {
        Key = key,
        Axis = axis,
        Weight = weight,
        Bands = [.. Enumerable.Range(0, (weight * 100) + 1).Select(n => new ScoreBand(n / 100m, n / 100m))],
    };

    private static ScoreLine Line(Scorecard card, string item) => card.Lines.Single(l => l.Item.Key == item);

    private static decimal Points<T>(string item, T choice)
        where T : struct, Enum => Line(Scorecard.Compute(Standard, new ScoreInputs().With<T>(item, choice, Today), Today), item).Points;

    private static decimal[] PointsOf<T>(string item)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(choice => Points(item, choice))];
}
