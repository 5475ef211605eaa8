using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>How many open leads stand in a stage of a track, and how many jobs they mean.</summary>
public sealed record StageTally(string Track, StageKey Stage, int Count, long Jobs);

/// <summary>What stands in each stage, over all leads that are not sealed: counted when something happened that changes it, not whenever somebody looks.</summary>
/// <remarks>
/// Among 100,000 leads a count costs as much as the rest of the board. The journal tells, on whichever node it was written, whether a fact that moves a count was
/// added since: what was counted holds until then. Facts are looked for from a while before the count on, since a save that began earlier may end later.
/// </remarks>
public sealed class BoardTally(TimeProvider clock)
{
    private static readonly TimeSpan LongestSave = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly string[] Counting = ["lead.registered", "lead.moved", "lead.migrated", "lead.move-undone", "lead.qualification-recorded", "lead.commitment-recorded", "lead.baseline-agreed", "lead.classified"];

    private volatile Counted? last;

    /// <summary>What was counted is of a desk that is gone.</summary>
    public void Forget() => last = null;

    public async Task<IReadOnlyList<StageTally>> Of(GlobalReachDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (last is { } known && known.At <= now && now - known.At < Longest && await FactsFrom(db, known.From, ct) == known.Facts) return known.Stages;

        var from = now - LongestSave;
        var facts = await FactsFrom(db, from, ct);
        var rows = await db.Leads.Where(l => l.Confidentiality != Confidentiality.Sealed && l.OpenStage != null)
            .GroupBy(l => new { l.Confidentiality, l.Track, l.OpenStage }).Select(g => new { g.Key.Track, g.Key.OpenStage, Count = g.Count(), Jobs = g.Sum(l => (long?)l.Jobs) ?? 0 }).ToListAsync(ct);
        IReadOnlyList<StageTally> stages = [.. rows.GroupBy(r => (r.Track, Stage: r.OpenStage!.Value)).Select(g => new StageTally(g.Key.Track, g.Key.Stage, g.Sum(r => r.Count), g.Sum(r => r.Jobs)))];
        last = new Counted(now, from, facts, stages);
        return stages;
    }

    private static Task<int> FactsFrom(GlobalReachDb db, DateTimeOffset from, CancellationToken ct) => db.Journal.CountAsync(e => Counting.Contains(e.Fact) && e.At >= from, ct);

    private sealed record Counted(DateTimeOffset At, DateTimeOffset From, int Facts, IReadOnlyList<StageTally> Stages);
}
