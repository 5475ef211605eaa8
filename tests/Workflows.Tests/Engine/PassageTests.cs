using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A lead moves only by a passage the engine gave for it, from where it stands.</summary>
public sealed class PassageTests
{
    private static readonly DateTimeOffset Later = Desk.Morning.AddDays(3);

    [Fact]
    public void A_passage_of_another_lead_is_a_bug()
    {
        var (mine, other) = (new PaperLead("inquiry"), new PaperLead("inquiry"));

        Should.Throw<InvalidOperationException>(() => mine.Lead.Enter(other.Decide("advance", Amina).Value!, new Departure(), Later));
        mine.Lead.Stage.ShouldBe(new StageKey("inquiry"));
    }

    [Fact]
    public void A_passage_is_good_for_one_move()
    {
        var lead = new PaperLead("inquiry");
        var passage = lead.Decide("advance", Amina).Value!;
        lead.Lead.Enter(passage, new Departure(), Later);

        Should.Throw<InvalidOperationException>(() => lead.Lead.Enter(passage, new Departure(), Later));
    }

    [Fact]
    public void A_passage_from_before_the_hold_no_longer_leads_on()
    {
        var lead = new PaperLead("inquiry");
        var passage = lead.Decide("advance", Amina).Value!;
        lead.Take("hold", Amina, new ActionInput { Reason = "Later", ResumeOn = new DateOnly(2027, 1, 4) });

        Should.Throw<InvalidOperationException>(() => lead.Lead.Enter(passage, new Departure(), Later));
    }

    [Fact]
    public void Only_a_change_of_stage_starts_the_stage_anew()
    {
        var lead = new PaperLead("inquiry");

        lead.Lead.Enter(lead.Decide("go-dormant", Amina, new ActionInput { Reason = "Silence" }).Value!, new Departure(), Later);
        lead.Lead.StageEnteredAt.ShouldBe(Desk.Morning);
        lead.Lead.Enter(lead.Decide("wake", Amina).Value!, new Departure(), Later);
        lead.Lead.Enter(lead.Decide("advance", Amina).Value!, new Departure(), Later);

        lead.Lead.StageEnteredAt.ShouldBe(Later);
    }

    [Fact]
    public void A_win_counts_until_it_is_taken_back_and_again_from_the_day_it_is_won_again()
    {
        var lead = new PaperLead("commitment");
        lead.Lead.Enter(lead.Decide("advance", Bjorn).Value!, new Departure(), Desk.Morning);
        lead.Lead.WonAt.ShouldBe(Desk.Morning);

        lead.Decide("step-back", Amina, new ActionInput { Reason = "Papers", ToStage = new StageKey("commitment") }).Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        lead.Lead.Enter(lead.Decide("step-back", Bjorn, new ActionInput { Reason = "Papers", ToStage = new StageKey("commitment") }).Value!, new Departure(), Later);
        lead.Lead.WonAt.ShouldBeNull();

        lead.Lead.Enter(lead.Decide("advance", Bjorn).Value!, new Departure(), Later);
        lead.Lead.WonAt.ShouldBe(Later);
    }

    [Fact]
    public void On_a_lead_that_has_ended_nothing_is_recorded()
    {
        var ended = new PaperLead("qualification");
        ended.Take("lose", Amina, new ActionInput { Reason = "Told", Reasons = ["no-site"] });
        var lead = ended.Lead;
        lead.TakeFacts();

        Outcome[] tried =
        [
            lead.CompleteInquiry(new LeadParties(null, null, null), lead.Inquiry), lead.Acknowledge(Amina.Id, false, Later), lead.CheckDuplicates(0, Amina.Id, Later),
            lead.RecordQualification(lead.Qualification!, lead.Score!), lead.RecordDiscovery(lead.Discovery!), lead.Classify(Confidentiality.Public, null), lead.Reassign(Tomas.Id, null, null),
            lead.Invite(Tomas.Id, true), lead.RecordCommitment(lead.Commitment!), lead.AgreeBaseline(lead.Baseline!), lead.PromiseNextStep("Call", new DateOnly(2027, 1, 4)),
        ];

        tried.ShouldAllBe(outcome => outcome.Refusals.Single() == LeadRefusals.Ended);
        lead.HasFacts.ShouldBeFalse();
    }
}
