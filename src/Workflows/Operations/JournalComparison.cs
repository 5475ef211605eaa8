using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Operations;

/// <summary>Compares what is stored of leads with what their journals tell: place, clocks, tasks and approvals, and that no entry is missing.</summary>
/// <remarks>Looks at every lead, however secret; of a lead only its number is told.</remarks>
public sealed class JournalComparison(GlobalReachDb db, ProcessCatalog processes)
{
    private static readonly string Migrated = FactNames.NameOf(typeof(LeadMigrated));

    /// <summary>Something that is stored otherwise than told.</summary>
    public sealed record Difference(string Lead, string What, string Stored, string Told);

    /// <summary>The differences of these leads. One that was written to while it was read is read again.</summary>
    public async Task<IReadOnlyList<Difference>> Of(IReadOnlyCollection<LeadId> leads, CancellationToken ct)
    {
        var first = await Compare(leads, ct);
        if (first.Count == 0) return [];
        var again = await Compare([.. first.Select(found => found.Id)], ct);
        return [.. again.Select(found => found.Difference)];
    }

    private async Task<List<(LeadId Id, Difference Difference)>> Compare(IReadOnlyCollection<LeadId> leads, CancellationToken ct)
    {
        var streams = leads.Select(lead => lead.Value).ToList();
        var stored = await db.Leads.IgnoreQueryFilters([GlobalReachDb.Visibility]).AsNoTracking().Where(l => leads.Contains(l.Id))
            .Select(l => new Stored(l.Id, l.Number, l.Process.Key, l.Process.Version, l.Stage, l.Status, l.FactCount)).ToListAsync(ct);
        var clocks = (await db.Deadlines.Where(d => leads.Contains(d.LeadId)).Select(d => new { d.LeadId, d.Id, d.State, d.Rung }).ToListAsync(ct)).ToLookup(d => d.LeadId);
        var tasks = (await db.Tasks.Where(t => leads.Contains(t.LeadId)).Select(t => new { t.LeadId, t.Id, t.State }).ToListAsync(ct)).ToLookup(t => t.LeadId);
        var approvals = (await db.Approvals.AsNoTracking().Where(a => leads.Contains(a.LeadId)).Select(a => new { a.LeadId, a.Id, a.State }).ToListAsync(ct)).ToLookup(a => a.LeadId);
        var journals = (await db.Journal.AsNoTracking().Where(e => streams.Contains(e.StreamId)).ToListAsync(ct)).ToLookup(e => e.StreamId);

        var found = new List<(LeadId, Difference)>();
        foreach (var lead in stored)
        {
            var known = new Dictionary<ProcessRef, ProcessDefinition>();
            foreach (var process in Processes(lead, journals[lead.Id.Value])) known[process] = await processes.Get(process, ct);
            var told = Replay.Of(journals[lead.Id.Value], (process, deadline) => known.TryGetValue(process, out var definition) ? Ladders.Of(definition, deadline).Count : 0);
            found.AddRange(
                Numbering(lead, journals[lead.Id.Value])
                    .Concat(told.Contradictions.Select(contradiction => new Difference(lead.Number, "order", "", contradiction)))
                    .Concat(Place(lead, told))
                    .Concat(Rows(lead.Number, "deadline", clocks[lead.Id].ToDictionary(c => c.Id, c => new Replay.Clock(c.State, c.Rung)), told.Clocks, clock => $"{clock.State}, {clock.Rung}"))
                    .Concat(Rows(lead.Number, "task", tasks[lead.Id].ToDictionary(t => t.Id, t => t.State), told.Tasks, state => state.ToString()))
                    .Concat(Rows(lead.Number, "approval", approvals[lead.Id].ToDictionary(a => a.Id, a => a.State), told.Approvals, state => state.ToString()))
                    .Select(difference => (lead.Id, difference)));
        }

        return found;
    }

    /// <summary>The definition the lead is on, and those it came from.</summary>
    private static IEnumerable<ProcessRef> Processes(Stored lead, IEnumerable<JournalEntry> journal) =>
        journal.Where(entry => entry.Fact == Migrated).Select(entry => (LeadMigrated)entry.Fact()).Select(fact => new ProcessRef(fact.FromProcess, fact.FromVersion)).Append(new ProcessRef(lead.Process, lead.ProcessVersion)).Distinct();

    private static IEnumerable<Difference> Numbering(Stored lead, IEnumerable<JournalEntry> journal)
    {
        var numbers = journal.Select(entry => entry.Sequence).Order().ToList();
        if (!numbers.SequenceEqual(Enumerable.Range(1, lead.FactCount)))
        {
            yield return new Difference(lead.Number, "entries", FormattableString.Invariant($"{lead.FactCount}"), FormattableString.Invariant($"{numbers.Count}, the last is {numbers.LastOrDefault()}"));
        }
    }

    private static IEnumerable<Difference> Place(Stored lead, Replay told)
    {
        var (stored, replayed) = ($"{lead.Process} {lead.ProcessVersion}, {lead.Stage}, {lead.Status}", $"{told.Process?.Key} {told.Process?.Version}, {told.Stage}, {told.Status}");
        if (stored != replayed) yield return new Difference(lead.Number, "place", stored, replayed);
    }

    private static IEnumerable<Difference> Rows<T>(string lead, string what, IReadOnlyDictionary<Guid, T> stored, IReadOnlyDictionary<Guid, T> told, Func<T, string> words)
        where T : notnull =>
        from id in stored.Keys.Union(told.Keys)
        let one = stored.TryGetValue(id, out var s) ? words(s) : "–"
        let other = told.TryGetValue(id, out var t) ? words(t) : "–"
        where one != other
        select new Difference(lead, what, one, other);

    private sealed record Stored(LeadId Id, string Number, string Process, int ProcessVersion, StageKey Stage, LeadStatus Status, int FactCount);
}
