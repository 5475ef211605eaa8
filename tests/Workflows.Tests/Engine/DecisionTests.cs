using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>Which moves there are, whose they are, and what they ask for.</summary>
public sealed class DecisionTests
{
    private static readonly ActionInput Everything = new()
    {
        Reason = "Because", ResumeOn = new DateOnly(2027, 1, 4), ReferredTo = "Another region", DuplicateOf = LeadId.New(), Reasons = ["no-site"], ToStage = new StageKey("inquiry"),
    };

    [Theory]
    [InlineData("manager", true)]
    [InlineData("vp", true)]
    [InlineData("intake", true)]
    [InlineData("analyst", false)]
    [InlineData("board", false)]
    [InlineData("town", false)]
    [InlineData("admin", false)]
    public void Moving_leads_is_for_who_works_on_them(string person, bool may) =>
        new PaperLead("inquiry").Decide("advance", DemoPeople.Find(person)).Succeeded.ShouldBe(may);

    [Theory]
    [InlineData("commitment", "manager", false)]
    [InlineData("commitment", "vp", true)]
    [InlineData("landing", "manager", false)]
    [InlineData("landing", "landing", true)]
    [InlineData("landing", "vp", true)]
    public void A_stage_may_be_left_only_by_whom_it_names(string stage, string person, bool may)
    {
        var decided = new PaperLead(stage).Decide("advance", DemoPeople.Find(person));

        decided.Succeeded.ShouldBe(may);
        if (!may) decided.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Forbidden), r => r.Code.ShouldBe("action-not-yours"));
    }

    [Theory]
    [InlineData("manager", false)]
    [InlineData("vp", true)]
    public void Skipping_is_for_the_vice_president(string person, bool may) =>
        new PaperLead("qualification").Decide("skip", DemoPeople.Find(person), new ActionInput { ToStage = new StageKey("discovery"), Reason = "Known investor" }).Succeeded.ShouldBe(may);

    [Theory]
    [InlineData("hold", "qualification", "Reason", "ResumeOn")]
    [InlineData("go-dormant", "qualification", "Reason")]
    [InlineData("step-back", "discovery", "ToStage", "Reason")]
    [InlineData("lose", "proposal", "Reasons", "Reason")]
    [InlineData("abandon", "proposal", "Reasons", "Reason")]
    [InlineData("disqualify", "inquiry", "Reasons", "Reason")]
    [InlineData("refer-out", "inquiry", "ReferredTo", "Reason")]
    [InlineData("mark-duplicate", "inquiry", "DuplicateOf")]
    public void An_action_asks_for_everything_it_needs_at_once(string action, string stage, params string[] fields)
    {
        var refused = new PaperLead(stage).Decide(action, Amina);

        refused.Refusals.Select(r => r.Field).ShouldBe(fields);
        refused.Refusals.ShouldAllBe(r => r.Kind == RefusalKind.Invalid && r.Code == "action-input-missing");
    }

    /// <summary>From where each ending may be reached (DOMAIN §1.4).</summary>
    [Theory]
    [InlineData("lose", LeadStatus.Lost, "qualification discovery proposal site-visit incentive-package commitment")]
    [InlineData("abandon", LeadStatus.Abandoned, "inquiry qualification discovery proposal site-visit incentive-package commitment landing")]
    [InlineData("disqualify", LeadStatus.Disqualified, "inquiry qualification")]
    [InlineData("refer-out", LeadStatus.ReferredOut, "inquiry qualification discovery proposal")]
    [InlineData("mark-duplicate", LeadStatus.Duplicate, "inquiry qualification discovery")]
    [InlineData("close", LeadStatus.Closed, "aftercare")]
    public void A_lead_ends_only_where_that_ending_makes_sense(string action, LeadStatus status, string stages)
    {
        var from = stages.Split(' ').ToHashSet();
        foreach (var stage in PaperLead.Process.Stages)
        {
            var decided = new PaperLead(stage.Key.Value).Decide(action, Bjorn, Everything);

            decided.Succeeded.ShouldBe(from.Contains(stage.Key.Value), stage.Key.Value);
            if (decided.Succeeded) (decided.Value.ToStatus, decided.Value.To).ShouldBe((status, stage.Key));
            else decided.Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-not-available");
        }
    }

    [Theory]
    [InlineData("lose", "intake")]
    [InlineData("abandon", "compliance")]
    [InlineData("disqualify", "landing")]
    [InlineData("close", "manager")]
    public void An_ending_is_decided_only_by_whom_the_process_names(string action, string person)
    {
        var stage = action == "close" ? "aftercare" : "qualification";

        new PaperLead(stage).Decide(action, DemoPeople.Find(person), Everything).Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-not-yours");
    }

    [Theory]
    [InlineData("lose")]
    [InlineData("disqualify")]
    [InlineData("refer-out")]
    public void What_has_ended_moves_no_more(string ending)
    {
        var lead = new PaperLead("qualification");
        lead.Take(ending, Amina, Everything).Succeeded.ShouldBeTrue();

        foreach (var action in PaperLead.Process.Actions) lead.Decide(action.Key.Value, Bjorn, Everything).Refusals.ShouldHaveSingleItem().ShouldBe(LeadRefusals.Ended);
        PaperLead.Process.ChoicesFor(lead.Facts, PaperLead.ActorOf(Bjorn)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_waits_does_not_advance_but_may_end()
    {
        var lead = new PaperLead("proposal");
        lead.Take("hold", Amina, Everything);

        lead.Decide("advance", Amina).Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-not-available");
        lead.Decide("lose", Amina, Everything).Succeeded.ShouldBeTrue();
        lead.Decide("resume", Amina).Value!.ToStatus.ShouldBe(LeadStatus.Active);
    }

    [Fact]
    public void A_step_back_leads_only_to_earlier_stages()
    {
        var lead = new PaperLead("proposal");

        lead.Decide("step-back", Amina, Everything with { ToStage = new StageKey("qualification") }).Value!.To.ShouldBe(new StageKey("qualification"));
        lead.Decide("step-back", Amina, Everything with { ToStage = new StageKey("commitment") }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("stage-not-reachable");
        lead.Decide("step-back", Amina, Everything with { ToStage = new StageKey("no-such-stage") }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("stage-not-reachable");
    }

    [Fact]
    public void A_skip_leads_only_to_later_stages() =>
        new PaperLead("proposal").Decide("skip", Bjorn, Everything with { ToStage = new StageKey("inquiry") }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("stage-not-reachable");

    [Theory]
    [InlineData("advance")]
    [InlineData("skip")]
    public void Leaving_commitment_forward_is_the_win_whichever_way(string action)
    {
        var passage = new PaperLead("commitment").Decide(action, Bjorn, Everything with { ToStage = new StageKey("landing") });

        passage.Value!.Milestone.ShouldBe("won");
    }

    [Fact]
    public void Only_leaving_commitment_is_a_win()
    {
        new PaperLead("incentive-package").Decide("advance", Amina).Value!.Milestone.ShouldBeNull();
        new PaperLead("incentive-package").Decide("skip", Bjorn, Everything with { ToStage = new StageKey("commitment") }).Value!.Milestone.ShouldBeNull();
        new PaperLead("commitment").Decide("step-back", Bjorn, Everything).Value!.Milestone.ShouldBeNull();
    }

    [Fact]
    public void Choices_tell_everything_on_offer_with_every_reason_against_it()
    {
        var lead = new PaperLead("inquiry", "fact-known:inquiry.source", "fact-known:inquiry.acknowledged");

        var choices = PaperLead.Process.ChoicesFor(lead.Facts, PaperLead.ActorOf(Amina)).ToDictionary(c => c.Action.Key.Value);

        choices.Keys.ShouldBe(["advance", "skip", "hold", "go-dormant", "abandon", "disqualify", "refer-out", "mark-duplicate"], ignoreOrder: true);
        choices["advance"].Allowed.ShouldBeFalse();
        choices["advance"].Unmet.Select(r => r.Gate).ShouldBe(["fact-known:inquiry.source", "fact-known:inquiry.acknowledged"]);
        choices["skip"].Unmet.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Forbidden);
        choices["hold"].Allowed.ShouldBeTrue();
    }

    [Fact]
    public void An_action_nobody_defined_is_not_available() =>
        new PaperLead("inquiry").Decide("sell", Bjorn).Refusals.ShouldHaveSingleItem().Code.ShouldBe("action-not-available");
}
