using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Requests;

/// <summary>The way to a lead: not visible is not found, and who read an older version is told.</summary>
public sealed class LeadAccess(GlobalReachDb db)
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "lead-not-found");

    public static Refusal ChangedMeanwhile { get; } = new(RefusalKind.Conflict, "changed-meanwhile");

    /// <summary>The lead to change. Without an expected version the change is one that makes nobody's decision stale (a note).</summary>
    public async Task<Outcome<Lead>> Find(LeadId id, int? expectedVersion, CancellationToken ct)
    {
        if (await db.Leads.FirstOrDefaultAsync(lead => lead.Id == id, ct) is not { } found) return NotFound;
        return expectedVersion is { } version && version != found.Version ? ChangedMeanwhile : found;
    }

    /// <summary>Whether a part was added before: a second click on the same form is answered as done, whatever the version is by now.</summary>
    public Task<bool> Has<TPart>(LeadId lead, Guid part, CancellationToken ct)
        where TPart : LeadPart =>
        db.Set<TPart>().AnyAsync(p => p.Id == part && p.LeadId == lead && db.Leads.Any(l => l.Id == lead), ct);

    /// <summary>A part of a lead, with the lead it belongs to.</summary>
    public async Task<Outcome<(Lead Lead, TPart Part)>> Find<TPart>(LeadId lead, Guid part, int? expectedVersion, CancellationToken ct)
        where TPart : LeadPart
    {
        var found = await Find(lead, expectedVersion, ct);
        if (!found.Succeeded) return found.As<(Lead, TPart)>();
        return await db.Set<TPart>().FirstOrDefaultAsync(p => p.Id == part && p.LeadId == lead, ct) is { } known
            ? (found.Value, known)
            : new Refusal(RefusalKind.NotFound, "part-not-found", typeof(TPart).Name);
    }
}
