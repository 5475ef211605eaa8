using GlobalReach.Domain.People;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A definition is tried as what it is, data and a pure function (promise P14).</summary>
public sealed class PaperProcessTests
{
    /// <summary>Two stages, one gate, one way out: written as an organisation would write it.</summary>
    private const string Short = """
        {
          "key": "quick-question", "version": 1, "calendar": "us-ct",
          "stages": [
            { "key": "asked", "owner": "intake", "stallsAfterDays": 3, "exit": [{ "gate": "fact-known", "of": "inquiry.source", "link": "inquiry" }],
              "deadlines": [{ "key": "answer", "within": "4h", "escalations": [{ "to": "owner" }] }] },
            { "key": "answered", "owner": "manager", "stallsAfterDays": 30 }
          ],
          "actions": [
            { "key": "advance", "kind": "advance", "fromStatus": ["active"] },
            { "key": "close", "kind": "change-status", "fromStatus": ["active"], "toStatus": "closed", "inputs": ["reason"] }
          ]
        }
        """;

    [Fact]
    public void A_process_of_ones_own_is_tried_on_paper_without_host_database_or_clock()
    {
        var process = ProcessJson.Read(Short);
        var lead = Lead.Register(LeadId.New(), new LeadParties(null, null, null), new Inquiry(), Confidentiality.Internal, Amina.Id, process.Ref, process.First.Key, Desk.Morning);
        var amina = new Actor(Amina.Id, new HashSet<Role> { Role.Manager }, Rights.Of([Role.Manager]));

        ProcessCheck.Check(process, new Dictionary<string, ProcessTexts>()).ShouldBeEmpty();
        var refused = process.Decide(new ActionKey("advance"), new GateFacts(lead), amina, ActionInput.None);
        lead.CompleteInquiry(new LeadParties(null, null, null), new Inquiry { Source = LeadSource.Direct });
        var passed = process.Decide(new ActionKey("advance"), new GateFacts(lead), amina, ActionInput.None);

        refused.Refusals.ShouldHaveSingleItem().Gate.ShouldBe("fact-known:inquiry.source");
        lead.Enter(passed.Value!, new Departure(), Desk.Morning);
        lead.Stage.ShouldBe(new StageKey("answered"));
        process.ChoicesFor(new GateFacts(lead), amina).Select(choice => (choice.Action.Key.Value, choice.Allowed)).ShouldBe([("close", true)]);
    }
}
