using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using static GlobalReach.Domain.Tests.Persons;

namespace GlobalReach.Domain.Tests.Parts;

/// <summary>The parts of a lead, each with its own small life.</summary>
public sealed class PartTests
{
    private static readonly LeadId Lead = LeadId.New();
    private static readonly Guid Id = Guid.CreateVersion7();

    [Fact]
    public void A_hit_blocks_until_somebody_else_clears_it()
    {
        var hit = Screening.Run(Id, Lead, "Solaris", "List", Today, ScreeningResult.Hit, Amina, Now);

        hit.Clear("Not them", Amina, Now).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.SecondPersonNeeded);
        hit.Blocks.ShouldBeTrue();
        hit.Clear("Not them", Bjorn, Now).Succeeded.ShouldBeTrue();
        (hit.Blocks, hit.ClearedBy, hit.ClearedBecause).ShouldBe((false, Bjorn, "Not them"));
    }

    [Fact]
    public void What_is_clear_needs_no_clearing() =>
        Screening.Run(Id, Lead, "Solaris", "List", Today, ScreeningResult.Clear, Amina, Now).Clear("Sure", Bjorn, Now).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.AlreadyDecided);

    [Fact]
    public void A_proposal_is_made_approved_by_another_sent_and_received_in_this_order()
    {
        var proposal = Ordered();

        proposal.Approve(Bjorn, Now).Refusals[0].ShouldBe(ProposalRefusals.NotReady);
        proposal.Send(Now, Today).Refusals[0].ShouldBe(ProposalRefusals.NotApproved);
        proposal.RecordReceipt(Today).Refusals[0].ShouldBe(ProposalRefusals.NotSent);
        proposal.Finish("hash");
        proposal.Approve(Amina, Now).Refusals[0].ShouldBe(LeadRefusals.SecondPersonNeeded);
        proposal.Approve(Bjorn, Now).Succeeded.ShouldBeTrue();
        proposal.Approve(Tomas, Now).Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
        proposal.Send(Now, Today).Succeeded.ShouldBeTrue();
        proposal.Send(Now, Today).Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
        proposal.RecordReceipt(Today).Succeeded.ShouldBeTrue();
        (proposal.ApprovedBy, proposal.SentAt, proposal.ReceivedOn).ShouldBe((Bjorn, Now, Today));
    }

    [Fact]
    public void A_proposal_is_not_received_before_it_was_sent()
    {
        var proposal = Ordered();
        proposal.Finish("hash");
        proposal.Approve(Bjorn, Now);
        proposal.Send(Now, Today);

        proposal.RecordReceipt(Today.AddDays(-2)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("received-before-sent");
        proposal.RecordReceipt(Today.AddDays(-1)).Succeeded.ShouldBeTrue("west of us it may still be yesterday");
    }

    [Fact]
    public void Only_a_failed_proposal_is_tried_again()
    {
        var proposal = Ordered();
        proposal.Retry().Refusals[0].ShouldBe(ProposalRefusals.NotFailed);
        proposal.Fail("renderer-away");
        (proposal.State, proposal.Failure).ShouldBe((ProposalState.Failed, "renderer-away"));

        proposal.Retry().Succeeded.ShouldBeTrue();

        (proposal.State, proposal.Failure).ShouldBe((ProposalState.Rendering, null));
    }

    [Fact]
    public void An_offer_is_approved_by_another_once_it_is_complete()
    {
        Package(Line with { Authority = "" }).Approve(Bjorn, Now).Refusals[0].ShouldBe(IncentiveRefusals.LinesIncomplete);
        IncentivePackage.Draft(Id, Lead, 1, [Line], " ", Amina).Approve(Bjorn, Now).Refusals[0].ShouldBe(IncentiveRefusals.CostBenefitMissing);
        Package(Line).Approve(Amina, Now).Refusals[0].ShouldBe(LeadRefusals.SecondPersonNeeded);
        Package(Line).Approve(Bjorn, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void An_approval_counts_only_for_the_words_it_was_given_to()
    {
        var package = Package(Line);
        package.Approve(Bjorn, Now);

        package.Revise([Line with { Conditions = "None" }], "Pays back", Tomas);

        (package.State, package.ApprovedBy, package.PreparedBy).ShouldBe((PackageState.Draft, null, Tomas));
        package.Release(Today, Now).Refusals[0].ShouldBe(IncentiveRefusals.NotApproved);
    }

    [Fact]
    public void A_released_offer_is_never_rewritten_but_may_be_withdrawn()
    {
        var package = Package(Line);
        package.Approve(Bjorn, Now);
        package.Release(Today, Now).Succeeded.ShouldBeTrue();

        package.Revise([Line], "Better", Amina).Refusals[0].ShouldBe(IncentiveRefusals.Frozen);
        package.Withdraw().Succeeded.ShouldBeTrue();
        package.Withdraw().Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
    }

    [Fact]
    public void An_offer_is_not_released_with_a_line_that_has_lapsed()
    {
        var package = Package(Line with { ExpiresOn = Today.AddDays(-1) });
        package.Approve(Bjorn, Now);

        package.Release(Today, Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe("offer-line-lapsed");
        package.Release(Today.AddDays(-1), Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_line_says_programme_test_amount_or_formula_authority_conditions_and_expiry()
    {
        Line.IsComplete.ShouldBeTrue();
        (Line with { Amount = Known<Money>.CannotSay(Today), Formula = "2 % of wages" }).IsComplete.ShouldBeTrue();
        IncentiveLine[] incomplete =
            [Line with { Programme = "" }, Line with { EligibilityTest = "" }, Line with { Amount = default }, Line with { Authority = "" }, Line with { Conditions = "" }, Line with { ExpiresOn = null }];
        incomplete.ShouldAllBe(line => !line.IsComplete);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, "Crane can be added", true)]
    [InlineData(false, "", false)]
    [InlineData(false, null, false)]
    public void A_site_is_offered_when_it_fits_or_an_exception_says_why_not(bool passes, string? exception, bool offerable)
    {
        var site = ShortlistedSite.Add(Id, Lead, new SiteFacts(), passes, exception);
        site.IsOfferable.ShouldBe(offerable);

        site.Withdraw().Succeeded.ShouldBeTrue();

        site.IsOfferable.ShouldBeFalse();
        site.Withdraw().Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
        site.Correct(new SiteFacts(), passes: true, null);
        site.IsOfferable.ShouldBeTrue("what is put on the list again is on it");
    }

    [Fact]
    public void A_visit_is_not_held_before_its_first_day_and_not_moved_afterwards()
    {
        var visit = SiteVisit.Schedule(Id, Lead, Today, Today.AddDays(1), VisitMode.OnSite, "Prove the power");

        visit.Hold(new Debrief(4, "Good", Amina, Today.AddDays(-1)), [], true).Refusals.ShouldHaveSingleItem().Code.ShouldBe("visit-not-yet-held");
        visit.Reschedule(Today.AddDays(-3), Today.AddDays(-2), VisitMode.Virtual, "Prove the power").Succeeded.ShouldBeTrue();
        visit.Hold(new Debrief(4, "Good", Amina, Today.AddDays(-1)), [new OpenQuestion("Crane?", Amina, Today)], true).Succeeded.ShouldBeTrue();
        visit.Reschedule(Today, Today, VisitMode.OnSite, "Again").Refusals.ShouldHaveSingleItem().Code.ShouldBe("visit-already-held");
        (visit.Questions.Count, visit.FeedbackAsked, visit.Debrief!.Score).ShouldBe((1, true, 4));
    }

    [Fact]
    public void Evidence_is_verified_once_by_neither_its_bringer_nor_its_uploader_nor_the_owner()
    {
        var evidence = Evidence.Bring(Id, Lead, EvidenceKind.SignedDocument, Guid.CreateVersion7(), Amina);

        evidence.Verify(owner: Tomas, uploader: Hugo, by: Amina, Now).Refusals[0].ShouldBe(LeadRefusals.SecondPersonNeeded);
        evidence.Verify(owner: Tomas, uploader: Hugo, by: Tomas, Now).Refusals[0].ShouldBe(LeadRefusals.SecondPersonNeeded);
        evidence.Verify(owner: Tomas, uploader: Hugo, by: Hugo, Now).Refusals[0].ShouldBe(LeadRefusals.SecondPersonNeeded);
        evidence.Verify(owner: Tomas, uploader: Hugo, by: Bjorn, Now).Succeeded.ShouldBeTrue();
        evidence.Verify(owner: Tomas, uploader: Hugo, by: Bjorn, Now).Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
    }

    [Fact]
    public void Jobs_are_not_verified_before_the_win() =>
        JobVerification.Verify(Id, NewLead(), 10, Today, VerificationMethod.Payroll, Bjorn).Refusals.ShouldHaveSingleItem().Code.ShouldBe("not-won-yet");

    [Fact]
    public void A_task_is_closed_once_and_a_waiver_keeps_its_reason()
    {
        var task = LeadTask.ByHand(Id, Lead, "Send the sheet", new StageKey("inquiry"), Role.Manager, null, Now);

        task.Waive("They have it", Amina, Now).Succeeded.ShouldBeTrue();

        (task.State, task.WaivedBecause, task.ClosedBy).ShouldBe((TaskState.Waived, "They have it", Amina));
        task.Complete(Bjorn, Now).Refusals[0].ShouldBe(LeadRefusals.AlreadyDecided);
        task.ClosedBy.ShouldBe(Amina);
    }

    [Fact]
    public void A_deadline_rings_up_its_ladder_and_lateness_counts_from_the_first_due_time()
    {
        var deadline = Deadline.Arm(Lead, "decide", new StageKey("qualification"), null, Now, Now.AddDays(5));

        deadline.Ring(Now.AddDays(6));
        (deadline.State, deadline.Rung, deadline.RingsAt).ShouldBe((DeadlineState.Armed, 1, Now.AddDays(6)));
        deadline.Ring(null);

        (deadline.State, deadline.Rung, deadline.RingsAt, deadline.DueAt).ShouldBe((DeadlineState.Missed, 2, null, Now.AddDays(5)));
        deadline.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_paused_deadline_keeps_what_was_left_and_is_due_later()
    {
        var deadline = Deadline.Arm(Lead, "decide", new StageKey("qualification"), null, Now, Now.AddDays(5));

        deadline.Pause(TimeSpan.FromHours(20));
        (deadline.State, deadline.Left, deadline.RingsAt, deadline.IsOpen).ShouldBe((DeadlineState.Paused, TimeSpan.FromHours(20), null, true));
        deadline.Resume(Now.AddDays(90));

        (deadline.State, deadline.Left, deadline.DueAt, deadline.RingsAt).ShouldBe((DeadlineState.Armed, null, Now.AddDays(90), Now.AddDays(90)));
    }

    [Fact]
    public void One_that_was_late_before_the_pause_stays_late_from_its_first_due_time()
    {
        var deadline = Deadline.Arm(Lead, "decide", new StageKey("qualification"), null, Now, Now.AddDays(5));
        deadline.Ring(Now.AddDays(6));
        deadline.Pause(TimeSpan.FromHours(4));

        deadline.Resume(Now.AddDays(90));

        (deadline.DueAt, deadline.RingsAt).ShouldBe((Now.AddDays(5), Now.AddDays(90)));
    }

    private static Proposal Ordered() => Proposal.Order(Id, Lead, 1, new LanguageTag("de"), "otter.pdf", "inputs", "template", [], Amina, Now);

    private static IncentivePackage Package(IncentiveLine line) => IncentivePackage.Draft(Id, Lead, 1, [line], "Pays back", Amina);

    private static IncentiveLine Line => new() { Programme = "Example", EligibilityTest = "Passed", Amount = Money.Usd(1), Authority = "Example authority", Conditions = "Jobs kept", ExpiresOn = Today.AddDays(30) };
}
