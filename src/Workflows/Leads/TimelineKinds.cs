using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Workflows.Leads;

/// <summary>What people look for in a timeline.</summary>
public enum TimelineKind
{
    /// <summary>Where the lead went.</summary>
    Moves,

    /// <summary>Talks, visits, and what was promised.</summary>
    Talks,

    /// <summary>Remarks.</summary>
    Notes,

    /// <summary>What was learned and decided.</summary>
    Facts,

    /// <summary>Files and evidence.</summary>
    Documents,

    /// <summary>Proposals and offers.</summary>
    Proposals,

    /// <summary>Deadlines and tasks.</summary>
    Deadlines,

    /// <summary>Approvals that were asked for and decided.</summary>
    Approvals,
}

/// <summary>Which kind a fact is of: what is not named here is something learned.</summary>
internal static class TimelineKinds
{
    private static readonly Dictionary<TimelineKind, string[]> Named = new()
    {
        [TimelineKind.Moves] = ["lead.registered", "lead.moved", "lead.migrated", "lead.move-undone"],
        [TimelineKind.Talks] = ["lead.interaction-logged", "lead.next-step-promised", "visit.scheduled", "visit.held", "aftercare.contacted"],
        [TimelineKind.Notes] = ["lead.note-written"],
        [TimelineKind.Documents] = ["lead.document-filed", "commitment.evidence-brought", "commitment.evidence-verified"],
        [TimelineKind.Proposals] = ["proposal.ordered", "proposal.rendered", "proposal.failed", "proposal.retried", "proposal.approved", "proposal.sent", "proposal.received", "proposal.superseded", "proposal.answered", "proposal.handed-out", "proposal.link-opened", "proposal.link-revoked", "incentive.package-drafted", "incentive.package-approved", "incentive.package-released", "incentive.package-withdrawn"],
        [TimelineKind.Deadlines] = ["deadline.armed", "deadline.rang", "deadline.paused", "deadline.ended", "deadline.set", "deadline.moved", "deadline.carried", "deadline.reinstated", "task.opened", "task.closed", "task.postponed", "task.claimed", "task.released", "task.delegated", "task.reopened", "task.carried"],
        [TimelineKind.Approvals] = ["approval.requested", "approval.decided", "approval.closed", "approval.reopened"],
    };

    private static readonly Dictionary<string, TimelineKind> ByFact = Named.SelectMany(kind => kind.Value.Select(fact => (fact, kind.Key))).ToDictionary(pair => pair.fact, pair => pair.Key, StringComparer.Ordinal);
    private static readonly string[] Elsewhere = [.. ByFact.Keys];

    public static TimelineKind Of(string fact) => ByFact.GetValueOrDefault(fact, TimelineKind.Facts);

    public static IQueryable<JournalEntry> Only(IQueryable<JournalEntry> entries, TimelineKind kind)
    {
        if (!Named.TryGetValue(kind, out var facts)) return entries.Where(e => !Elsewhere.Contains(e.Fact));
        return entries.Where(e => facts.Contains(e.Fact));
    }
}
