using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Requests;

/// <summary>The way to a lead: not visible is not found, and who read an older version is told.</summary>
public sealed class LeadAccess(GlobalReachDb db, Secrecy secrecy)
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "lead-not-found");

    public static Refusal ChangedMeanwhile { get; } = new(RefusalKind.Conflict, "changed-meanwhile");

    /// <summary>An id that the client made up twice: on another lead it stands for something else.</summary>
    public static Refusal IdTaken { get; } = Refusal.Invalid("Id", "id-taken");

    /// <summary>The lead to change. Without an expected version the change is one that makes nobody's decision stale (a note).</summary>
    public async Task<Outcome<Lead>> Find(LeadId id, int? expectedVersion, CancellationToken ct)
    {
        if (await db.Leads.FirstOrDefaultAsync(lead => lead.Id == id, ct) is not { } found) return NotFound;
        return expectedVersion is { } version && version != found.Version ? ChangedMeanwhile : found;
    }

    /// <summary>The lead to record a fact on: what has ended takes no facts any more.</summary>
    public async Task<Outcome<Lead>> FindOpen(LeadId id, int? expectedVersion, CancellationToken ct)
    {
        var found = await Find(id, expectedVersion, ct);
        return found is { Succeeded: true, Value.Status.IsTerminal: true } ? LeadRefusals.Ended : found;
    }

    /// <summary>The lead to write a fact on that is kept from who may not know the company: nobody writes over what they cannot read.</summary>
    public async Task<Outcome<Lead>> FindToRewrite(LeadId id, int? expectedVersion, CancellationToken ct)
    {
        var found = await FindOpen(id, expectedVersion, ct);
        return found.Succeeded && secrecy.Refuses(found.Value) is { } notYours ? notYours : found;
    }

    /// <summary>A part of which the same is true.</summary>
    public async Task<Outcome<(Lead Lead, TPart Part)>> FindToRewrite<TPart>(LeadId lead, Guid part, int? expectedVersion, CancellationToken ct)
        where TPart : LeadPart
    {
        var found = await FindOpen<TPart>(lead, part, expectedVersion, ct);
        return found.Succeeded && secrecy.Refuses(found.Value.Lead) is { } notYours ? notYours : found;
    }

    /// <summary>The answer where a part was added before: a second click on the same form is done, whatever the version is by now. Null where it is new.</summary>
    public async Task<Outcome?> AddedBefore<TPart>(LeadId lead, Guid part, CancellationToken ct)
        where TPart : LeadPart
    {
        var on = await db.Set<TPart>().Where(p => p.Id == part).Select(p => p.LeadId).ToListAsync(ct);
        if (on.Count == 0 || !await db.Leads.AnyAsync(l => l.Id == lead, ct)) return null;
        return on[0] == lead ? Outcome.Done : IdTaken;
    }

    /// <summary>A part to rewrite: null where it is new, refused where its id stands for a part of another lead.</summary>
    public async Task<Outcome<TPart?>> FindOrNew<TPart>(LeadId lead, Guid part, CancellationToken ct)
        where TPart : LeadPart
    {
        var found = await db.Set<TPart>().FirstOrDefaultAsync(p => p.Id == part, ct);
        return found is null || found.LeadId == lead ? Outcome<TPart?>.Of(found) : IdTaken;
    }

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

    /// <summary>A part to decide on: of a lead that has not ended.</summary>
    public async Task<Outcome<(Lead Lead, TPart Part)>> FindOpen<TPart>(LeadId lead, Guid part, int? expectedVersion, CancellationToken ct)
        where TPart : LeadPart
    {
        var found = await Find<TPart>(lead, part, expectedVersion, ct);
        return found is { Succeeded: true, Value.Lead.Status.IsTerminal: true } ? LeadRefusals.Ended : found;
    }
}
