using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>The way to a draft: who read an older one is told.</summary>
public sealed class DraftAccess(GlobalReachDb db, OrganisationAccess organisation)
{
    /// <summary>Letters a definition may have: ten times the longest there is.</summary>
    public const int LongestDefinition = 400_000;

    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "draft-not-found");

    /// <summary>The draft to change, with the organisation whose journal tells of it.</summary>
    public async Task<Outcome<ProcessDraft>> Open(Guid id, int expectedRevision, CancellationToken ct)
    {
        await organisation.Open(ct);
        if (await db.ProcessDrafts.FirstOrDefaultAsync(d => d.Id == id, ct) is not { } draft) return NotFound;
        return draft.Revision == expectedRevision ? draft : LeadAccess.ChangedMeanwhile;
    }

    /// <summary>The version that runs, as the database has it.</summary>
    public Task<int> Running(string process, CancellationToken ct) => db.Processes.Where(p => p.Key == process).MaxAsync(p => p.Version, ct);
}
