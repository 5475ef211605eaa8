using GlobalReach.Domain.People;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Requests;

/// <summary>A report is made anew when something was recorded or a minute is over, and is nobody else's.</summary>
public sealed class KeptReportTests
{
    [Fact]
    public async Task While_nothing_is_recorded_the_report_of_a_minute_ago_is_told_again()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "qualification");
        var first = await Summary(desk);

        desk.Clock.Advance(TimeSpan.FromSeconds(59));
        (await Summary(desk)).ShouldBeSameAs(first);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Summary(desk)).AsOf.ShouldBe(desk.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Whatever_is_recorded_makes_it_anew_also_at_the_same_instant()
    {
        await using var desk = await Desk.Open();
        await Journey.To(desk, "qualification");
        var before = await Stages(desk);

        await Journey.To(desk, "qualification", Investors.Yamabuki);

        (await Stages(desk)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task It_is_made_for_one_person_and_one_question()
    {
        await using var desk = await Desk.Open();
        await desk.Do(Bjorn, new RegisterInquiry.Command(LeadId.New(), Investors.Solaris) { OwnerId = Bjorn.Id, Confidentiality = Confidentiality.Sealed, CodeName = "Heron" });

        (await Summary(desk)).Stages.Sum(stage => stage.Count).ShouldBe(0);
        (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!.Stages.Sum(stage => stage.Count).ShouldBe(1);
        (await desk.Do(Bjorn, new PipelineSummary.Query { AsOf = new DateOnly(2026, 10, 31) })).Value!.Stages.Sum(stage => stage.Count).ShouldBe(0);
    }

    private static async Task<PipelineSummary.Result> Summary(Desk desk) => (await desk.Do(Amina, new PipelineSummary.Query())).Value!;

    private static async Task<int> Stages(Desk desk) => (await Summary(desk)).Stages.Sum(stage => stage.Count);
}
