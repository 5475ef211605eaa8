using System.Globalization;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Proposals;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Bench;

/// <summary>Ordering a proposal and having its file, as a manager would: through the mediator, the delivery and the renderer.</summary>
internal static class Proposals
{
    private const int Runs = 25;

    public static async Task<IReadOnlyList<Row>> Measure()
    {
        await using var desk = await Desk.Open();
        var journey = await Journey.Reach(desk, "proposal");
        await journey.Shortlist();

        var first = await Times.Of(() => Make(desk, journey.Lead, "de"));
        var times = new List<double>();
        for (var i = 0; i < Runs; i++) times.Add(await Times.Of(() => Make(desk, journey.Lead, "de")));
        var failed = await desk.Look(db => db.Proposals.CountAsync(p => p.State != ProposalState.Ready));
        return
        [
            new("the first proposal after a start", "≤ 600 ms", Times.Ms(first)),
            new($"a warm proposal, ordered to stored (median / p95, {Runs} runs)", "≤ 90 ms", string.Create(CultureInfo.InvariantCulture, $"{Times.Ms(times.Median())} / {Times.Ms(times.P95())}, {failed} failed")),
        ];
    }

    private static async Task Make(Desk desk, LeadId lead, string language)
    {
        await desk.Do(People.Noor, new GenerateProposal.Command(lead, Guid.CreateVersion7(), language));
        await desk.Deliver();
    }
}
