using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Search;

/// <summary>Makes hits of what the index finds and the person may know, kind by kind.</summary>
public sealed class SearchHits(GlobalReachDb db, FoundSubjects subjects, Secrecy secrecy, CurrentUser user)
{
    /// <summary>Of a law firm with a hundred leads the newest will do.</summary>
    private const int MostLeads = 200;

    /// <summary>A company or contact that was found, and through which of them leads are looked for: neither where it stands behind none.</summary>
    private sealed record Party(Guid Id, CompanyId? Company, ContactId? Contact, string Title, string? Other);

    /// <summary>For staff. One kind after the other: they share a connection.</summary>
    internal async Task<IReadOnlyList<Find.Group>> Of(Asked asked, CancellationToken ct) =>
        [await Leads(asked, ct), await Companies(asked, ct), await Contacts(asked, ct), await Sites(asked, ct), await Documents(asked, ct)];

    /// <summary>For a town or partner: the few leads they are invited to, by the name they hear of them.</summary>
    internal async Task<Find.Group> OfPartner(Asked asked, CancellationToken ct)
    {
        var me = user.Id;
        var mine = db.Leads.SelectMany(lead => lead.Team, (lead, member) => new { lead.Id, member.PersonId }).Where(member => member.PersonId == me).Select(member => member.Id);
        var leads = await secrecy.NamedLeads().Where(row => mine.Contains(row.Lead.Id)).OrderByDescending(row => row.Lead.ReceivedAt).Take(MostLeads).Select(FoundLead.From).ToListAsync(ct);
        return Group(asked, new([.. leads.Where(lead => SearchWords.Fit(asked.Words, lead.Name, lead.Number))], false));
    }

    private async Task<Find.Group> Leads(Asked asked, CancellationToken ct) =>
        Group(asked, await subjects.Of(SearchKind.Lead, asked, async ids => (await Named(ids.Select(id => new LeadId(id)), ct)).ToDictionary(row => row.Key.Value, row => row.Value), ct));

    private async Task<Find.Group> Companies(Asked asked, CancellationToken ct) =>
        await Group(SearchKind.Company, asked, await subjects.Of(SearchKind.Company, asked, async found =>
        {
            var ids = found.Select(id => new CompanyId(id)).ToList();
            return (await secrecy.KnownCompanies().Where(known => ids.Contains(known.Company.Id)).Select(known => new { known.Company.Id, known.Company.LegalName, known.Company.NativeName, known.IsOnLead }).ToListAsync(ct))
                .ToDictionary(row => row.Id.Value, row => new Party(row.Id.Value, row.IsOnLead ? row.Id : null, null, row.LegalName, row.NativeName));
        }, ct), ct);

    private async Task<Find.Group> Contacts(Asked asked, CancellationToken ct) =>
        await Group(SearchKind.Contact, asked, await subjects.Of(SearchKind.Contact, asked, async found =>
        {
            var ids = found.Select(id => new ContactId(id)).ToList();
            return (await secrecy.KnownContacts().Where(known => ids.Contains(known.Contact.Id)).Select(known => new { known.Contact.Id, known.Contact.CompanyId, known.Contact.Details, known.IsNamed }).ToListAsync(ct))
                .ToDictionary(row => row.Id.Value, row => new Party(row.Id.Value, row.IsNamed ? null : row.CompanyId, row.IsNamed ? row.Id : null, NameOf(row.Details), row.Details.JobTitle));
        }, ct), ct);

    private async Task<Find.Group> Sites(Asked asked, CancellationToken ct)
    {
        var found = await subjects.Of(SearchKind.Site, asked, ids =>
            (from site in db.Sites join name in secrecy.Names() on site.LeadId equals name.LeadId where ids.Contains(site.Id) && name.IsIdentity select new { site.Id, site.LeadId, site.Facts }).ToDictionaryAsync(row => row.Id, ct), ct);
        var best = asked.Best(found.Rows, row => row.Facts.Name, row => row.Facts.Town);
        var leads = await Named(best.Select(row => row.LeadId), ct);
        return new(SearchKind.Site, [.. best.Where(row => leads.ContainsKey(row.LeadId)).Select(row => new Find.Hit(row.Id, row.Facts.Name, row.Facts.Town, leads[row.LeadId]))], found.HasMore || found.Rows.Count > best.Count);
    }

