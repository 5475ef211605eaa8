using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Leads;

/// <summary>Keeps the company's name out of what people read who know the lead by its code name only: requirements, sites, offers, tasks.</summary>
/// <remarks>It answers those alone who may know the name: whoever does not could ask it whether a guess is right.</remarks>
public sealed class NameGuard(GlobalReachDb db, Secrecy secrecy)
{
    /// <summary>From level 2 on, the first of these texts that says who the company is; null when none does, or the writer may not know.</summary>
    public async Task<Refusal?> Check(Lead lead, CancellationToken ct, params IReadOnlyList<(string Field, string? Text)> texts)
    {
        if (lead.Confidentiality < Confidentiality.ProjectTeam || !secrecy.MayKnow(lead)) return null;
        foreach (var (field, text) in texts)
        {
            if (await Names(lead, text, ct)) return Refusal.Invalid(field, "names-the-company");
        }

        return null;
    }

    /// <summary>Whether a text says who stands behind the lead: the companies in whatever spelling, legal form or script we have of the name, or the contact.</summary>
    public async Task<bool> Names(Lead lead, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        foreach (var id in new[] { lead.CompanyId, lead.IntermediaryId }.OfType<CompanyId>())
        {
            // Found also where this very request registers it.
            if (await db.Companies.FindAsync([id], ct) is { } company && company.IsNamedIn(text)) return true;
        }

        return lead.ContactId is { } person && await db.Contacts.FindAsync([person], ct) is { } contact && contact.IsNamedIn(text);
    }
}
