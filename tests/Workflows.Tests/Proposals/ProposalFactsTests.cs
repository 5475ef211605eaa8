using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>What a proposal says of the lead as it stands.</summary>
public sealed class ProposalFactsTests
{
    [Fact]
    public async Task Before_visit_and_offer_it_invites_and_promises_no_programme()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");

        var inputs = await Proposal(desk, journey);

        inputs["summary"]!["prose"]!.ToJsonString().ShouldContain("visit the sites");
        inputs["incentives"]!["none"]!["t"]!.GetValue<string>().ShouldContain("No incentive offer is ready");
        Rows(inputs).ShouldBe([("This proposal", "November\u00A010,\u00A02026"), ("Visit to the sites", "to be agreed"), ("Indicative incentive offer", "to be agreed"), ("Your decision", "to be agreed"), ("Start of operation", "to be agreed")]);
    }

    [Fact]
    public async Task After_visit_and_offer_both_have_their_day_and_nobody_is_invited_again()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "site-visit");
        await journey.Visit();
        await journey.Advance();
        desk.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(12));
        await journey.Offer();
        desk.Clock.Advance(TimeSpan.FromDays(4));

        var inputs = await Proposal(desk, journey);

        inputs["summary"]!["prose"]!.ToJsonString().ShouldNotContain("visit the sites");
        Rows(inputs).Take(3).ShouldBe([("Visit to the sites", "November\u00A010,\u00A02026"), ("Indicative incentive offer", "November\u00A013,\u00A02026"), ("This proposal", "November\u00A017,\u00A02026")]);
    }

    private static async Task<JsonNode> Proposal(Desk desk, Journey journey)
    {
        var id = await journey.OrderProposal("en");
        var inputs = await desk.Look(db => db.Files.Where(f => f.Hash == db.Proposals.Single(p => p.Id == id).InputsHash).Select(f => f.Bytes).SingleAsync());
        return JsonNode.Parse(inputs)!;
    }

    private static IEnumerable<(string Name, string Date)> Rows(JsonNode inputs) =>
        inputs["timeline"]!["rows"]!.AsArray().Select(row => (row!["name"]!.GetValue<string>(), row["date"]!.GetValue<string>()));
}
