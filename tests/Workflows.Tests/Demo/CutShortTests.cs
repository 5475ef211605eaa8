using GlobalReach.Workflows.Demo;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.Demo;

public sealed class CutShortTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_that_is_cut_short_again_and_again_ends_like_one_that_is_not()
    {
        await using var whole = await ToldDesk.Open(DemoLeadCount.Few);
        await using var cut = await ToldDesk.Open(DemoLeadCount.Few);

        await DemoLeads.Seed(whole.Services, Ct);
        (await CutShort(cut)).ShouldBeGreaterThan(0);

        (await Told(cut)).ShouldBe(await Told(whole));
    }

    /// <summary>Stops the story after ever longer times, until it comes to its end; how often it was stopped.</summary>
    private static async Task<int> CutShort(Desk desk)
    {
        for (var times = 0; ; times++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(250 * (times + 1)));
            try
            {
                await DemoLeads.Seed(desk.Services, stop.Token);
                return times;
            }
            catch (OperationCanceledException)
            {
                // Cut short: the next start goes on.
            }
        }
    }

    /// <summary>Each lead by number, place, and how often which fact is in its journal.</summary>
    private static async Task<IReadOnlyList<string>> Told(Desk desk)
    {
        var leads = await desk.Look(db => db.Leads.AsNoTracking().ToListAsync(Ct));
        var journal = (await desk.Look(db => db.Journal.AsNoTracking().ToListAsync(Ct))).ToLookup(entry => entry.StreamId);
        return [.. leads.Select(lead => $"{lead.Number} {lead.Stage} {lead.Status} {string.Join(' ', journal[lead.Id.Value].CountBy(entry => entry.Fact).OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}"))}").Order(StringComparer.Ordinal)];
    }
}
