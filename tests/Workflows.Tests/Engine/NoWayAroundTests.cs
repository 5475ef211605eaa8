using CsCheck;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>Whatever people do in whatever order: no hard gate is passed unmet except by a skip that says so, and some never.</summary>
public sealed class NoWayAroundTests
{
    private static readonly string[] Gates = [.. PaperLead.Process.Stages.SelectMany(stage => stage.Exit).Select(use => use.Name).Distinct()];
    private static readonly string[] Actions = [.. PaperLead.Process.Actions.Select(action => action.Key.Value), "advance", "advance", "advance", "skip"];

    /// <summary>What one person does: fill in or take back a fact, or try an action with some of its inputs.</summary>
    private sealed record Deed(bool Acts, int What, int Who, int Where, bool Gives);

    private static readonly Gen<Deed> AnyDeed = Gen.Select(Gen.Bool, Gen.Int[0, 99], Gen.Int[0, DemoPeople.All.Count - 1], Gen.Int[0, 8], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), (acts, what, who, where, gives) => new Deed(acts, what, who, where, gives));

    [Fact]
    public void No_sequence_of_deeds_passes_a_hard_gate_unmet_but_by_a_journalled_skip() =>
        Gen.Select(Gen.Int[0, 8], Gen.Bool, AnyDeed.Array[1, 60]).Sample((stage, bare, deeds) =>
        {
            var lead = new PaperLead(PaperLead.Process.Stages[stage].Key.Value, bare ? Gates : []);
            foreach (var deed in deeds) Do(lead, deed);
        }, iter: 3000);

    private static void Do(PaperLead lead, Deed deed)
    {
        if (!deed.Acts)
        {
            lead.Set(Gates[deed.What % Gates.Length], deed.Gives);
            return;
        }

        var (action, person) = (Actions[deed.What % Actions.Length], DemoPeople.All[deed.Who]);
        var input = new ActionInput
        {
            ToStage = action is "skip" or "step-back" ? PaperLead.Process.Stages[deed.Where].Key : null,
            Reason = deed.Gives ? "Because" : null, ResumeOn = new DateOnly(2027, 1, 4), ReferredTo = "Elsewhere", DuplicateOf = LeadId.New(), Reasons = ["no-site"],
            Overrides = deed.Where % 2 == 0 ? Gates.ToDictionary(gate => gate, _ => "Because") : new Dictionary<string, string>(),
        };
        var unmet = PaperLead.Process.Stages.ToDictionary(stage => stage.Key, stage => stage.Exit.Where(use => !lead.Meets(use.Name)).ToList());
        var (from, status) = (lead.Lead.Stage, lead.Lead.Status);

        var decided = lead.Take(action, person, input);

        if (!decided.Succeeded)
        {
            (lead.Lead.Stage, lead.Lead.Status).ShouldBe((from, status));
            return;
        }

        var passage = decided.Value;
        (lead.Lead.Stage, lead.Lead.Status).ShouldBe((passage.To, passage.ToStatus));
        var passed = PaperLead.Process.Stages.SkipWhile(stage => stage.Key != from).TakeWhile(stage => stage.Key != passage.To).ToList();
        if (PaperLead.Process.IndexOf(passage.To) <= PaperLead.Process.IndexOf(from)) return;

        status.ShouldBe(LeadStatus.Active);
        foreach (var use in passed.SelectMany(stage => unmet[stage.Key]))
        {
            use.NeverSkipped.ShouldBeFalse($"{use.Name} was passed by {action}");
            passage.Skipped.ShouldContain(use.Name);
            if (action != "skip") use.Soft.ShouldBeTrue($"{use.Name} was passed by {action}");
            else person.ShouldBe(Bjorn);
        }
    }
}
