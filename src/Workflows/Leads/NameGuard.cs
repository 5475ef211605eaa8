using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Data;

namespace GlobalReach.Workflows.Leads;

/// <summary>Keeps the company's name out of what people read who know the lead by its code name only: requirements, sites, offers, tasks.</summary>
public sealed class NameGuard(GlobalReachDb db)
{
    /// <summary>From level 2 on, the first of these texts that says who the company is; null when none does.</summary>
    public async Task<Refusal?> Check(Lead lead, CancellationToken ct, params IReadOnlyList<(string Field, string? Text)> texts)
    {
        if (lead.Confidentiality < Confidentiality.ProjectTeam) return null;
        foreach (var (field, text) in texts)
        {
            if (await Names(lead, text, ct)) return Refusal.Invalid(field, "names-the-company");
        }

        return null;
    }

    /// <summary>Whether a text says who stands behind the lead, in whatever spelling, legal form or script we have of the name.</summary>
    public async Task<bool> Names(Lead lead, string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        foreach (var id in new[] { lead.CompanyId, lead.IntermediaryId }.OfType<CompanyId>())
        {
            // Found also where this very request registers it.
            if (await db.Companies.FindAsync([id], ct) is { } company && company.IsNamedIn(text)) return true;
        }

        return false;
    }
}
