using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Leads;

/// <summary>The moves beside the straight way, through the mediator and into the database.</summary>
public sealed class MoveTests
{
    private static readonly DateOnly Spring = new(2027, 3, 1);

    [Fact]
    public async Task Overriding_a_soft_gate_keeps_the_gate_and_the_reason()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);
        await journey.Welcome();
        var late = await Journey.Start(desk, Investors.Yamabuki);
        await late.Do(Ines, version => new CheckDuplicates.Command(late.Lead, version));
        await late.Screen();

        var overridden = await late.Do(Amina, version => late.Action("advance", version) with { Overrides = new Dictionary<string, string> { ["fact-known:inquiry.acknowledged"] = "We met at the fair" } });
        var plain = await journey.Do(Amina, version => journey.Action("advance", version) with { Overrides = new Dictionary<string, string> { ["fact-known:inquiry.acknowledged"] = "Not needed" } });

        overridden.Value!.Skipped.ShouldBe(["fact-known:inquiry.acknowledged"]);
        (await LastMove(desk, late.Lead)).Skipped.ShouldBe(["fact-known:inquiry.acknowledged"]);
        (await Reasons(desk, late.Lead)).ShouldHaveSingleItem().ShouldBe("fact-known:inquiry.acknowledged: We met at the fair");
        plain.Value!.Skipped.ShouldBeEmpty();
        (await Reasons(desk, journey.Lead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_skip_is_in_the_journal_with_person_reason_and_the_gates_it_passed()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        await journey.Do(Bjorn, version => journey.Action("skip", version) with { ToStage = new StageKey("discovery"), Reason = "An investor we know well" });

        var moved = await LastMove(desk, journey.Lead);
        moved.Skipped.ShouldContain("decided-to-go");
        moved.Note.ShouldNotBeNull();
        (await Reasons(desk, journey.Lead)).ShouldHaveSingleItem().ShouldBe("An investor we know well");
        (await desk.Look(db => db.Journal.Where(e => e.Fact == "lead.moved" && e.StreamId == journey.Lead.Value).OrderBy(e => e.Sequence).LastAsync())).Actor.ShouldBe(Bjorn.Id);
    }

    [Fact]
    public async Task Skipping_landing_says_that_its_critical_tasks_were_not_done()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "commitment");
        await journey.Commit();

        var skipped = await journey.Do(Bjorn, version => journey.Action("skip", version) with { ToStage = new StageKey("aftercare"), Reason = "They are here already" });

        skipped.Value!.Skipped.ShouldContain("critical-tasks-done");
        (await desk.Lead(journey.Lead)).WonAt.ShouldBe(Desk.Morning);
    }

    [Fact]
    public async Task Words_of_a_reason_are_beside_the_journal_not_in_it()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        await journey.Do(Amina, version => journey.Action("go-dormant", version) with { Reason = "Frau Dr. Vogt does not answer" });

        (await desk.Look(db => db.Journal.Where(e => e.StreamId == journey.Lead.Value).Select(e => e.Payload).ToListAsync())).ShouldAllBe(payload => !payload.Contains("Vogt"));
    }

    [Fact]
    public async Task A_step_back_opens_the_earlier_stage_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "discovery");

        var back = await journey.Do(Amina, version => journey.Action("step-back", version) with { ToStage = new StageKey("qualification"), Reason = "Another project after all" });

        back.Value!.Stage.ShouldBe(new StageKey("qualification"));
        (await Tasks(desk, journey.Lead, TaskState.Open)).ShouldBe(["desk-check", "discovery-call", "score"], ignoreOrder: true);
        (await Clocks(desk, journey.Lead, DeadlineState.Armed)).ShouldBe(["decide"], "the lead was qualified before, so nobody waits for the call to be offered");
    }

    [Fact]
    public async Task On_hold_the_clock_stands_and_afterwards_runs_on_with_what_was_left()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 12, 15, 0, 0, TimeSpan.Zero));

        await journey.Do(Amina, version => journey.Action("hold", version) with { Reason = "Board meets in spring", ResumeOn = Spring });
        var held = await desk.Lead(journey.Lead);
        var paused = await Clock(desk, journey.Lead, "decide");
        desk.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 1, 15, 0, 0, TimeSpan.Zero));
        await journey.Do(Amina, version => journey.Action("resume", version));

        (held.Status, held.ResumeOn).ShouldBe((LeadStatus.OnHold, Spring));
        paused.State.ShouldBe(DeadlineState.Paused);
        paused.RingsAt.ShouldBeNull();
        var resumed = await Clock(desk, journey.Lead, "decide");
        (resumed.State, resumed.Left).ShouldBe((DeadlineState.Armed, null));
        // Five days from Tuesday 10:00, past Veterans Day, were due on Wednesday the 18th, 10:00; held on Thursday the 12th, 10:00, four were left.
        resumed.DueAt.ShouldBe(new DateTimeOffset(2027, 3, 5, 15, 0, 0, TimeSpan.Zero));
        (await desk.Lead(journey.Lead)).ResumeOn.ShouldBeNull();
        (await Clock(desk, journey.Lead, "resume")).State.ShouldBe(DeadlineState.Cancelled);
        (await Clock(desk, journey.Lead, "decide-again")).State.ShouldBe(DeadlineState.Cancelled);
    }

    [Theory]
    [InlineData("2026-11-10")]
    [InlineData("2026-11-09")]
    [InlineData("2027-05-10")]
    public async Task A_hold_needs_a_day_ahead_within_half_a_year(string day)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        var refused = await journey.Try(Amina, version => journey.Action("hold", version) with { Reason = "Later", ResumeOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) });

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Field.ShouldBe("ResumeOn"), r => r.Code.ShouldBe("resume-on-out-of-range"));
    }

    [Fact]
    public async Task A_dormant_lead_is_nurtured_until_it_wakes()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        await journey.Do(Amina, version => journey.Action("go-dormant", version) with { Reason = "Three calls, no answer" });
        var nurture = await Clock(desk, journey.Lead, "nurture");
        await journey.Do(Amina, version => journey.Action("wake", version));

        nurture.State.ShouldBe(DeadlineState.Armed);
        (await desk.Lead(journey.Lead)).Status.ShouldBe(LeadStatus.Active);
        (await Clock(desk, journey.Lead, "nurture")).State.ShouldBe(DeadlineState.Cancelled);
        (await Clock(desk, journey.Lead, "decide")).State.ShouldBe(DeadlineState.Armed);
    }

    [Fact]
    public async Task A_lost_lead_keeps_why_and_no_clock_or_playbook_task_runs_on()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");
        await desk.Do(Amina, new AddTask.Command(journey.Lead, Guid.CreateVersion7(), "Send a farewell letter", Role.Manager, Amina.Id, Desk.Morning.AddDays(2)));

        await journey.Do(Amina, version => journey.Action("lose", version) with
        {
            Reasons = ["labour-cost", "power"], Reason = "Told by phone", Controllable = false, Evidence = ReasonEvidence.Told, WinnerPlace = "South Carolina", RecontactOn = Spring,
        });

        var lead = await desk.Lead(journey.Lead);
        lead.Status.ShouldBe(LeadStatus.Lost);
        lead.Ending.ShouldNotBeNull().ShouldSatisfyAllConditions(
            e => e.Reasons.ShouldBe(["labour-cost", "power"]), e => e.Evidence.ShouldBe(ReasonEvidence.Told), e => e.Controllable.ShouldBe(false),
            e => e.WinnerPlace.ShouldBe("South Carolina"), e => e.RecontactOn.ShouldBe(Spring));
        (await Clocks(desk, journey.Lead, DeadlineState.Armed, DeadlineState.Paused)).ShouldBeEmpty();
        (await Tasks(desk, journey.Lead, TaskState.Open)).ShouldBe([null]);
        (await LastMove(desk, journey.Lead)).Reasons.ShouldBe(["labour-cost", "power"]);
    }

    [Theory]
    [InlineData("lose", "financing", "reason-unknown")]
    [InlineData("lose", "no-such-reason", "reason-unknown")]
    [InlineData("abandon", "no-site", "reason-unknown")]
    public async Task A_reason_comes_from_the_list_of_its_ending(string action, string reason, string code)
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        var refused = await journey.Try(Amina, version => journey.Action(action, version) with { Reasons = [reason], Reason = "Told" });

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
        (await desk.Lead(journey.Lead)).Status.ShouldBe(LeadStatus.Active);
    }

    [Fact]
    public async Task A_fourth_reason_is_one_too_many()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "qualification");

        var refused = await journey.Try(Amina, version => journey.Action("lose", version) with { Reasons = ["no-site", "power", "logistics", "tax-burden"], Reason = "Told" });

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Field.ShouldBe("Reasons"), r => r.Code.ShouldBe("too-many-reasons"));
    }

    [Fact]
    public async Task A_referred_lead_says_where_to()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        await journey.Do(Ines, version => journey.Action("refer-out", version) with { ReferredTo = "Example Port Authority", Reason = "Needs deep water" });

        var lead = await desk.Lead(journey.Lead);
        (lead.Status, lead.ReferredTo).ShouldBe((LeadStatus.ReferredOut, "Example Port Authority"));
    }

    [Fact]
    public async Task A_duplicate_names_the_lead_it_repeats()
    {
        await using var desk = await Desk.Open();
        var first = await Journey.Start(desk);
        var rival = await Journey.Start(desk, Investors.SolarisAgain);

        var ofItself = await rival.Try(Ines, version => rival.Action("mark-duplicate", version) with { DuplicateOf = rival.Lead });
        var ofNothing = await rival.Try(Ines, version => rival.Action("mark-duplicate", version) with { DuplicateOf = LeadId.New() });
        await rival.Do(Ines, version => rival.Action("mark-duplicate", version) with { DuplicateOf = first.Lead });

        ofItself.Refusals.ShouldHaveSingleItem().Code.ShouldBe("duplicate-of-unknown");
        ofNothing.Refusals.ShouldHaveSingleItem().Code.ShouldBe("duplicate-of-unknown");
        var lead = await desk.Lead(rival.Lead);
        (lead.Status, lead.DuplicateOf).ShouldBe((LeadStatus.Duplicate, first.Lead));
    }

    [Fact]
    public async Task An_account_is_closed_after_landing_and_nothing_is_recorded_on_it_any_more()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "aftercare");

        await journey.Do(Yuki, version => journey.Action("close", version) with { Reason = "Handed over to the state" });
        var recorded = await journey.Try(Amina, version => journey.Qualification(version));
        var reassigned = await journey.Try(Bjorn, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, null, "Yours"));

        (await desk.Lead(journey.Lead)).Status.ShouldBe(LeadStatus.Closed);
        recorded.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.Ended);
        reassigned.Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.Ended);
    }

    [Fact]
    public async Task Handing_a_lead_over_needs_a_note_and_leaves_it_with_the_next_owner()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Start(desk);

        var silent = await journey.Try(Amina, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, Amina.Id, " "));
        var toNobody = await journey.Try(Amina, version => new ReassignLead.Command(journey.Lead, version, PersonId.New(), null, "Yours"));
        await journey.Do(Amina, version => new ReassignLead.Command(journey.Lead, version, Tomas.Id, Amina.Id, "Call Frau Dr. Vogt on Friday"));

        silent.Refusals.ShouldHaveSingleItem().Code.ShouldBe("hand-over-note-missing");
        toNobody.Refusals.ShouldHaveSingleItem().Code.ShouldBe("person-unknown");
        var lead = await desk.Lead(journey.Lead);
        (lead.OwnerId, lead.BackupId).ShouldBe((Tomas.Id, Amina.Id));
        (await desk.Look(db => db.Notes.SingleAsync(n => n.LeadId == journey.Lead))).ShouldSatisfyAllConditions(n => n.Kind.ShouldBe(NoteKind.HandOver), n => n.Text.ShouldBe("Call Frau Dr. Vogt on Friday"));
    }

    private static async Task<LeadMoved> LastMove(Desk desk, LeadId lead) =>
        (LeadMoved)(await desk.Look(db => db.Journal.Where(e => e.StreamId == lead.Value && e.Fact == "lead.moved").OrderBy(e => e.Sequence).LastAsync())).Fact();

    private static Task<List<string>> Reasons(Desk desk, LeadId lead) => desk.Look(db => db.Notes.Where(n => n.LeadId == lead && n.Kind == NoteKind.Reason).Select(n => n.Text).ToListAsync());

    private static Task<List<string?>> Tasks(Desk desk, LeadId lead, TaskState state) => desk.Look(db => db.Tasks.Where(t => t.LeadId == lead && t.State == state).Select(t => t.Key).ToListAsync());

    private static Task<List<string>> Clocks(Desk desk, LeadId lead, params DeadlineState[] states) =>
        desk.Look(db => db.Deadlines.Where(d => d.LeadId == lead && states.Contains(d.State)).Select(d => d.Key).ToListAsync());

    private static Task<Deadline> Clock(Desk desk, LeadId lead, string key) => desk.Look(db => db.Deadlines.AsNoTracking().SingleAsync(d => d.LeadId == lead && d.Key == key));
}
