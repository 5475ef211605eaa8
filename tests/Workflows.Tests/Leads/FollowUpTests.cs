using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>What is here grows, or may leave: another lead is opened out of one in aftercare, and both know of each other.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public async Task A_reinvestment_starts_at_qualification_for_the_same_company_and_contact()
    {
        await using var desk = await Desk.Open();
        var parent = await Journey.Reach(desk, "aftercare");

        var child = await Open(desk, parent.Lead, FollowUp.Reinvestment);

        var (before, after) = (await desk.Lead(parent.Lead), await desk.Lead(child));
        after.ShouldSatisfyAllConditions(
            l => l.Track.ShouldBe("expansion"), l => l.Stage.ShouldBe(new StageKey("qualification")), l => l.ParentId.ShouldBe(before.Id), l => l.CompanyId.ShouldBe(before.CompanyId),
            l => l.ContactId.ShouldBe(before.ContactId), l => l.OwnerId.ShouldBe(before.OwnerId), l => l.Confidentiality.ShouldBe(before.Confidentiality), l => l.CodeName.ShouldNotBe(before.CodeName));
        (await Page(desk, Amina, child)).Relatives.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Id.ShouldBe(parent.Lead), r => r.IsParent.ShouldBeTrue());
        (await Page(desk, Amina, parent.Lead)).Relatives.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Id.ShouldBe(child), r => r.IsParent.ShouldBeFalse(), r => r.Track.ShouldBe("expansion"));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_company_at_risk_is_talked_with_within_a_day_and_closed_as_retained()
    {
        await using var desk = await Desk.Open();
        var parent = await Journey.Reach(desk, "aftercare");

        var child = new Journey(desk, await Open(desk, parent.Lead, FollowUp.AtRisk, "lease-ends", "calls-unanswered"));

        (await desk.Look(db => db.Deadlines.SingleAsync(d => d.LeadId == child.Lead))).ShouldSatisfyAllConditions(d => d.Key.ShouldBe("answer-at-risk"), d => d.State.ShouldBe(DeadlineState.Armed));
        (await child.Try(Yuki, version => child.Action("retain", version) with { Reason = "They stay" })).Refusals.Select(r => r.Gate).ShouldBe(["fact-known:aftercare.contacted", "fact-known:aftercare.jobs-verified"]);
        await child.Care();
        (await desk.Look(db => db.Deadlines.SingleAsync(d => d.LeadId == child.Lead))).State.ShouldBe(DeadlineState.Met);
        await child.Do(Yuki, version => child.Action("retain", version) with { Reason = "They stay" });

        (await desk.Lead(child.Lead)).ShouldSatisfyAllConditions(l => l.Status.ShouldBe(LeadStatus.Closed), l => l.WonAt.ShouldBeNull());
        ((LeadGrewFrom)(await desk.Look(db => db.Journal.SingleAsync(e => e.Fact == "lead.grew-from"))).Fact()).Signs.ShouldBe(["lease-ends", "calls-unanswered"]);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Asked_twice_it_is_one_lead_and_an_id_of_another_lead_is_refused()
    {
        await using var desk = await Desk.Open();
        var (parent, other) = (await Journey.Reach(desk, "aftercare"), await Journey.Start(desk, Investors.Yamabuki));
        var command = new OpenFollowUp.Command(parent.Lead, LeadId.New(), FollowUp.Reinvestment, "A second hall");

        (await desk.Do(Yuki, command)).Value!.LeadId.ShouldBe((await desk.Do(Yuki, command)).Value!.LeadId);

        (await desk.Look(db => db.Leads.CountAsync(l => l.ParentId == parent.Lead))).ShouldBe(1);
        (await desk.Send(Yuki, command with { LeadId = other.Lead })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("id-taken");
    }

    [Fact]
    public async Task Only_from_aftercare_only_with_signs_and_only_by_who_keeps_aftercare()
    {
        await using var desk = await Desk.Open();
        var (early, parent) = (await Journey.Reach(desk, "landing", Investors.Yamabuki), await Journey.Reach(desk, "aftercare"));

        (await desk.Send(Bjorn, new OpenFollowUp.Command(early.Lead, LeadId.New(), FollowUp.Reinvestment, "More"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-in-aftercare");
        (await desk.Send(Yuki, new OpenFollowUp.Command(parent.Lead, LeadId.New(), FollowUp.AtRisk, "May leave"))).Refusals[0].Field.ShouldBe("SignsSeen");
        (await desk.Send(Yuki, new OpenFollowUp.Command(parent.Lead, LeadId.New(), FollowUp.AtRisk, "May leave") { SignsSeen = ["talent"] })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("reason-unknown");
        (await desk.Send(Amina, new OpenFollowUp.Command(parent.Lead, LeadId.New(), FollowUp.Reinvestment, "More"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-permitted");
    }

    [Fact]
    public async Task Beside_a_known_company_a_lead_by_its_code_name_is_not_shown()
    {
        await using var desk = await Desk.Open();
        var parent = await Journey.Reach(desk, "aftercare");
        var child = new Journey(desk, await Open(desk, parent.Lead, FollowUp.Reinvestment));
        (await Page(desk, Bjorn, parent.Lead)).Relatives.Count.ShouldBe(1);

        await child.Do(Bjorn, version => child.Discovery(version, Confidentiality.Nda));

        (await Page(desk, Bjorn, parent.Lead)).ShouldSatisfyAllConditions(p => p.KnowsIdentity.ShouldBeTrue(), p => p.Relatives.ShouldBeEmpty());
        (await Page(desk, Amina, parent.Lead)).Relatives.Count.ShouldBe(1, "the owner knows both");
    }

    [Fact]
    public async Task What_is_at_risk_stands_beside_the_pipeline_and_every_number_opens_its_rows()
    {
        await using var desk = await Desk.Open();
        var parent = await Journey.Reach(desk, "aftercare");
        var pursued = await Journey.Reach(desk, "discovery", Investors.Yamabuki);
        var before = (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!;

        var child = new Journey(desk, await Open(desk, parent.Lead, FollowUp.AtRisk, "lease-ends"));
        await child.Do(Bjorn, child.Qualification);

        var after = (await desk.Do(Bjorn, new PipelineSummary.Query())).Value!;
        (after.Held.Count, after.Held.Jobs).ShouldBe((1, 80));
        after.Expected.ShouldBeEquivalentTo(before.Expected);
        after.Stages.Select(s => (s.Stage, s.Count, s.Jobs)).ShouldBe(before.Stages.Select(s => (s.Stage, s.Count, s.Jobs)));
        foreach (var stage in after.Stages) (await Rows(desk, PipelineFigure.Open, stage.Stage.Value)).Total.ShouldBe(stage.Count);
        (await Rows(desk, PipelineFigure.Pursued)).Rows.ShouldHaveSingleItem().Id.ShouldBe(pursued.Lead);
        (await Rows(desk, PipelineFigure.Held)).Rows.ShouldHaveSingleItem().Id.ShouldBe(child.Lead);
        (await desk.Do(Bjorn, new MonthsMoves.Query())).Value!.ShouldSatisfyAllConditions(m => m.Ties.ShouldBeTrue(), m => m.Closing.Pursued.ShouldBe(1));
        (await desk.Do(Bjorn, new LeadList.Query { Open = true, Won = false, InPipeline = true })).Value!.Rows.ShouldHaveSingleItem().Id.ShouldBe(pursued.Lead);
    }

    private static Task<LeadPage.Result> Page(Desk desk, GlobalReach.Workflows.Demo.DemoPerson person, LeadId lead) => Ask(desk.Do(person, new LeadPage.Query(lead)));

    private static async Task<T> Ask<T>(Task<Outcome<T>> asked) => (await asked).Value!;

    private static Task<PipelineRows.Result> Rows(Desk desk, PipelineFigure figure, string? stage = null) => Ask(desk.Do(Bjorn, new PipelineRows.Query(figure) { Stage = stage }));

    private static async Task<LeadId> Open(Desk desk, LeadId parent, FollowUp kind, params IReadOnlyList<string> signs) =>
        (await desk.Do(Bjorn, new OpenFollowUp.Command(parent, LeadId.New(), kind, "A second hall, or none at all") { SignsSeen = signs })).Value!.LeadId;
}
