using System.Diagnostics;
using System.Globalization;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Bench;

/// <summary>Advancing leads out of the first stage through the mediator, gates and all, durable on a SQLite file.</summary>
internal static class StageActions
{
    private const int Callers = 4;
    private const int Warm = 200;
    private const int Alone = 150;
    private const int Leads = 600;

    public static async Task<IReadOnlyList<Row>> Measure()
    {
        await using var desk = await Desk.Open();
        var ready = new List<(LeadId Lead, int Version)>();
        for (var i = 0; i < Leads; i++)
        {
            var journey = await Journey.Start(desk);
            await journey.Welcome();
            ready.Add((journey.Lead, await journey.Version()));
        }

        foreach (var (lead, version) in ready.Take(Warm)) await Advance(desk, lead, version);
        var times = new List<double>();
        foreach (var (lead, version) in ready.Skip(Warm).Take(Alone)) times.Add(await Times.Of(() => Advance(desk, lead, version)));

        var rest = ready.Skip(Warm + Alone).ToList();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            foreach (var (lead, version) in rest.Where((_, i) => i % Callers == caller)) await Advance(desk, lead, version);
        })));
        var perSecond = rest.Count / watch.Elapsed.TotalSeconds;

        var moved = await desk.Look(db => db.Leads.CountAsync(l => l.Stage == new StageKey("qualification")));
        return
        [
            new("a stage action through the mediator, durable (median / p95)", "≤ 3 ms", $"{Times.Ms(times.Median())} / {Times.Ms(times.P95())}"),
            new($"stage actions from {Callers} parallel callers", "≥ 300/s, none lost", string.Create(CultureInfo.InvariantCulture, $"{perSecond:0}/s, {Leads - moved} lost")),
        ];
    }

    private static async Task Advance(Desk desk, LeadId lead, int version)
    {
        var moved = await desk.Send(People.Amina, new TakeAction.Command(lead, version, new ActionKey("advance")));
        if (!moved.Succeeded) throw new InvalidOperationException($"The lead did not advance: {moved.Refusals[0].Code}");
    }
}