    private async Task<Find.Group> Documents(Asked asked, CancellationToken ct)
    {
        var found = await subjects.Of(SearchKind.Document, asked, ids =>
            (from document in db.Documents join name in secrecy.Names() on document.LeadId equals name.LeadId where ids.Contains(document.Id) && name.IsIdentity select new { document.Id, document.LeadId, document.FileName }).ToDictionaryAsync(row => row.Id, ct), ct);
        var best = asked.Best(found.Rows, row => row.FileName, _ => null);
        var leads = await Named(best.Select(row => row.LeadId), ct);
        return new(SearchKind.Document, [.. best.Where(row => leads.ContainsKey(row.LeadId)).Select(row => new Find.Hit(row.Id, row.FileName, null, leads[row.LeadId]))], found.HasMore || found.Rows.Count > best.Count);
    }

    private static Find.Group Group(Asked asked, Found<FoundLead> found)
    {
        var best = asked.Best(found.Rows, lead => lead.Name, lead => lead.Name == lead.CodeName ? lead.Number : lead.CodeName ?? lead.Number);
        return new(SearchKind.Lead, [.. best.Select(lead => new Find.Hit(lead.Id.Value, lead.Name, null, lead))], found.HasMore || found.Rows.Count > best.Count);
    }

    /// <summary>A hit for each lead that a company or contact stands behind; one without a lead where it stands behind none.</summary>
    private async Task<Find.Group> Group(SearchKind kind, Asked asked, Found<Party> found, CancellationToken ct)
    {
        var best = asked.Best(found.Rows, party => party.Title, party => party.Other);
        var leads = await OfParties([.. best.Select(party => party.Company).OfType<CompanyId>().Distinct()], [.. best.Select(party => party.Contact).OfType<ContactId>()], ct);
        var hits = best.SelectMany(party => leads.Where(lead => IsOf(party, lead)).Select(lead => (FoundLead?)lead).DefaultIfEmpty().Select(lead => new Find.Hit(party.Id, party.Title, party.Other, lead))).ToList();
        return new(kind, [.. hits.Take(asked.Most)], found.HasMore || found.Rows.Count > best.Count || hits.Count > asked.Most);
    }

    private static bool IsOf(Party party, FoundLead lead) =>
        (party.Company is { } company && (lead.Company == company || lead.Intermediary == company)) || (party.Contact is { } contact && lead.Contact == contact);

    private async Task<Dictionary<LeadId, FoundLead>> Named(IEnumerable<LeadId> leads, CancellationToken ct)
    {
        var ids = leads.Distinct().ToList();
        return ids.Count == 0 ? [] : await secrecy.NamedLeads().Where(row => ids.Contains(row.Lead.Id)).Select(FoundLead.From).ToDictionaryAsync(lead => lead.Id, ct);
    }

    /// <summary>The leads these companies and contacts stand behind, of those whose company the person may know; the newest first.</summary>
    private async Task<List<FoundLead>> OfParties(IReadOnlyList<CompanyId> companies, IReadOnlyList<ContactId> contacts, CancellationToken ct)
    {
        var told = secrecy.NamedLeads().Where(row => row.Name.IsIdentity);
        var leads = new List<(FoundLead Lead, DateTimeOffset At)>();
        // One after the other: each is read off its own index, where an "or" of them would look at every lead.
        if (companies.Count > 0)
        {
            await Take(told.Where(row => companies.Contains(row.Lead.CompanyId!.Value)));
            await Take(told.Where(row => companies.Contains(row.Lead.IntermediaryId!.Value)));
        }

        if (contacts.Count > 0) await Take(told.Where(row => contacts.Contains(row.Lead.ContactId!.Value)));
        return [.. leads.OrderByDescending(found => found.At).Select(found => found.Lead).DistinctBy(lead => lead.Id)];

        async Task Take(IQueryable<NamedLead> rows)
        {
            var ids = await rows.OrderByDescending(row => row.Lead.ReceivedAt).Take(MostLeads).Select(row => new { row.Lead.Id, row.Lead.ReceivedAt }).ToListAsync(ct);
            var named = await Named(ids.Select(row => row.Id), ct);
            leads.AddRange(ids.Where(row => named.ContainsKey(row.Id)).Select(row => (named[row.Id], row.ReceivedAt)));
        }
    }

    /// <summary>Family name first, unspaced, where both are written so.</summary>
    private static string NameOf(ContactDetails person) =>
        person is { FamilyName: [>= '\u2E80', ..], GivenName: [>= '\u2E80', ..] } ? person.FamilyName + person.GivenName
        : $"{person.GivenName} {person.FamilyName}".Trim() is { Length: > 0 } name ? name : person.Email ?? "–";
}
