using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Today;

public sealed class MyWorkTests
{
    private static readonly DateOnly FirstDay = new(2026, 11, 10);

    [Fact]
    public async Task What_is_overdue_comes_first_then_the_larger_project()
    {
        await using var desk = await Desk.Open();
        var (small, large) = (await Journey.Reach(desk, "qualification"), await Journey.Reach(desk, "qualification", Investors.Yamabuki));
        await small.Do(Amina, version => small.Qualification(version) with { Jobs = 5 });
        await large.Do(Amina, version => large.Qualification(version) with { Jobs = 500 });
        await desk.Do(Amina, new AddTask.Command(small.Lead, Guid.CreateVersion7(), "Call back", Role.Manager, Amina.Id, Desk.Morning.AddMinutes(5)));
        desk.Clock.Advance(TimeSpan.FromHours(1));

        var items = (await Work(desk, Amina)).Items;

        items[0].ShouldSatisfyAllConditions(i => i.Text.ShouldBe("Call back"), i => i.Urgency.ShouldBe(Urgency.Overdue));
        var rest = items.Skip(1).ToList();
        rest.Select(i => i.Urgency).ShouldBeInOrder();
        rest.Where(i => i.Urgency == Urgency.Soon).Select(i => i.DueAt!.Value.Date).ShouldBeInOrder();
        rest.Where(i => i.Urgency == Urgency.Soon).GroupBy(i => i.DueAt!.Value.Date).ShouldAllBe(day => day.Select(i => i.Lead.Jobs!.Value).SequenceEqual(day.Select(i => i.Lead.Jobs!.Value).OrderDescending()));
        rest.ShouldContain(i => i.Kind == WorkKind.Deadline && i.Key == "decide" && i.Lead.Id == large.Lead);
    }

