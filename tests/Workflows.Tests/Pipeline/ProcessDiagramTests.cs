using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Pipeline;

public sealed class ProcessDiagramTests
{
    private static readonly StageKey Qualification = new("qualification");

    [Fact]
    public async Task A_stage_tells_its_open_leads_and_how_long_the_active_ones_have_been_there()
    {
        await using var desk = await Desk.Open();
        foreach (var days in new[] { 5, 3, 2 })
        {
            await Journey.Reach(desk, "qualification", Investors.Yamabuki with { CompanyName = $"Yamabuki Branch {days} K.K." });
            desk.Clock.Advance(TimeSpan.FromDays(days));
        }

        var parked = await Journey.Reach(desk, "qualification");
        await parked.Do(Amina, version => parked.Action("go-dormant", version) with { Reason = "No answer since spring" });
        await Journey.Start(desk, Investors.Unnamed);

        var process = await Diagram(desk, Eleanor);

        // They entered 10, 5 and 2 days ago.
        process.Standings!.Single(s => s.Stage == Qualification).ShouldBe(new ProcessDiagram.Standing(Qualification, Active: 3, OnHold: 0, Dormant: 1, MedianDays: 5, LongDays: 10));
        process.Standings!.Sum(s => s.Open).ShouldBe(5);
        process.Versions.Select(version => version.Open).ShouldBe([5, 0], "new leads start on the latest version");
    }

    [Fact]
    public async Task A_lead_that_has_ended_and_one_that_is_sealed_are_not_counted()
    {
        await using var desk = await Desk.Open();
        var (ended, secret) = (await Journey.Start(desk), await Journey.Start(desk, Investors.Yamabuki));
        await ended.Do(Amina, version => ended.Action("refer-out", version) with { ReferredTo = "A neighbouring region", Reason = "Wants a port" });
        await secret.Do(Amina, version => secret.Discovery(version, Confidentiality.Sealed));

        (await Diagram(desk, Eleanor)).Standings!.Sum(s => s.Open).ShouldBe(0);
        (await Diagram(desk, Amina)).Standings!.Sum(s => s.Open).ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_read_leads_sees_the_process_without_numbers()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);

        var process = await Diagram(desk, Sam);

        process.Definition.Stages.Count.ShouldBe(9);
        process.Standings.ShouldBeNull();
        process.Versions.ShouldAllBe(version => version.Open == null);
    }

    [Fact]
    public async Task A_version_that_was_never_published_is_not_found()
    {
        await using var desk = await Desk.Open();

        var refused = await desk.Send(Amina, new ProcessDiagram.Query(7));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("process-not-found");
    }

    [Fact]
    public async Task Moves_are_those_that_the_definition_offers_each_to_its_nearest_stage()
    {
        await using var desk = await Desk.Open();
        var process = await desk.Services.GetRequiredService<ProcessCatalog>().Latest("investor-journey", TestContext.Current.CancellationToken);

        var moves = ProcessDiagram.MovesOf(process);

        moves.Count(m => m.Kind == ActionKind.Advance).ShouldBe(8);
        moves.Where(m => m.From.Value == "inquiry").Select(m => (m.Kind, m.To.Value, m.OrFurther)).ShouldBe([(ActionKind.Advance, "qualification", false), (ActionKind.Skip, "discovery", true)]);
        moves.Where(m => m.From.Value == "aftercare").Select(m => (m.Kind, m.To.Value, m.OrFurther)).ShouldBe([(ActionKind.StepBack, "landing", true)]);
        moves.ShouldNotContain(m => m.Kind == ActionKind.ChangeStatus);
    }

    private static async Task<ProcessDiagram.Result> Diagram(Desk desk, DemoPerson person) => (await desk.Do(person, new ProcessDiagram.Query())).Value!;
}
