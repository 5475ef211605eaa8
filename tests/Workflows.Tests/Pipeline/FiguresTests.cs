using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Pipeline;

/// <summary>The leadership page's figures against numbers worked out by hand.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void The_domains_own_example_comes_out_as_it_is_printed_there()
    {
        var expected = PipelineSummary.Expectation.Of([(0.75, 1, 60, 60 * 60, 60), (0.25, 1, 40, 40 * 40, 40), (0.10, 1, 120, 120 * 120, 120)], []);

        expected.WeightedJobs.ShouldBe(67, 1e-9);
        expected.Spread.ShouldBe(47.7, 0.05);
        expected.TopSharePercent.ShouldBe(67, 0.5);
        expected.Count.ShouldBe(3);
    }

    [Fact]
    public void Capital_has_its_range_by_currency_and_none_below_nothing()
    {
        // The domain's example in dollars instead of jobs, and one project in euros whose spread exceeds its mean.
        var expected = PipelineSummary.Expectation.Of([], [("USD", 0.75, 6000, 6000.0 * 6000), ("USD", 0.25, 4000, 4000.0 * 4000), ("USD", 0.10, 12000, 12000.0 * 12000), ("EUR", 0.10, 1000, 1000.0 * 1000)]);

        expected.WeightedCapex.ShouldBe([new Money(100, "EUR"), new Money(6700, "USD")]);
        expected.CapexRanges.ShouldBe([new(new Money(0, "EUR"), new Money(400, "EUR")), new(new Money(1934, "USD"), new Money(11466, "USD"))]);
    }

    [Fact]
    public async Task The_range_of_capital_is_made_of_each_leads_own()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "discovery");

        var expected = (await desk.Do(Eleanor, new PipelineSummary.Query())).Value!.Expected;

        var (p, capex) = (desk.Services.GetRequiredService<StageProbabilities>()[new StageKey("discovery")], (await desk.Look(db => db.Leads.Select(l => l.CapexMinor).SingleAsync()))!.Value);
        var (mean, spread) = (p * capex, Math.Sqrt(p * (1 - p)) * capex);
        expected.CapexRanges.ShouldHaveSingleItem().ShouldBe(new(new Money((long)Math.Round(Math.Max(0, mean - spread)), "USD"), new Money((long)Math.Round(mean + spread), "USD")));
    }

    [Fact]
    public async Task An_empty_desk_has_figures_too()
    {
        await using var desk = await Desk.Open();

        var month = (await desk.Do(Eleanor, new MonthsMoves.Query())).Value!;
        month.ShouldSatisfyAllConditions(m => m.Ties.ShouldBeTrue(), m => m.Lines.ShouldBeEmpty(), m => m.Closing.ShouldBe(new MonthsMoves.Stock(0, 0)));
        (await desk.Do(Eleanor, new Funnel.Query())).Value!.Stages.ShouldAllBe(line => line.Entered == 0);
        (await desk.Do(Eleanor, new Stalled.Query())).Value!.Count.ShouldBe(0);
        (await desk.Do(Eleanor, new ResponseTimes.Query())).Value!.All.Due.ShouldBe(0);
        (await desk.Do(Eleanor, new WinsByCountry.Query())).Value!.Countries.ShouldBeEmpty();
        (await desk.Do(Eleanor, new PipelineSummary.Query { AsOf = new DateOnly(2026, 10, 31) })).Value!.Expected.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_funnel_counts_each_lead_once_and_says_where_the_others_are()
    {
        await using var desk = await Desk.Open();
        var far = await Journey.Reach(desk, "discovery");
        await far.Do(Amina, version => far.Action("step-back", version) with { ToStage = new StageKey("qualification"), Reason = "Other needs" });
        await far.Advance();
        var lost = await Journey.Reach(desk, "qualification", Investors.Yamabuki);
        await Lose(desk, lost);
        await Journey.Reach(desk, "qualification", Investors.SolarisAgain with { ContactEmail = "other@else.example", CompanyName = "Vindur Turbines AS" });

        var stages = (await desk.Do(Eleanor, new Funnel.Query())).Value!.Stages;

        stages[0].ShouldBe(new Funnel.Line(new StageKey("inquiry"), 3, 3, 0));
        stages[1].ShouldBe(new Funnel.Line(new StageKey("qualification"), 3, 1, 1));
        stages[1].StillOpen.ShouldBe(1);
        stages[2].ShouldBe(new Funnel.Line(new StageKey("discovery"), 1, 0, 0));
        stages[3].Entered.ShouldBe(0);
    }

    [Fact]
    public async Task The_months_moves_lead_from_what_was_pursued_to_what_is()
    {
        await using var desk = await Desk.Open();
        var held = await Journey.Reach(desk, "qualification");
        var parked = await Journey.Reach(desk, "qualification", Investors.Yamabuki);
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero));
        await Journey.Start(desk, Investors.Unnamed);
        await held.Do(Amina, version => held.Action("hold", version) with { Reason = "Board meets later", ResumeOn = new DateOnly(2027, 2, 1) });
        await parked.Do(Amina, version => parked.Action("hold", version) with { Reason = "Silent", ResumeOn = new DateOnly(2027, 2, 1) });
        await Lose(desk, parked);

        var month = (await desk.Do(Eleanor, new MonthsMoves.Query())).Value!;

        month.Opening.ShouldBe(new MonthsMoves.Stock(2, 0));
        month.Lines.ShouldBe([new MonthsMoves.Line(MoveKind.Entered, 1, 0), new MonthsMoves.Line(MoveKind.PutOnHold, -2, 2), new MonthsMoves.Line(MoveKind.Lost, 0, -1)]);
        month.Closing.ShouldBe(new MonthsMoves.Stock(1, 1));
        month.Ties.ShouldBeTrue();
        var before = (await desk.Do(Eleanor, new MonthsMoves.Query { AsOf = new DateOnly(2026, 11, 30) })).Value!;
        before.ShouldSatisfyAllConditions(m => m.Opening.Pursued.ShouldBe(0), m => m.Closing.ShouldBe(new MonthsMoves.Stock(2, 0)), m => m.Advanced.ShouldBe(2), m => m.Ties.ShouldBeTrue());
    }

    [Fact]
    public async Task What_was_won_then_is_told_as_of_then_though_it_was_taken_back_since()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "landing");
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero));
        await journey.Do(Bjorn, version => journey.Action("step-back", version) with { ToStage = new StageKey("commitment"), Reason = "The lease fell through" });

        var then = new DateOnly(2026, 11, 30);
        (await desk.Do(Eleanor, new WinsByCountry.Query { AsOf = then })).Value!.Countries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Country.ShouldBe("DE"), line => line.Wins.ShouldBe(1));
        (await desk.Do(Eleanor, new WinsByCountry.Query())).Value!.Countries.ShouldBeEmpty();
        (await desk.Do(Eleanor, new PipelineSummary.Query { AsOf = then })).Value!.ShouldSatisfyAllConditions(s => s.Won.Count.ShouldBe(1), s => s.Expected.Count.ShouldBe(0));
        (await desk.Do(Eleanor, new PipelineSummary.Query())).Value!.ShouldSatisfyAllConditions(s => s.Won.Count.ShouldBe(0), s => s.Expected.Count.ShouldBe(1));
        (await desk.Do(Eleanor, new MonthsMoves.Query())).Value!.ShouldSatisfyAllConditions(m => m.Lines.ShouldBe([new MonthsMoves.Line(MoveKind.WinTakenBack, 1, 0)]), m => m.Ties.ShouldBeTrue());
    }

    [Fact]
    public async Task A_lead_stands_still_after_the_days_of_its_stage_or_with_a_missed_step()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await journey.Qualify();
        desk.Clock.Advance(TimeSpan.FromDays(13.9));
        (await desk.Do(Eleanor, new Stalled.Query())).Value!.ShouldSatisfyAllConditions(s => s.Count.ShouldBe(0), s => s.Active.ShouldBe(1));

        desk.Clock.Advance(TimeSpan.FromDays(0.2));
        (await desk.Do(Eleanor, new Stalled.Query())).Value!.ShouldSatisfyAllConditions(s => s.Silent.ShouldBe(1), s => s.StepMissed.ShouldBe(0), s => s.Jobs.ShouldBe(80));

        var today = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime);
        await desk.Do(Amina, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "They go on", Substantive: true, "Send figures", today.AddDays(2)));
        (await desk.Do(Eleanor, new Stalled.Query())).Value!.Count.ShouldBe(0);
        desk.Clock.Advance(TimeSpan.FromDays(3));
        (await desk.Do(Eleanor, new Stalled.Query())).Value!.ShouldSatisfyAllConditions(s => s.Count.ShouldBe(1), s => s.Silent.ShouldBe(0), s => s.StepMissed.ShouldBe(1));
        (await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Stalled) { Reason = StallReason.StepMissed })).Value!.Rows.ShouldHaveSingleItem().NextStepOn.ShouldBe(today.AddDays(2));
    }

    [Fact]
    public async Task Answers_are_measured_against_the_promise_in_working_hours()
    {
        await using var desk = await Desk.Open();
        var (fast, slow) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await Journey.Start(desk, Investors.Unnamed);
        desk.Clock.Advance(TimeSpan.FromHours(3));
        await fast.Acknowledge();
        desk.Clock.Advance(TimeSpan.FromHours(48));
        await slow.Acknowledge();

        var responses = (await desk.Do(Eleanor, new ResponseTimes.Query())).Value!;

        // Tuesday 10:00 to 13:00 is 3 working hours; to Thursday 13:00, over Veterans Day, it is 7 + 0 + 4.5.
        responses.All.ShouldSatisfyAllConditions(a => a.Due.ShouldBe(3), a => a.InTime.ShouldBe(1), a => a.Late.ShouldBe(1), a => a.Open.ShouldBe(1), a => a.MedianHours!.Value.ShouldBe((3 + 11.5) / 2, 0.01));
        responses.Sources.Count.ShouldBe(3);
        foreach (var (part, count) in new[] { (ResponsePart.Due, 3), (ResponsePart.InTime, 1), (ResponsePart.Late, 1), (ResponsePart.Open, 1) })
        {
            (await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Responses) { Response = part })).Value!.Total.ShouldBe(count);
        }
    }

    [Fact]
    public async Task Sealed_leads_are_in_no_figure_but_are_counted_as_sealed()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Discover();
        await Journey.Reach(desk, "qualification", Investors.Yamabuki);
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Sealed));

        (await desk.Do(Eleanor, new PipelineSummary.Query())).Value!.ShouldSatisfyAllConditions(s => s.Expected.Count.ShouldBe(1), s => s.Sealed.ShouldBe(1));
        (await desk.Do(Eleanor, new MonthsMoves.Query())).Value!.ShouldSatisfyAllConditions(m => m.Closing.Pursued.ShouldBe(1), m => m.Ties.ShouldBeTrue());
        (await desk.Do(Eleanor, new Funnel.Query())).Value!.Stages[2].Entered.ShouldBe(0);
        (await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Pursued))).Value!.ShouldSatisfyAllConditions(r => r.Total.ShouldBe(1), r => r.Sealed.ShouldBe(1));
        (await desk.Do(Amina, new PipelineSummary.Query())).Value!.ShouldSatisfyAllConditions(s => s.Expected.Count.ShouldBe(2), s => s.Sealed.ShouldBe(0));
        (await desk.Do(Amina, new MonthsMoves.Query())).Value!.Closing.Pursued.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_tell_names_only_to_who_may_know_them()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Discover();

        (await desk.Do(Eleanor, new PipelineRows.Query(PipelineFigure.Pursued))).Value!.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Name.ShouldBe(journey.CodeName), r => r.IsIdentity.ShouldBeFalse());
        (await desk.Do(Amina, new PipelineRows.Query(PipelineFigure.Pursued))).Value!.Rows.ShouldHaveSingleItem().Name.ShouldBe("Solaris Batteries GmbH");
        (await desk.Send(Rosa, new PipelineRows.Query(PipelineFigure.Pursued))).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    private static Task<Outcome<TakeAction.Result>> Lose(Desk desk, Journey journey) => journey.Do(Amina, version => journey.Action("lose", version) with
    {
        Reasons = [desk.Services.GetRequiredService<ReasonLists>().Of("lost").First()], Reason = "Went elsewhere",
    });
}
