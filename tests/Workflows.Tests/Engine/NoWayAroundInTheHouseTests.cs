using CsCheck;
using GlobalReach.Domain.Approvals;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>The same property as on paper, through mediator and database: what the gates read there is what people really recorded.</summary>
public sealed class NoWayAroundInTheHouseTests
{
    /// <summary>What can be done for a lead, and which gates are met once it is.</summary>
    private static readonly (Func<Journey, Task> Do, string[] Meets)[] Deeds =
    [
        (j => j.Acknowledge(), ["fact-known:inquiry.acknowledged"]),
        (j => j.Do(Amina, version => new CheckDuplicates.Command(j.Lead, version)), ["fact-known:inquiry.duplicates-checked"]),
        (j => j.Screen(), ["screening-clear"]),
        (j => j.Qualify(), ["fact-known:qualification.need", "fact-known:qualification.project-type", "fact-known:qualification.function", "fact-known:qualification.size", "fact-known:qualification.time-frame", "fact-known:qualification.decision-role", "decided-to-go"]),
        (j => j.Discover(), ["fact-known:lead.back-up", "fact-known:lead.code-name", "fact-known:discovery.must-haves", "fact-known:discovery.drivers", "fact-known:discovery.rivals", "fact-known:discovery.utility-loads", "fact-known:discovery.wage"]),
        (j => j.Propose(), ["site-offerable", "proposal-receipted"]),
        (j => j.Visit(), ["fact-known:visit.held", "fact-known:visit.feedback-asked"]),
        (j => j.Offer(), ["package-complete", "fact-known:incentives.cost-benefit", "package-released"]),
        (j => j.Commit(), ["fact-known:commitment.recorded", "fact-known:commitment.involvement", "fact-known:commitment.win-reasons", "evidence-verified"]),
        (j => j.AgreeBaseline(), ["fact-known:landing.baseline", "fact-known:landing.aftercare-owner"]),
    ];

    /// <summary>What the registered inquiry, no hit and no NDA meet from the start.</summary>
    private static readonly string[] FromTheStart =
        ["fact-known:inquiry.source", "fact-known:inquiry.party", "fact-known:inquiry.country", "fact-known:inquiry.contact-route", "fact-known:inquiry.lawful-basis", "nda-on-file"];

    private static readonly Gen<(int Kind, int What)> AnyStep = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 99]);

    [Fact]
    public async Task No_sequence_of_commands_passes_a_hard_gate_unmet_but_by_a_journalled_skip()
    {
        await using var desk = await Desk.Open();

        await AnyStep.Array[5, 25].SampleAsync(async steps => await Travel(desk, steps), iter: 25, threads: 1);
    }

    private static async Task Travel(Desk desk, (int Kind, int What)[] steps)
    {
        var journey = await Journey.Start(desk);
        var (met, done) = (FromTheStart.ToHashSet(), new HashSet<int>());
        var stage = PaperLead.Process.First.Key;
        foreach (var (kind, what) in steps)
        {
            if (kind < 5)
            {
                if (!done.Add(what % Deeds.Length)) continue;
                await Deeds[what % Deeds.Length].Do(journey);
                met.UnionWith(Deeds[what % Deeds.Length].Meets);
                if (await desk.Look(db => db.Approvals.AnyAsync(a => a.LeadId == journey.Lead && a.State == ApprovalState.Given))) met.Add("approval-given:go-decision");
                continue;
            }

            if (kind == 9)
            {
                var last = (await desk.Lead(journey.Lead)).LastMove;
                var undone = await journey.Try(Amina, version => new UndoMove.Command(journey.Lead, version));
                // Taking a move back leads where the lead was, and nowhere else.
                if (undone.Succeeded) stage = new StageKey(last.ShouldNotBeNull().From);
                (await desk.Lead(journey.Lead)).Stage.ShouldBe(stage);
                continue;
            }

            var action = kind < 7 ? "advance" : "skip";
            var to = PaperLead.Process.Stages[what % PaperLead.Process.Stages.Count].Key;
            var person = kind is 5 or 7 ? Amina : Bjorn;
            var moved = await journey.Try(person, version => journey.Action(action, version) with { ToStage = action == "skip" ? to : null, Reason = "Because" });
            if (moved.Succeeded)
            {
                var passed = PaperLead.Process.Stages.SkipWhile(s => s.Key != stage).TakeWhile(s => s.Key != moved.Value.Stage).SelectMany(s => s.Exit).Where(use => !met.Contains(use.Name)).ToList();
                passed.ShouldAllBe(use => !use.NeverSkipped && action == "skip" && person == Bjorn);
                passed.ShouldAllBe(use => moved.Value.Skipped.Contains(use.Name));
                stage = moved.Value.Stage;
            }

            (await desk.Lead(journey.Lead)).Stage.ShouldBe(stage);
        }
    }
}
