using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>Every gate of the shipped process, one by one, on a lead where all the others are met.</summary>
public sealed class GateTests
{
    public static TheoryData<string, string> Gates { get; } =
        [.. PaperLead.Process.Stages.SelectMany(stage => stage.Exit.Select(use => (stage.Key.Value, use.Name)))];

    public static TheoryData<string, string> ClientFacts { get; } =
        [.. PaperLead.Process.Stages.SelectMany(stage => stage.Exit.Where(use => Asked.Contains(use.Of)).Select(use => (stage.Key.Value, use.Name)))];

    /// <summary>What only the client can tell.</summary>
    private static IReadOnlyList<string?> Asked =>
        [
            "qualification.need", "qualification.project-type", "qualification.function", "qualification.size", "qualification.time-frame", "qualification.decision-role",
            "discovery.rivals", "discovery.utility-loads", "discovery.wage",
        ];

    [Fact]
    public void What_a_stage_asks_for_when_all_is_met_lets_the_lead_go_on()
    {
        foreach (var (stage, next) in PaperLead.Process.Stages.Zip(PaperLead.Process.Stages.Skip(1)))
        {
            var passage = new PaperLead(stage.Key.Value).Decide("advance", Leaver(stage.Key.Value));

            passage.Value.ShouldNotBeNull(stage.Key.Value).To.ShouldBe(next.Key);
            passage.Value.Skipped.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_gate_that_is_not_met_refuses_says_so_and_where_it_is_mended(string stage, string gate)
    {
        var lead = new PaperLead(stage, gate);
        var unmet = PaperLead.Process[new StageKey(stage)].Exit.Where(use => !lead.Meets(use.Name)).ToList();

        var refused = lead.Decide("advance", Leaver(stage));

        refused.Refusals.Select(r => r.Gate).ShouldBe(unmet.Select(use => use.Name));
        refused.Refusals.Select(r => r.Link).ShouldBe(unmet.Select(use => use.Link));
        refused.Refusals.ShouldAllBe(r => r.Kind == RefusalKind.Rule && r.Code.Length > 0);
    }

    [Theory]
    [MemberData(nameof(ClientFacts))]
    public void Cannot_say_satisfies_the_gate(string stage, string gate)
    {
        var asked = new PaperLead(stage) { ClientCannotSay = true };
        asked.Write();

        asked.Decide("advance", Leaver(stage)).Succeeded.ShouldBeTrue(gate);
        asked.Lead.Qualification!.Need.HasValue.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void Only_a_soft_gate_gives_way_to_a_reason(string stage, string gate)
    {
        var lead = new PaperLead(stage, gate);
        var uses = PaperLead.Process[new StageKey(stage)].Exit.Where(use => !lead.Meets(use.Name)).ToList();
        var everySoft = uses.TrueForAll(use => use.Soft);

        var decided = lead.Decide("advance", Leaver(stage), new ActionInput { Overrides = uses.ToDictionary(use => use.Name, _ => "The client asked for speed") });
        var choice = PaperLead.Process.ChoicesFor(lead.Facts, PaperLead.ActorOf(Leaver(stage))).Single(c => c.Action.Key.Value == "advance");

        decided.Succeeded.ShouldBe(everySoft);
        choice.Allowed.ShouldBe(everySoft);
        if (everySoft) decided.Value!.Skipped.ShouldBe(uses.Select(use => use.Name));
    }

    [Fact]
    public void A_blank_reason_overrides_nothing()
    {
        var lead = new PaperLead("site-visit", "fact-known:visit.feedback-asked");

        var refused = lead.Decide("advance", Amina, new ActionInput { Overrides = new Dictionary<string, string> { ["fact-known:visit.feedback-asked"] = "  " } });

        refused.Refusals.ShouldHaveSingleItem().Overridable.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_skip_passes_a_gate_and_says_so_unless_it_can_never_be_skipped(string stage, string gate)
    {
        var lead = new PaperLead(stage, gate);
        var uses = PaperLead.Process[new StageKey(stage)].Exit.Where(use => !lead.Meets(use.Name)).ToList();
        var next = PaperLead.Process.Stages[PaperLead.Process.IndexOf(new StageKey(stage)) + 1].Key;

        var decided = lead.Decide("skip", Bjorn, new ActionInput { ToStage = next, Reason = "Expansion of an investor we know" });

        decided.Succeeded.ShouldBe(!uses.Exists(use => use.NeverSkipped));
        if (decided.Succeeded) decided.Value.Skipped.ShouldBe(uses.Select(use => use.Name));
        else decided.Refusals.Select(r => r.Gate).ShouldBe(uses.Where(use => use.NeverSkipped).Select(use => use.Name));
    }

    [Fact]
    public void Screening_release_and_verification_of_the_win_can_never_be_skipped()
    {
        var never = PaperLead.Process.Stages.SelectMany(stage => stage.Exit.Where(use => use.NeverSkipped).Select(use => use.Name)).ToHashSet();

        never.ShouldBe(["screening-clear", "proposal-receipted", "package-released", "evidence-verified"], ignoreOrder: true);
    }

    [Fact]
    public void A_skip_over_several_stages_names_every_gate_it_passes()
    {
        var lead = new PaperLead("qualification", "fact-known:qualification.need", "fact-known:discovery.drivers");

        var passage = lead.Decide("skip", Bjorn, new ActionInput { ToStage = new StageKey("proposal"), Reason = "They know what they want" });

        passage.Value!.Skipped.ShouldBe(["fact-known:qualification.need", "fact-known:discovery.drivers"]);
    }

    [Fact]
    public void A_skip_without_a_reason_is_asked_for_one()
    {
        var refused = new PaperLead("qualification").Decide("skip", Bjorn, new ActionInput { ToStage = new StageKey("proposal") });

        refused.Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
    }

    [Fact]
    public void The_gates_read_no_more_than_they_look_at()
    {
        var lead = new PaperLead("site-visit");

        PaperLead.Process.ReadsFor(lead.Lead, new ActionKey("advance")).ShouldBe(LeadParts.Visits | LeadParts.Screenings | LeadParts.Parties);
    }

    private static DemoPerson Leaver(string stage) => stage switch { "commitment" => Bjorn, "landing" => Hugo, _ => Amina };
}
