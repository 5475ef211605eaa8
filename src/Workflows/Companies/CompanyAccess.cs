using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Companies;

/// <summary>The way to a company or contact: who may not know of it does not find it, and who read an older version is told.</summary>
public sealed class CompanyAccess(GlobalReachDb db, Secrecy secrecy)
{
    private const int DeepestTree = 50;

    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "company-not-found");

    public static Refusal ContactNotFound { get; } = new(RefusalKind.NotFound, "contact-not-found");

    public async Task<Outcome<Company>> Find(CompanyId id, int? expectedVersion, CancellationToken ct)
    {
        if (await secrecy.Companies().FirstOrDefaultAsync(company => company.Id == id, ct) is not { } found) return NotFound;
        return expectedVersion is { } version && version != found.Version ? LeadAccess.ChangedMeanwhile : found;
    }

    public async Task<Outcome<Contact>> FindContact(ContactId id, int expectedVersion, CancellationToken ct)
    {
        if (await secrecy.Contacts().FirstOrDefaultAsync(contact => contact.Id == id, ct) is not { } found) return ContactNotFound;
        return found.Version != expectedVersion ? LeadAccess.ChangedMeanwhile : found;
    }

    public Task<bool> IsKnown(CompanyId id, CancellationToken ct) => secrecy.Companies().AnyAsync(company => company.Id == id, ct);

    /// <summary>What stands against the companies an inquiry names as known already; null when nothing does.</summary>
    internal async Task<Refusal?> RefusesNamed(InquiryForm inquiry, CancellationToken ct)
    {
        if (inquiry.CompanyId is { } company && !await IsKnown(company, ct)) return Refusal.Invalid("CompanyName", "company-unknown");
        return inquiry.IntermediaryId is { } firm && !await IsKnown(firm, ct) ? Refusal.Invalid("IntermediaryName", "company-unknown") : null;
    }

    /// <summary>What stands against a company being owned by another: it has to be known, and not be owned by the first one in turn. Null when nothing does.</summary>
    public async Task<Refusal?> RefusesParent(CompanyId company, CompanyId? parent, CancellationToken ct)
    {
        if (parent is not { } owner) return null;
        if (!await IsKnown(owner, ct)) return Refusal.Invalid("ParentId", "company-unknown");
        return await IsAbove(company, owner, ct) ? CompanyRefusals.ParentCircle : null;
    }

    /// <summary>Whether going up from a company one meets another, or itself again.</summary>
    public async Task<bool> IsAbove(CompanyId sought, CompanyId from, CancellationToken ct)
    {
        var at = (CompanyId?)from;
        for (var steps = 0; at is { } here; steps++)
        {
            if (here == sought || steps == DeepestTree) return true;
            at = db.Companies.Local.FirstOrDefault(c => c.Id == here) is { } loaded ? loaded.ParentId : await db.Companies.Where(c => c.Id == here).Select(c => c.ParentId).FirstOrDefaultAsync(ct);
        }

        return false;
    }

    /// <summary>Changes a company; where its names are others afterwards, everybody who decides on one of its leads has to look again (gates read names).</summary>
    internal async Task Rename(Company company, LeadId? but, Action change, CancellationToken ct)
    {
        var before = company.Keys;
        change();
        if (before.SequenceEqual(company.Keys)) return;
        foreach (var lead in await secrecy.EveryLead().Where(l => l.CompanyId == company.Id || l.IntermediaryId == company.Id).ToListAsync(ct))
        {
            if (lead.Id != but) lead.NotePartyChanged(company.Id, null);
        }
    }

    /// <summary>Everybody who decides on a lead of this contact has to look again (gates read how it can be reached, and why it may be kept).</summary>
    internal async Task TellLeads(Contact contact, CancellationToken ct)
    {
        foreach (var lead in await secrecy.EveryLead().Where(l => l.ContactId == contact.Id).ToListAsync(ct)) lead.NotePartyChanged(null, contact.Id);
    }
}
