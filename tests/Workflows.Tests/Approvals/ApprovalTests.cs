using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Tests.Engine;
using GlobalReach.Workflows.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Approvals;

/// <summary>Approvals are rows with a policy, decided by people of the roles that the process names, never by silence (promise P7).</summary>
public sealed class ApprovalTests
{
    private static readonly ApprovalDefinition Go = PaperLead.Process[new StageKey("qualification")].Approvals![0];

    [Fact]
    public async Task The_gate_waits_for_the_word_that_was_asked_for_and_the_lead_goes_on_with_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        (await Unmet(journey)).ShouldBe(["approval-missing"]);

        var id = await journey.AskToGo();
        (await Unmet(journey)).ShouldBe(["approval-open"]);
        await journey.Do(Bjorn, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true, "Fits our targets"));

        (await journey.Advance()).Stage.Value.ShouldBe("discovery");
        var told = (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Approvals.ShouldHaveSingleItem();
        told.ShouldSatisfyAllConditions(a => a.State.ShouldBe(ApprovalState.Given), a => a.Remark.ShouldBe("Customers nearby"), a => a.WaitsFor.ShouldBeEmpty(), a => a.DueAt.ShouldBeNull());
        told.Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Person.ShouldBe(Bjorn.Id), d => d.Role.ShouldBe(Role.VicePresident), d => d.Comment.ShouldBe("Fits our targets"), d => d.InsteadOf.ShouldBeNull());
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task The_page_names_who_is_waited_for_and_until_when()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.ApprovalsToAsk.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Key.ShouldBe("go-decision"), a => a.Seats.ShouldHaveSingleItem().ShouldBe([Role.VicePresident]));

        await journey.AskToGo();

        var (mine, theirs) = ((await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!, (await desk.Do(Bjorn, new LeadPage.Query(journey.Lead))).Value!);
        mine.ApprovalsToAsk.ShouldBeEmpty();
        mine.Approvals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.WaitsFor.ShouldHaveSingleItem().Person.ShouldBe(Bjorn.Id), a => a.MayDecide.ShouldBeFalse(), a => a.MayWithdraw.ShouldBeTrue(), a => a.DueAt.ShouldBe(Desk.Morning.AddDays(3), "Veterans Day lies between"));
        theirs.Approvals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.MayDecide.ShouldBeTrue(), a => a.MayWithdraw.ShouldBeFalse());
        mine.Choices.Single(choice => choice.Kind == ActionKind.Advance).Unmet.ShouldHaveSingleItem().Args[1].ShouldBeAssignableTo<IReadOnlyList<Role>>().ShouldBe([Role.VicePresident]);
    }

    [Fact]
    public async Task It_is_asked_once_decided_once_and_a_second_click_changes_nothing()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = Guid.CreateVersion7();
        var ask = new RequestApproval.Command(journey.Lead, await journey.Version(), id, "go-decision");
        await desk.Do(Amina, ask);
        await desk.Do(Amina, ask);
        (await journey.Try(Amina, version => new RequestApproval.Command(journey.Lead, version, Guid.CreateVersion7(), "go-decision"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-asked-already");

        var yes = new DecideApproval.Command(journey.Lead, await journey.Version(), id, Approve: true);
        await desk.Do(Bjorn, yes);
        await desk.Do(Bjorn, yes);

        (await desk.Look(db => db.Approvals.Select(a => a.Decisions.Count).SingleAsync())).ShouldBe(1);
        (await journey.Try(Amina, version => new RequestApproval.Command(journey.Lead, version, Guid.CreateVersion7(), "go-decision"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("already-decided");
        (await journey.Try(Amina, version => new RequestApproval.Command(journey.Lead, version, Guid.CreateVersion7(), "elsewhere"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-here");
    }

    [Fact]
    public async Task Who_decides_on_an_older_state_is_told()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        var seen = await journey.Version();
        await journey.Do(Amina, journey.Qualification);

        (await desk.Send(Bjorn, new DecideApproval.Command(journey.Lead, seen, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("changed-meanwhile");
    }

    [Fact]
    public async Task Two_people_at_once_one_place_one_word()
    {
        await using var desk = await Desk.Open();
        await OwnProcess.Publish(desk, Go with { Steps = [new ApprovalStep { Roles = [Role.VicePresident, Role.Compliance] }] });
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        var version = await journey.Version();

        var said = await Task.WhenAll(new[] { Bjorn, Grace }.Select(person => desk.Send(person, new DecideApproval.Command(journey.Lead, version, id, Approve: true))));

        said.Count(outcome => outcome.Succeeded).ShouldBe(1);
        said.Single(outcome => !outcome.Succeeded).Refusals[0].Code.ShouldBe("changed-meanwhile");
        (await desk.Look(db => db.Approvals.Select(a => a.Decisions.Count).SingleAsync())).ShouldBe(1);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Four_eyes_the_owner_who_asked_and_who_made_it_do_not_decide()
    {
        await using var desk = await Desk.Open();
        await OwnProcess.Publish(desk, Go with { Steps = [new ApprovalStep { Roles = [Role.VicePresident, Role.Manager, Role.Assurer] }] });
        var journey = await Journey.Reach(desk, "qualification");
        await journey.Do(Tomas, journey.Qualification);
        var id = Guid.CreateVersion7();
        await journey.Do(Bjorn, version => new RequestApproval.Command(journey.Lead, version, id, "go-decision"));

        foreach (var involved in new[] { Amina, Tomas, Bjorn })
        {
            (await journey.Try(involved, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-person-needed", involved.Name);
        }

        (await journey.Try(Noor, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-yours");
    }

    [Fact]
    public async Task What_nobody_could_decide_is_not_asked()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Do(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Bjorn.Id, null, "They know him"));
        await journey.Welcome();
        await journey.Do(Bjorn, version => journey.Action("advance", version));
        await journey.Do(Bjorn, journey.Qualification);

        (await journey.Try(Bjorn, version => new RequestApproval.Command(journey.Lead, version, Guid.CreateVersion7(), "go-decision"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-nobody-decides");
    }

    [Fact]
    public async Task A_refusal_says_why_and_takes_back_only_what_the_process_names()
    {
        await using var desk = await Desk.Open();
        await OwnProcess.Publish(desk, stage => stage.Key.Value != "qualification" ? stage : stage with
        {
            Approvals =
            [
                Go with { Resets = ["approval:screened", "task:desk-check"] },
                Go with { Key = "screened", Steps = [new ApprovalStep { Roles = [Role.Compliance] }] },
                Go with { Key = "assured", Steps = [new ApprovalStep { Roles = [Role.Assurer] }] },
            ],
        });
        var journey = await Qualified(desk);
        foreach (var task in await journey.OpenTasks(critical: false)) await desk.Do(Amina, new CloseTask.Command(journey.Lead, task, null));
        await Approve(journey, "screened", Grace);
        await Approve(journey, "assured", Chiara);
        var id = await journey.AskToGo();
        (await journey.Try(Bjorn, version => new DecideApproval.Command(journey.Lead, version, id, Approve: false, " "))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Comment");

        await journey.Do(Bjorn, version => new DecideApproval.Command(journey.Lead, version, id, Approve: false, "The need is not proven"));

        (await desk.Look(db => db.Approvals.ToDictionaryAsync(a => a.Key, a => a.State))).ShouldBe(
            new Dictionary<string, ApprovalState> { ["screened"] = ApprovalState.Reset, ["assured"] = ApprovalState.Given, ["go-decision"] = ApprovalState.Refused }, ignoreOrder: true);
        (await desk.Look(db => db.Tasks.Where(t => t.LeadId == journey.Lead && t.State == TaskState.Open).Select(t => t.Key).ToListAsync())).ShouldBe(["desk-check"]);
        (await Unmet(journey)).ShouldBe(["approval-refused"]);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Limits_are_measured_in_each_currency_and_never_added()
    {
        await using var desk = await Desk.Open();
        ApprovalStep board = new() { Roles = [Role.Board], From = [new AmountLimit("USD", 20_000_000), new AmountLimit("EUR", 10_000_000)] };
        await OwnProcess.Publish(desk, Go with { Policy = ApprovalPolicy.Ordered, Steps = [new ApprovalStep { Roles = [Role.VicePresident] }, board] });

        (await Seats(desk, Money.Usd(19_999_999))).ShouldBe(1);
        (await Seats(desk, Money.Usd(20_000_000))).ShouldBe(2);
        (await Seats(desk, Money.OfMajor(12_000_000, "EUR"))).ShouldBe(2);
        (await Seats(desk, Money.OfMajor(1, "CHF"))).ShouldBe(2, "a currency without a limit is read strictly");
        (await Seats(desk, Known<Money>.CannotSay(new DateOnly(2026, 11, 10)))).ShouldBe(2, "what nobody can say is read strictly");
    }

    [Fact]
    public async Task An_approval_for_less_than_is_at_stake_now_has_to_be_asked_for_again()
    {
        await using var desk = await Desk.Open();
        await OwnProcess.Publish(desk, Go with { Steps = [.. Go.Steps, new ApprovalStep { Roles = [Role.Board], From = [new AmountLimit("USD", 20_000_000)] }], Policy = ApprovalPolicy.All });
        var journey = await Qualified(desk);
        await journey.ApproveGo();
        (await Unmet(journey)).ShouldBeEmpty();

        await journey.Do(Amina, version => journey.Qualification(version) with { Capex = Money.Usd(30_000_000) });

        (await Unmet(journey)).ShouldBe(["approval-for-less"]);
        await journey.AskToGo();
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Approvals[0].Seats.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(ApprovalTimeout.Remind, ApprovalState.Open, "Bjorn")]
    [InlineData(ApprovalTimeout.Escalate, ApprovalState.Open, "Amina")]
    [InlineData(ApprovalTimeout.Refuse, ApprovalState.Lapsed, "Amina")]
    public async Task Silence_reminds_escalates_or_refuses_but_never_approves(ApprovalTimeout timeout, ApprovalState state, string told)
    {
        await using var desk = await Desk.Open();
        await OwnProcess.Publish(desk, Go with { Within = "4h", OnTimeout = timeout, Escalations = timeout == ApprovalTimeout.Escalate ? [new Escalation(Recipient.Owner)] : null });
        var journey = await Qualified(desk);
        await journey.AskToGo();
        await desk.Deliver();
        foreach (var mail in Directory.GetFiles(desk.MailFolder)) File.Delete(mail);

        desk.Clock.Advance(TimeSpan.FromHours(5));
        await Ring(desk);
        await desk.Deliver();

        (await desk.Look(db => db.Approvals.Select(a => a.State).SingleAsync())).ShouldBe(state);
        var mails = Directory.GetFiles(desk.MailFolder).Select(File.ReadAllText).ToList();
        mails.ShouldHaveSingleItem().ShouldContain($"To: {(told == "Bjorn" ? Bjorn : Amina).Name}");
        (await journey.Try(Amina, version => journey.Action("advance", version))).Succeeded.ShouldBeFalse();
        if (state == ApprovalState.Lapsed) (await Unmet(journey)).ShouldBe(["approval-refused"]);
        (await Ring(desk)).ShouldBe(0, "each rung is told once");
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_hold_stops_the_clock_of_an_approval_and_leaving_the_stage_drops_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        await journey.AskToGo();
        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets", ResumeOn = new DateOnly(2027, 1, 11) });
        (await Clock(desk)).ShouldBe(DeadlineState.Paused);
        await journey.Do(Amina, version => journey.Action("resume", version));
        (await Clock(desk)).ShouldBe(DeadlineState.Armed);

        await journey.Do(Amina, version => journey.Action("advance", version) with { Overrides = new Dictionary<string, string> { ["approval-given:go-decision"] = "The vice president travels; the board presses" } });

        (await desk.Look(db => db.Approvals.Select(a => a.State).SingleAsync())).ShouldBe(ApprovalState.Dropped);
        (await Clock(desk)).ShouldBe(DeadlineState.Cancelled);
        (await desk.Do(Sam, new CheckJournal.Command())).Value!.Differing.ShouldBe(0);

        static Task<DeadlineState> Clock(Desk desk) => desk.Look(db => db.Deadlines.Where(d => d.Key == "approval:go-decision").Select(d => d.State).SingleAsync());
    }

    [Fact]
    public async Task Who_stands_in_decides_between_the_dates_and_it_is_told_for_whom()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        (await journey.Try(Noor, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-yours");
        await desk.Do(Bjorn, new AnnounceAbsence.Command(Guid.CreateVersion7(), Bjorn.Id, new DateOnly(2026, 11, 11), new DateOnly(2026, 11, 12), Noor.Id));
        (await journey.Try(Noor, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-yours", "Bjorn is here today");

        desk.Clock.Advance(TimeSpan.FromDays(1));
        var item = (await desk.Do(Noor, new MyWork.Query())).Value!.Items.Single(i => i.Kind == WorkKind.ApprovalToDecide);
        item.ShouldSatisfyAllConditions(i => i.For!.Person.ShouldBe(Bjorn.Id), i => i.Part.ShouldBe(id), i => i.Note.ShouldBe("Customers nearby"));
        (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Approvals[0].WaitsFor.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Person.ShouldBe(Noor.Id), a => a.InsteadOf.ShouldBe(Bjorn.Id));
        await desk.Do(Noor, new DecideApproval.Command(journey.Lead, item.Version, id, Approve: true));

        (await desk.Look(db => db.Approvals.AsNoTracking().Select(a => a.Decisions.Single()).SingleAsync())).ShouldSatisfyAllConditions(d => d.PersonId.ShouldBe(Noor.Id), d => d.InsteadOf.ShouldBe(Bjorn.Id), d => d.Role.ShouldBe(Role.VicePresident));
        (await journey.Try(Bjorn, version => new DecideApproval.Command(journey.Lead, version, id, Approve: false, "No"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("already-decided");
    }

    [Fact]
    public async Task The_owner_gets_no_word_by_standing_in_for_who_decides()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        await desk.Do(Bjorn, new AnnounceAbsence.Command(Guid.CreateVersion7(), Bjorn.Id, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 12), Amina.Id));

        (await journey.Try(Amina, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("second-person-needed");
        (await desk.Do(Amina, new MyWork.Query())).Value!.Items.ShouldNotContain(i => i.Kind == WorkKind.ApprovalToDecide);
    }

    [Fact]
    public async Task Those_who_decide_are_mailed_and_who_asked_hears_what_came_of_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        await desk.Deliver();
        var asked = Directory.GetFiles(desk.MailFolder).Select(File.ReadAllText).ShouldHaveSingleItem();
        asked.ShouldContain($"To: {Bjorn.Name}");
        asked.ShouldContain("Approval of the go decision");
        asked.ShouldNotContain("Solaris");
        asked.ShouldNotContain("Customers nearby");

        await journey.Do(Bjorn, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true));
        await desk.Deliver();

        Directory.GetFiles(desk.MailFolder).Select(File.ReadAllText).Single(mail => mail != asked).ShouldContain($"To: {Amina.Name}");
    }

    [Fact]
    public async Task What_waits_is_listed_by_role_without_what_is_sealed()
    {
        await using var desk = await Desk.Open();
        var (open, hidden) = (await Qualified(desk), await Journey.Reach(desk, "qualification", Investors.Yamabuki));
        await open.AskToGo();
        await hidden.Do(Amina, hidden.Qualification);
        await hidden.AskToGo();
        await hidden.Do(Amina, version => hidden.Discovery(version, Confidentiality.Sealed));

        (await desk.Do(Bjorn, new ApprovalList.Query { WaitsFor = Role.VicePresident })).Value!.Approvals.ShouldHaveSingleItem().Lead.Id.ShouldBe(open.Lead);
        (await desk.Do(Amina, new ApprovalList.Query { RequestedBy = Amina.Id })).Value!.Total.ShouldBe(2);
        (await desk.Do(Bjorn, new ApprovalList.Query { State = ApprovalState.Given })).Value!.Approvals.ShouldBeEmpty();
        (await desk.Send(Rosa, new ApprovalList.Query())).Refusals[0].Code.ShouldBe("not-permitted");
    }

    [Fact]
    public async Task Who_asked_can_withdraw_and_the_company_is_not_named_where_it_is_protected()
    {
        await using var desk = await Desk.Open();
        var journey = await Qualified(desk);
        var id = await journey.AskToGo();
        (await journey.Try(Noor, version => new WithdrawApproval.Command(journey.Lead, version, id))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("approval-not-asked-by-you");
        await journey.Do(Amina, version => new WithdrawApproval.Command(journey.Lead, version, id));
        (await Unmet(journey)).ShouldBe(["approval-missing"]);
        await journey.Discover();

        (await journey.Try(Amina, version => new RequestApproval.Command(journey.Lead, version, Guid.CreateVersion7(), "go-decision", "Solaris Batteries is keen"))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("names-the-company");
    }

    private static async Task<Journey> Qualified(Desk desk)
    {
        var journey = await Journey.Reach(desk, "qualification");
        await journey.Do(Amina, journey.Qualification);
        return journey;
    }

    private static async Task Approve(Journey journey, string key, DemoPerson by)
    {
        var id = Guid.CreateVersion7();
        await journey.Do(Amina, version => new RequestApproval.Command(journey.Lead, version, id, key));
        await journey.Do(by, version => new DecideApproval.Command(journey.Lead, version, id, Approve: true));
    }

    private static async Task<IEnumerable<string>> Unmet(Journey journey)
    {
        var lead = (await journey.Do(Amina, _ => new LeadPage.Query(journey.Lead))).Value!;
        return lead.Choices.Single(choice => choice.Kind == ActionKind.Advance).Unmet.Where(refusal => refusal.Gate is not null).Select(refusal => refusal.Code);
    }

    private static async Task<int> Seats(Desk desk, Known<Money> capex)
    {
        var journey = await Journey.Reach(desk, "qualification");
        await journey.Do(Amina, version => journey.Qualification(version) with { Capex = capex });
        await journey.AskToGo();
        return (await desk.Do(Amina, new LeadPage.Query(journey.Lead))).Value!.Approvals[0].Seats.Count;
    }

    private static Task<int> Ring(Desk desk) => desk.Services.GetRequiredService<DeadlineWorker>().RingDue(TestContext.Current.CancellationToken);
}
