using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Engine;

/// <summary>Gathers what gates look at: only the parts they name.</summary>
public sealed class GateFactsReader(GlobalReachDb db)
{
    /// <summary>The lead with the parts asked for.</summary>
    public async Task<GateFacts> Read(Lead lead, LeadParts parts, CancellationToken ct)
    {
        var facts = new GateFacts(lead);
        if (parts.HasFlag(LeadParts.Contact) && lead.ContactId is { } contact) facts = facts with { Contact = await db.Contacts.FirstOrDefaultAsync(c => c.Id == contact, ct) };
        if (parts.HasFlag(LeadParts.Parties)) facts = facts with { Parties = [.. (await db.Companies.Where(c => c.Id == lead.CompanyId || c.Id == lead.IntermediaryId).ToListAsync(ct)).OrderBy(c => c.Kind)] };
        if (parts.HasFlag(LeadParts.Screenings)) facts = facts with { Screenings = await Of(db.Screenings, lead, ct) };
        if (parts.HasFlag(LeadParts.Sites)) facts = facts with { Sites = await Of(db.Sites, lead, ct) };
        if (parts.HasFlag(LeadParts.Proposals)) facts = facts with { Proposals = await Of(db.Proposals, lead, ct) };
        if (parts.HasFlag(LeadParts.Visits)) facts = facts with { Visits = await Of(db.Visits, lead, ct) };
        if (parts.HasFlag(LeadParts.Packages)) facts = facts with { Packages = await Of(db.Packages, lead, ct) };
        if (parts.HasFlag(LeadParts.Evidence)) facts = facts with { Evidence = await Of(db.Evidence, lead, ct) };
        if (parts.HasFlag(LeadParts.AftercareContacts)) facts = facts with { AftercareContacts = await Of(db.AftercareContacts, lead, ct) };
        if (parts.HasFlag(LeadParts.Approvals)) facts = facts with { Approvals = await Of(db.Approvals, lead, ct) };
        if (parts.HasFlag(LeadParts.Documents)) facts = facts with { Documents = await db.Documents.Where(d => d.LeadId == lead.Id).Select(d => d.Kind).Distinct().ToListAsync(ct) };
        if (parts.HasFlag(LeadParts.Tasks)) facts = facts with { Tasks = await Of(db.Tasks.Where(t => t.Stage == lead.Stage), lead, ct) };
        return facts;
    }

    /// <summary>Rows of the database, and those that this very request added and has not saved yet.</summary>
    private async Task<IReadOnlyList<TPart>> Of<TPart>(IQueryable<TPart> parts, Lead lead, CancellationToken ct)
        where TPart : LeadPart
    {
        var stored = await parts.Where(part => part.LeadId == lead.Id).ToListAsync(ct);
        var added = db.ChangeTracker.Entries<TPart>().Where(entry => entry.State == EntityState.Added && entry.Entity.LeadId == lead.Id).Select(entry => entry.Entity);
        return [.. stored, .. added];
    }
}
