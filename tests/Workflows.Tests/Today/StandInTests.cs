using GlobalReach.Domain.People;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Today;

namespace GlobalReach.Workflows.Tests.Today;

public sealed class StandInTests
{
    private static readonly DateOnly FirstDay = new(2026, 11, 10);

    [Fact]
    public async Task The_work_of_who_is_away_also_stands_with_who_stands_in_and_only_for_these_days()
    {
        await using var desk = await Desk.Open();
        await Journey.Reach(desk, "qualification");
        var hers = (await Work(desk, Amina)).Items;
        (await Work(desk, Tomas)).Items.ShouldBeEmpty();
        await Away(desk, Amina, 0, 3, Tomas);

        var his = (await Work(desk, Tomas)).Items;

        his.Select(i => (i.Kind, i.Part)).ShouldBe(hers.Select(i => (i.Kind, i.Part)), ignoreOrder: true);
        his.ShouldAllBe(i => i.For == new WorkFor(Amina.Id, Amina.Name, FirstDay.AddDays(3)));
        (await Work(desk, Amina)).Items.ShouldAllBe(i => i.For == null);
        desk.Clock.Advance(TimeSpan.FromDays(4));
        (await Work(desk, Tomas)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_for_both_stands_there_once_as_ones_own()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var task = Guid.CreateVersion7();
        await desk.Do(Amina, new AddTask.Command(journey.Lead, task, "Call back", Role.Intake, null, Desk.Morning.AddHours(1)));
        await Away(desk, Ines, 0, 1, Bjorn);

        (await Work(desk, Ines)).Items.Where(i => i.Part == task).ShouldHaveSingleItem().For.ShouldBeNull();
        (await Work(desk, Bjorn)).Items.Where(i => i.Part == task).ShouldHaveSingleItem().For!.Person.ShouldBe(Ines.Id);
    }

    [Fact]
    public async Task What_a_stand_in_may_not_see_is_a_bare_number()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Sealed));
        var hers = (await Work(desk, Amina)).Items;
        hers.ShouldNotBeEmpty();
        await Away(desk, Amina, 0, 3, Ines);

        var seen = await Work(desk, Ines);

        seen.Items.ShouldBeEmpty();
        seen.Hidden.ShouldHaveSingleItem().ShouldBe(new HiddenWork(new WorkFor(Amina.Id, Amina.Name, FirstDay.AddDays(3)), hers.Count));
        (await Work(desk, Amina)).Hidden.ShouldBeEmpty();
    }

    [Fact]
    public async Task Standing_in_gives_no_right_and_nobody_is_asked_to_approve_what_they_wrote()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var offer = await journey.DraftOffer();
        await Away(desk, Bjorn, 0, 3, Priya);

        (await Work(desk, Priya)).Items.ShouldNotContain(i => i.Part == offer);
        await desk.Do(Bjorn, new EndAbsence.Command((await desk.Do(Bjorn, new AbsenceList.Query(Bjorn.Id))).Value!.Own[0].Id));
        await Away(desk, Bjorn, 0, 3, Tomas);
        (await Work(desk, Tomas)).Items.Where(i => i.Part == offer).ShouldHaveSingleItem().For!.Person.ShouldBe(Bjorn.Id);

        var approved = await journey.Try(Tomas, version => new Incentives.ApproveIncentivePackage.Command(journey.Lead, version, offer));
        approved.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Leads_of_who_is_away_without_a_stand_in_are_shown_to_the_vice_president()
    {
        await using var desk = await Desk.Open();
        await Journey.Start(desk);
        await Away(desk, Amina, 0, 3, Tomas);
        (await Work(desk, Bjorn)).Uncovered.ShouldBeEmpty();

        await Away(desk, Tomas, 0, 1);

        (await Work(desk, Bjorn)).Uncovered.ShouldHaveSingleItem().ShouldBe(new UncoveredLeads(new WorkFor(Amina.Id, Amina.Name, FirstDay.AddDays(3)), 1));
        (await Work(desk, Ines)).Uncovered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_takes_leads_over_finds_them_with_their_notes_for_a_fortnight()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        (await desk.Do(Amina, new HandOverView.Query())).Value!.Leads.ShouldHaveSingleItem().Lead.Id.ShouldBe(journey.Lead);
        await journey.Do(Amina, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, null, "They ring on Fridays"));

        var his = (await desk.Do(Tomas, new HandOverView.Query())).Value!;
        var hers = (await desk.Do(Amina, new HandOverView.Query())).Value!;

        his.Leads.ShouldHaveSingleItem();
        his.TakenOver.ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => t.Note.ShouldBe("They ring on Fridays"), t => t.From.ShouldBe(Amina.Id), t => t.By.ShouldBe(Amina.Id));
        hers.Leads.ShouldBeEmpty();
        hers.TakenOver.ShouldBeEmpty();
        desk.Clock.Advance(TimeSpan.FromDays(15));
        (await desk.Do(Tomas, new HandOverView.Query())).Value!.TakenOver.ShouldBeEmpty();
    }

    private static async Task<MyWork.Result> Work(Desk desk, DemoPerson person) => (await desk.Do(person, new MyWork.Query())).Value!;

    private static Task<Outcome> Away(Desk desk, DemoPerson person, int from, int to, DemoPerson? standIn = null) =>
        desk.Do(person, new AnnounceAbsence.Command(Guid.CreateVersion7(), person.Id, FirstDay.AddDays(from), FirstDay.AddDays(to), standIn?.Id));
}
