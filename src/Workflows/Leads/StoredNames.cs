using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>
/// Finds the company's name in what everybody reads of a lead and was written before: while the lead was open to all, or the company had another name. What <see cref="NameGuard"/>
/// keeps out when it is written must not be there when the lead gets protected.
/// </summary>
/// <remarks>An offer that was accepted or taken back, a closed task and what was said about an approval cannot be written anew: their words are left out for who may not know.</remarks>
public sealed class StoredNames(GlobalReachDb db, NameGuard guard, Secrecy secrecy)
{
    /// <summary>Every place where a lead says who the company is, with the page where it is mended; none below level 2, nor to whoever may not know.</summary>
    public async Task<IReadOnlyList<Refusal>> In(Lead lead, CancellationToken ct)
    {
        if (lead.Confidentiality < Confidentiality.ProjectTeam || !secrecy.MayKnow(lead)) return [];
        var told = new List<Refusal>();
        await Look(Refusal.Rule("code-name-names-the-company", lead.CodeName ?? "") with { Link = "discovery" }, lead.CodeName);
        if (lead.Discovery is { } known) await Look(Refusal.Rule("discovery-names-the-company") with { Link = "discovery" }, [.. known.MustHaves, .. known.Drivers, known.Rivals.Or(null), known.UtilityLoads.Or(null)]);
        foreach (var site in (await db.Sites.Where(s => s.LeadId == lead.Id).ToListAsync(ct)).OrderBy(s => s.Facts.Name, StringComparer.Ordinal))
        {
            await Look(Refusal.Rule("site-names-the-company", site.Facts.Name) with { Link = "shortlist" }, site.Facts.Name, site.Facts.Town, site.Facts.Kind, site.Facts.Source, site.ExceptionBecause);
        }

        foreach (var offer in await db.Packages.Where(p => p.LeadId == lead.Id && p.State != PackageState.Withdrawn && p.State != PackageState.Accepted).OrderBy(p => p.Number).ToListAsync(ct))
        {
            await Look(Refusal.Rule("offer-names-the-company", offer.Number) with { Link = "incentives" }, [offer.CostBenefit, .. offer.Lines.SelectMany(TextsOf)]);
        }

        foreach (var task in await db.Tasks.Where(t => t.LeadId == lead.Id && t.State == TaskState.Open && t.AssigneeId != null && (t.Title != null || t.Note != null)).OrderBy(t => t.DueAt).ToListAsync(ct))
        {
            await Look(Refusal.Rule("task-names-the-company", task.Title ?? task.Key!) with { Link = "tasks" }, task.Title, task.Note);
        }

        return told;

        async Task Look(Refusal found, params IReadOnlyList<string?> texts)
        {
            foreach (var text in texts)
            {
                if (!await guard.Names(lead, text, ct)) continue;
                told.Add(found);
                return;
            }
        }
    }

    /// <summary>The same for every protected lead of a company that gets another name, as far as the person may know of them.</summary>
    public async Task<IReadOnlyList<Refusal>> Of(CompanyId company, CancellationToken ct) => await Of(company, [], ct);

    /// <summary>The same, and for some that become its leads only now.</summary>
    public async Task<IReadOnlyList<Refusal>> Of(CompanyId company, IReadOnlyList<Lead> also, CancellationToken ct)
    {
        var told = new List<Refusal>();
        var known = await secrecy.KnownLeads().Where(l => (l.CompanyId == company || l.IntermediaryId == company) && l.Confidentiality != Confidentiality.Public && l.Confidentiality != Confidentiality.Internal).ToListAsync(ct);
        foreach (var lead in known.Union(also))
        {
            if ((await In(lead, ct)).Count > 0) told.Add(Refusal.Rule("lead-names-the-company", lead.Number, lead.CodeName ?? ""));
        }

        return told;
    }

    /// <summary>What a line of an offer says in words.</summary>
    internal static IEnumerable<string> TextsOf(IncentiveLine line) => [line.Programme, line.EligibilityTest, line.Formula, line.Authority, line.Conditions];
}