    [Fact]
    public async Task A_clock_waits_for_the_back_up_from_its_second_rung()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Amina.Id, Tomas.Id, ""));

        (await Work(desk, Amina)).Items.ShouldContain(i => i.Key == "acknowledge");
        (await Work(desk, Tomas)).Items.ShouldBeEmpty();
        desk.Clock.SetUtcNow(new(2026, 11, 18, 15, 0, 0, TimeSpan.Zero));
        for (var rung = 0; rung < 2; rung++) await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);

        (await Work(desk, Tomas)).Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Key.ShouldBe("acknowledge"), i => i.AsBackup.ShouldBeTrue(), i => i.Urgency.ShouldBe(Urgency.Overdue));
    }

    [Fact]
    public async Task A_clock_that_was_escalated_to_the_top_stays_overdue_everywhere_until_what_it_asks_for_is_done()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        desk.Clock.SetUtcNow(new(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));
        for (var rung = 0; rung < 3; rung++) await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);
        (await desk.Look(db => db.Deadlines.SingleAsync(d => d.Key == "acknowledge"))).State.ShouldBe(DeadlineState.Missed);

        (await Overdue()).ShouldBe([true, true, true, true]);

        await journey.Acknowledge();

        (await Overdue()).ShouldBe([false, false, false, false]);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);

        async Task<IEnumerable<bool>> Overdue() =>
        [
            (await Work(desk, Amina)).Items.Any(i => i is { Key: "acknowledge", Urgency: Urgency.Overdue }),
            (await desk.Do(Amina, new LeadList.Query { Late = Lateness.Deadline })).Value!.Total == 1,
            (await desk.Do(Bjorn, new WhatIsDue.Query())).Value!.Overdue == 1,
            (await desk.Do(Amina, new CalendarPage.Query(FirstDay, new DateOnly(2026, 11, 30)))).Value!.Days.SelectMany(day => day.Entries).Any(e => e.Key == "acknowledge"),
        ];
    }

    [Fact]
    public async Task A_step_promised_for_a_day_on_which_the_desk_is_closed_keeps_its_day()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var saturday = new DateOnly(2026, 11, 14);
        await journey.Do(Amina, version => new PromiseNextStep.Command(journey.Lead, version, "Send figures", saturday));

        (await Work(desk, Amina)).Items.Single(i => i.Kind == WorkKind.NextStep).Day.ShouldBe(saturday);
    }

    [Fact]
    public async Task A_managers_task_waits_for_the_leads_owner_and_an_analysts_for_every_analyst()
    {
        await using var desk = await Desk.Open();
        await Journey.Reach(desk, "qualification");

        Keys(await Work(desk, Amina), WorkKind.Task).ShouldBe(["discovery-call", "score"], ignoreOrder: true);
        Keys(await Work(desk, Tomas), WorkKind.Task).ShouldBeEmpty();
        Keys(await Work(desk, Noor), WorkKind.Task).ShouldBe(["desk-check"]);
    }

    [Fact]
    public async Task What_waits_for_a_second_person_is_told_to_who_may_decide_and_not_to_who_prepared_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "incentive-package");
        var (proposal, offer, hit) = (await journey.OrderProposal(), await journey.DraftOffer(), await journey.Screen(ScreeningResult.Hit));
        var evidence = await journey.BringEvidence();

        var bjorn = (await Work(desk, Bjorn)).Items;
        var chiara = (await Work(desk, Chiara)).Items;

        bjorn.Where(i => i.Part == proposal).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.ProposalToApprove);
        bjorn.Where(i => i.Part == offer).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.OfferToApprove);
        bjorn.Where(i => i.Part == hit).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.HitToClear);
        chiara.Where(i => i.Part == evidence).ShouldHaveSingleItem().Kind.ShouldBe(WorkKind.EvidenceToVerify);
        (await Work(desk, Priya)).Items.ShouldNotContain(i => i.Part == offer);
        (await Work(desk, Grace)).Items.ShouldNotContain(i => i.Part == hit);
        await journey.Do(Bjorn, version => new DraftIncentivePackage.Command(journey.Lead, version, offer, [journey.Line], "His own words"));
        (await Work(desk, Bjorn)).Items.ShouldNotContain(i => i.Part == offer);
    }

    [Fact]
    public async Task A_lead_goes_cold_after_the_days_of_its_stage_unless_something_is_promised()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        desk.Clock.Advance(TimeSpan.FromDays(13));
        (await Work(desk, Amina)).Items.ShouldNotContain(i => i.Kind == WorkKind.GoingCold);
        desk.Clock.Advance(TimeSpan.FromDays(2));

        (await Work(desk, Amina)).Items.Where(i => i.Kind == WorkKind.GoingCold).ShouldHaveSingleItem().Lead.Id.ShouldBe(journey.Lead);
        await desk.Do(Amina, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "Called", true, "Send figures", FirstDay.AddDays(16)));

        var after = (await Work(desk, Amina)).Items;
        after.ShouldNotContain(i => i.Kind == WorkKind.GoingCold);
        after.Where(i => i.Kind == WorkKind.NextStep).ShouldHaveSingleItem().Text.ShouldBe("Send figures");
    }

    [Fact]
    public async Task A_task_put_off_is_due_when_the_office_opens_that_day_and_a_second_click_changes_nothing()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var task = Guid.CreateVersion7();
        await desk.Do(Amina, new AddTask.Command(journey.Lead, task, "Call back", Role.Manager, Amina.Id, Desk.Morning.AddHours(1)));
        var later = new PostponeTask.Command(journey.Lead, task, new DateOnly(2026, 11, 13));

        await desk.Do(Amina, later);
        await desk.Do(Amina, later);
        var past = await desk.Send(Amina, later with { Until = FirstDay.AddDays(-1) });
        var foreign = await desk.Send(Eleanor, later);

        (await Work(desk, Amina)).Items.Single(i => i.Part == task).DueAt.ShouldBe(new DateTimeOffset(2026, 11, 13, 8, 30, 0, TimeSpan.FromHours(-5)));
        (await desk.Look(db => db.Journal.CountAsync(e => e.Fact == "task.postponed"))).ShouldBe(1);
        past.Refusals.ShouldHaveSingleItem().Code.ShouldBe("postponed-into-the-past");
        foreign.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task A_next_step_is_put_off_only_where_one_was_promised()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        var nothing = await desk.Send(Amina, new PostponeNextStep.Command(journey.Lead, FirstDay.AddDays(3)));
        await desk.Do(Amina, new LogInteraction.Command(journey.Lead, Guid.CreateVersion7(), null, InteractionChannel.Call, "Called", true, "Send figures", FirstDay));

        await desk.Do(Amina, new PostponeNextStep.Command(journey.Lead, FirstDay.AddDays(3)));

        nothing.Refusals.ShouldHaveSingleItem().Code.ShouldBe("no-next-step");
        (await desk.Lead(journey.Lead)).ShouldSatisfyAllConditions(l => l.NextStep.ShouldBe("Send figures"), l => l.NextStepOn.ShouldBe(FirstDay.AddDays(3)));
    }

    [Fact]
    public async Task Who_knows_a_lead_by_its_code_name_sees_only_that()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await desk.Do(Amina, new AddTask.Command(journey.Lead, Guid.CreateVersion7(), "Ring Katrin Vogt", Role.Analyst, null, Desk.Morning.AddDays(1)));

        var items = (await Work(desk, Noor)).Items;

        items.ShouldNotBeEmpty();
        items.ShouldAllBe(i => i.Lead.Name == journey.CodeName && i.Text == null);
    }

    private static async Task<MyWork.Result> Work(Desk desk, DemoPerson person) => (await desk.Do(person, new MyWork.Query())).Value!;

    private static IEnumerable<string?> Keys(MyWork.Result work, WorkKind kind) => work.Items.Where(i => i.Kind == kind).Select(i => i.Key);
}
