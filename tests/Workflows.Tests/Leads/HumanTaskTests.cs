using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Tests.Engine;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>Tasks are taken up, given on, wait for each other, escalate and are taken over by who stands in (promise P13).</summary>
public sealed class HumanTaskTests
{
    [Fact]
    public async Task One_takes_a_task_up_gives_it_back_and_another_takes_it()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");
        var task = await Task(desk, lead, "desk-check");

        await desk.Do(Noor, new ClaimTask.Command(lead, task));
        await desk.Do(Noor, new ClaimTask.Command(lead, task));
        (await desk.Send(Ines, new ClaimTask.Command(lead, task))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("task-taken"), r => r.Args.ShouldBe([Noor.Name]));
        (await desk.Send(Ines, new ReleaseTask.Command(lead, task))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("task-not-yours");
        (await desk.Do(Noor, new MyWork.Query())).Value!.Items.Single(i => i.Part == task).IsTaken.ShouldBeTrue();
        await desk.Do(Noor, new ReleaseTask.Command(lead, task));
        await desk.Do(Ines, new ClaimTask.Command(lead, task));

        (await desk.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.AssigneeId).SingleAsync())).ShouldBe(Ines.Id);
        (await desk.Do(Noor, new MyWork.Query())).Value!.Items.ShouldNotContain(i => i.Part == task, "what a colleague does waits for nobody else");
    }

    [Fact]
    public async Task Two_at_once_one_is_faster_and_the_other_is_told_who()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");
        var task = await Task(desk, lead, "desk-check");

        var claims = await System.Threading.Tasks.Task.WhenAll(new[] { Noor, Ines, Tomas }.Select(person => desk.Send(person, new ClaimTask.Command(lead, task))));

        claims.Count(claim => claim.Succeeded).ShouldBe(1);
        var winner = await desk.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.AssigneeId).SingleAsync());
        claims.Where(claim => !claim.Succeeded).ShouldAllBe(claim => claim.Refusals[0].Code == "task-taken" && claim.Refusals[0].Args[0].Equals(new[] { Noor, Ines, Tomas }.Single(p => p.Id == winner).Name));
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_task_is_given_to_a_person_who_may_see_the_lead_with_a_note_and_a_mail()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Discover();
        var (lead, task) = (journey.Lead, await Task(desk, journey.Lead, "utility-letter"));
        (await desk.Send(Amina, new DelegateTask.Command(lead, task, Rosa.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("person-may-not-see");
        (await desk.Send(Amina, new DelegateTask.Command(lead, task, PersonId.New()))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("person-unknown");
        (await desk.Send(Amina, new DelegateTask.Command(lead, task, Noor.Id, "Ask Solaris Batteries"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("names-the-company");

        await desk.Do(Amina, new DelegateTask.Command(lead, task, Noor.Id, "They need 1.8 MW"));
        await desk.Deliver();

        (await desk.Do(Noor, new MyWork.Query())).Value!.Items.Single(i => i.Part == task).ShouldSatisfyAllConditions(i => i.IsTaken.ShouldBeTrue(), i => i.Note.ShouldBe("They need 1.8 MW"));
        Directory.GetFiles(desk.MailFolder).Select(File.ReadAllText).Single(mail => mail.Contains("A task was given to you", StringComparison.Ordinal)).ShouldSatisfyAllConditions(
            mail => mail.ShouldContain($"To: {Noor.Name}"), mail => mail.ShouldNotContain("Solaris"), mail => mail.ShouldNotContain("1.8 MW"));
    }

    [Fact]
    public async Task Sealed_leads_are_given_only_to_who_is_on_them()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");
        await journey.Do(Amina, version => journey.Discovery(version, Confidentiality.Sealed));
        var task = await Task(desk, journey.Lead, "utility-letter");

        (await desk.Send(Amina, new DelegateTask.Command(journey.Lead, task, Noor.Id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("person-may-not-see");
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Noor.Id, KnowsIdentity: true));
        await desk.Do(Amina, new DelegateTask.Command(journey.Lead, task, Noor.Id));
    }

    [Fact]
    public async Task A_blocked_task_says_what_it_waits_for_and_is_not_done_before()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "landing");
        var (vehicle, registration, bank) = (await Task(desk, lead, "vehicle"), await Task(desk, lead, "state-registration"), await Task(desk, lead, "bank-account"));

        (await desk.Do(Hugo, new LeadPage.Query(lead))).Value!.Tasks.Single(t => t.Id == bank).WaitsFor.ShouldBe(["state-registration"]);
        (await desk.Do(Hugo, new MyWork.Query())).Value!.Items.Single(i => i.Part == registration).WaitsFor.ShouldBe(["vehicle"]);
        (await desk.Send(Hugo, new CloseTask.Command(lead, registration, null))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Code.ShouldBe("task-blocked"), r => r.Args[0].ShouldBeAssignableTo<IReadOnlyList<string>>().ShouldBe(["vehicle"]));

        await desk.Do(Hugo, new CloseTask.Command(lead, vehicle, null));
        await desk.Do(Hugo, new CloseTask.Command(lead, registration, null));
        await desk.Do(Hugo, new CloseTask.Command(lead, bank, null));
    }

    [Fact]
    public async Task A_blocked_task_can_be_waived_with_a_reason()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "landing");

        await desk.Do(Hugo, new CloseTask.Command(lead, await Task(desk, lead, "bank-account"), "They keep their bank"));

        (await desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.Key == "bank-account").Select(t => t.State).SingleAsync())).ShouldBe(TaskState.Waived);
    }

    [Fact]
    public async Task What_was_closed_by_mistake_waits_again_with_its_clock_while_the_lead_is_in_its_stage()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "landing");
        var (lead, task) = (journey.Lead, await Task(desk, journey.Lead, "vehicle"));
        await desk.Do(Hugo, new CloseTask.Command(lead, task, "Not needed"));

        await desk.Do(Hugo, new ReopenTask.Command(lead, task));
        await desk.Do(Hugo, new ReopenTask.Command(lead, task));

        (await desk.Do(Hugo, new LeadPage.Query(lead))).Value!.Tasks.Single(t => t.Id == task).ShouldSatisfyAllConditions(t => t.State.ShouldBe(TaskState.Open), t => t.WaivedBecause.ShouldBeNull());
        (await desk.Look(db => db.Deadlines.Where(d => d.Subject == task).OrderBy(d => d.State).Select(d => d.State).ToListAsync())).ShouldBe([DeadlineState.Armed, DeadlineState.Met], ignoreOrder: true);
        (await desk.Send(Rosa, new ReopenTask.Command(lead, task))).Succeeded.ShouldBeFalse();
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);

        await journey.Do(Bjorn, version => journey.Action("step-back", version) with { Reason = "The contract is open again", ToStage = new StageKey("commitment") });
        (await desk.Send(Hugo, new ReopenTask.Command(lead, task))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("task-stage-left");
    }

    [Fact]
    public async Task An_overdue_task_escalates_rung_by_rung_each_once_until_it_is_done()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "landing");
        var (task, clock) = (await Task(desk, lead, "vehicle"), await Clock(desk, "task:vehicle"));
        clock.Subject.ShouldBe(task);
        await Others(desk, lead, "vehicle");

        desk.Clock.SetUtcNow(clock.DueAt.AddMinutes(1));
        await Ring(desk);
        await desk.Deliver();
        Told(desk).ShouldHaveSingleItem().ShouldContain($"To: {Hugo.Name}");

        desk.Clock.SetUtcNow((await Clock(desk, "task:vehicle")).RingsAt!.Value.AddMinutes(1));
        await Ring(desk);
        await desk.Deliver();
        Told(desk).Count.ShouldBe(2);
        Told(desk).Count(mail => mail.Contains($"To: {Amina.Name}", StringComparison.Ordinal)).ShouldBe(1);

        await desk.Do(Hugo, new CloseTask.Command(lead, task, null));
        (await Clock(desk, "task:vehicle")).State.ShouldBe(DeadlineState.Met);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Who_took_it_up_is_told_before_anybody_of_the_role_and_a_task_put_off_rings_later()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "landing");
        var task = await Task(desk, lead, "vehicle");
        await desk.Do(Amina, new DelegateTask.Command(lead, task, Tomas.Id));
        await Others(desk, lead, "vehicle");
        var due = (await Clock(desk, "task:vehicle")).DueAt;

        await desk.Do(Tomas, new PostponeTask.Command(lead, task, DateOnly.FromDateTime(due.UtcDateTime).AddDays(7)));

        (await Clock(desk, "task:vehicle")).DueAt.ShouldBeGreaterThan(due);
        desk.Clock.SetUtcNow(due.AddHours(1));
        await Ring(desk);
        (await Clock(desk, "task:vehicle")).Rung.ShouldBe(0);
        desk.Clock.SetUtcNow((await Clock(desk, "task:vehicle")).DueAt.AddMinutes(1));
        await Ring(desk);
        await desk.Deliver();
        Told(desk).ShouldHaveSingleItem().ShouldContain("<manager2@demo.globalreach>");
    }

    [Fact]
    public async Task Who_stands_in_takes_a_task_over_between_the_dates()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");
        var task = await Task(desk, lead, "desk-check");
        await desk.Do(Noor, new ClaimTask.Command(lead, task));
        (await desk.Send(Ines, new ClaimTask.Command(lead, task))).Succeeded.ShouldBeFalse();
        await desk.Do(Noor, new AnnounceAbsence.Command(Guid.CreateVersion7(), Noor.Id, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 11), Ines.Id));

        (await desk.Do(Ines, new MyWork.Query())).Value!.Items.ShouldContain(i => i.Part == task && i.For != null);
        await desk.Do(Ines, new ClaimTask.Command(lead, task));

        (await desk.Look(db => db.Tasks.Where(t => t.Id == task).Select(t => t.AssigneeId).SingleAsync())).ShouldBe(Ines.Id);
    }

    [Fact]
    public async Task The_inbox_is_asked_by_person_role_and_state()
    {
        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");
        await Journey.To(desk, "qualification", Investors.Yamabuki);
        var task = await Task(desk, lead, "desk-check");
        await desk.Do(Noor, new ClaimTask.Command(lead, task));

        (await desk.Do(Amina, new TaskList.Query { Assignee = Noor.Id })).Value!.Tasks.ShouldHaveSingleItem().Id.ShouldBe(task);
        (await desk.Do(Amina, new TaskList.Query { Role = Role.Analyst })).Value!.Total.ShouldBe(2);
        (await desk.Do(Amina, new TaskList.Query { Role = Role.Analyst, Unclaimed = true })).Value!.Total.ShouldBe(1);
        (await desk.Do(Amina, new TaskList.Query { State = TaskState.Done })).Value!.Total.ShouldBe(0);
        (await desk.Do(Amina, new TaskList.Query { Overdue = true })).Value!.Total.ShouldBe(0);
        var page = (await desk.Do(Amina, new TaskList.Query { PageSize = 4 })).Value!;
        page.ShouldSatisfyAllConditions(p => p.Tasks.Count.ShouldBe(4), p => p.Total.ShouldBe(6));
        page.Tasks.Select(row => row.DueAt).ShouldBeInOrder();
        (await desk.Send(Rosa, new TaskList.Query())).Refusals[0].Code.ShouldBe("not-permitted");
    }

    private static Task<Guid> Task(Desk desk, LeadId lead, string key) => desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.Key == key && t.State == TaskState.Open).Select(t => t.Id).SingleAsync());

    private static Task<Deadline> Clock(Desk desk, string key) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.Key == key));

    /// <summary>What else escalates there is done, so that one clock alone is looked at.</summary>
    private static async Task Others(Desk desk, LeadId lead, string but)
    {
        foreach (var task in await desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.State == TaskState.Open && t.Key != but).Select(t => t.Id).ToListAsync())) await desk.Do(Hugo, new CloseTask.Command(lead, task, "Not looked at here"));
    }

    private static List<string> Told(Desk desk) => [.. Directory.GetFiles(desk.MailFolder).Select(File.ReadAllText).Where(mail => mail.Contains("Overdue: Decide the vehicle", StringComparison.Ordinal))];

    private static async Task Ring(Desk desk)
    {
        while (await desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken) > 0)
        {
        }
    }
}
