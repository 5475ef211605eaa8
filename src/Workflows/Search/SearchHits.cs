using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Search;

/// <summary>Joins what the index finds with what the person may know, kind by kind.</summary>
public sealed class SearchHits(GlobalReachDb db, FoundSubjects subjects, Secrecy secrecy, CurrentUser user)
{
    /// <summary>A subject is found once for each of its terms that fits: so many rows make sure of one hit.</summary>
    private const int RowsPerHit = 4;

    /// <summary>Of a law firm with a hundred leads the newest will do.</summary>
    private const int MostLeads = 200;

    /// <summary>A hit with the names it is ranked by.</summary>
    internal sealed record Candidate(Find.Hit Hit, params IReadOnlyList<string?> Names);

    internal sealed record Group(SearchKind Kind, IReadOnlyList<Candidate> Candidates, bool HasMore = false);

    /// <summary>A company or contact that was found.</summary>
    private sealed record Party(Guid Id, CompanyId? Company, ContactId? Contact, string Title, string? Other);

    /// <summary>For staff. One kind after the other: they share a connection.</summary>
    internal async Task<IReadOnlyList<Group>> Of(IReadOnlyList<WantedWord> words, int most, CancellationToken ct) =>
        [await Leads(words, most, ct), await Companies(words, most, ct), await Contacts(words, most, ct), await Sites(words, most, ct), await Documents(words, most, ct)];

    /// <summary>For a town or partner: the few leads they are invited to, by the name they hear of them.</summary>
    internal async Task<Group> OfPartner(IReadOnlyList<WantedWord> words, CancellationToken ct)
    {
        var me = user.Id;
        var mine = db.Leads.SelectMany(lead => lead.Team, (lead, member) => new { lead.Id, member.PersonId }).Where(member => member.PersonId == me).Select(member => member.Id);
        var leads = await secrecy.NamedLeads().Where(row => mine.Contains(row.Lead.Id)).OrderByDescending(row => row.Lead.Inquiry.ReceivedAt).Take(MostLeads).Select(FoundLead.From).ToListAsync(ct);
        return new(SearchKind.Lead, [.. leads.Where(lead => SearchWords.Fit(words, lead.Name, lead.Number)).Select(lead => new Candidate(new Find.Hit(lead.Id.Value, lead.Name, null, lead), lead.Name, lead.Number))]);
    }

    private async Task<Group> Leads(IReadOnlyList<WantedWord> words, int most, CancellationToken ct)
    {
        if (await subjects.Of(SearchKind.Lead, words, ct) is not { } found) return new(SearchKind.Lead, []);
        var rows = await found.Join(db.Leads, f => f.Id, lead => (Guid)(object)lead.Id, (f, lead) => new { lead.Id, f.Term })
            .OrderBy(f => f.Term).Take(most * RowsPerHit).Select(f => f.Id).ToListAsync(ct);
        var leads = await Named([.. rows.Distinct().Take(most + 1)], ct);
        return new(SearchKind.Lead, [.. leads.Values.Select(lead => new Candidate(new Find.Hit(lead.Id.Value, lead.Name, null, lead), lead.Name, lead.CodeName, lead.Number))]);
    }

    private async Task<Group> Companies(IReadOnlyList<WantedWord> words, int most, CancellationToken ct)
    {
        if (await subjects.Of(SearchKind.Company, words, ct) is not { } found) return new(SearchKind.Company, []);
        var rows = await found.Join(secrecy.KnownCompanies(), f => f.Id, known => (Guid)(object)known.Company.Id, (f, known) => new { f.Term, known.Company.Id, known.Company.LegalName, known.Company.NativeName, known.IsOnLead })
            .OrderBy(f => f.Term).Take(most * RowsPerHit).ToListAsync(ct);
        var known = rows.DistinctBy(row => row.Id).Take(most + 1).ToList();
        var leads = await OfParties([.. known.Where(row => row.IsOnLead).Select(row => row.Id)], [], ct);
        return new(SearchKind.Company, [.. known.SelectMany(row => On(row.IsOnLead, new Party(row.Id.Value, row.Id, null, row.LegalName, row.NativeName), leads))]);
    }

    private async Task<Group> Contacts(IReadOnlyList<WantedWord> words, int most, CancellationToken ct)
    {
        if (await subjects.Of(SearchKind.Contact, words, ct) is not { } found) return new(SearchKind.Contact, []);
        var rows = await found.Join(secrecy.KnownContacts(), f => f.Id, known => (Guid)(object)known.Contact.Id, (f, known) => new { f.Term, known.Contact.Id, known.Contact.CompanyId, known.Contact.Details, known.IsNamed })
            .OrderBy(f => f.Term).Take(most * RowsPerHit).ToListAsync(ct);
        var known = rows.DistinctBy(row => row.Id).Take(most + 1).ToList();
        var leads = await OfParties([.. known.Where(row => !row.IsNamed).Select(row => row.CompanyId).OfType<CompanyId>()], [.. known.Where(row => row.IsNamed).Select(row => row.Id)], ct);
        return new(SearchKind.Contact, [.. known.SelectMany(row => On(true, new Party(row.Id.Value, row.IsNamed ? null : row.CompanyId, row.IsNamed ? row.Id : null, NameOf(row.Details), row.Details.JobTitle), leads))]);
    }

    private async Task<Group> Sites(IReadOnlyList<WantedWord> words, int most, CancellationToken ct)
    {
        if (await subjects.Of(SearchKind.Site, words, ct) is not { } found) return new(SearchKind.Site, []);
        var rows = await (from f in found
                          join site in db.Sites on f.Id equals site.Id
                          join name in secrecy.Names() on site.LeadId equals name.LeadId
                          where name.IsIdentity
                          orderby f.Term
                          select new { site.Id, site.LeadId, site.Facts }).Take(most * RowsPerHit).ToListAsync(ct);
        var known = rows.DistinctBy(row => row.Id).Take(most + 1).ToList();
        var leads = await Named([.. known.Select(row => row.LeadId).Distinct()], ct);
        return new(SearchKind.Site, [.. known.Where(row => leads.ContainsKey(row.LeadId)).Select(row => new Candidate(new Find.Hit(row.Id, row.Facts.Name, row.Facts.Town, leads[row.LeadId]), row.Facts.Name, row.Facts.Town))]);
    }

    private async Task<Group> Documents(IReadOnlyList<WantedWord> words, int most, CancellationToken ct)
    {
        if (await subjects.Of(SearchKind.Document, words, ct) is not { } found) return new(SearchKind.Document, []);
        var rows = await (from f in found
                          join document in db.Documents on f.Id equals document.Id
                          join name in secrecy.Names() on document.LeadId equals name.LeadId
                          where name.IsIdentity
                          orderby f.Term
                          select new { document.Id, document.LeadId, document.FileName }).Take(most * RowsPerHit).ToListAsync(ct);
        var known = rows.DistinctBy(row => row.Id).Take(most + 1).ToList();
        var leads = await Named([.. known.Select(row => row.LeadId).Distinct()], ct);
        return new(SearchKind.Document, [.. known.Where(row => leads.ContainsKey(row.LeadId)).Select(row => new Candidate(new Find.Hit(row.Id, row.FileName, null, leads[row.LeadId]), row.FileName))]);
    }

    private async Task<Dictionary<LeadId, FoundLead>> Named(IReadOnlyList<LeadId> ids, CancellationToken ct) =>
        ids.Count == 0 ? [] : await secrecy.NamedLeads().Where(row => ids.Contains(row.Lead.Id)).Select(FoundLead.From).ToDictionaryAsync(lead => lead.Id, ct);

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
            var ids = await rows.OrderByDescending(row => row.Lead.Inquiry.ReceivedAt).Take(MostLeads).Select(row => new { row.Lead.Id, row.Lead.Inquiry.ReceivedAt }).ToListAsync(ct);
            var named = await Named([.. ids.Select(row => row.Id)], ct);
            leads.AddRange(ids.Where(row => named.ContainsKey(row.Id)).Select(row => (named[row.Id], row.ReceivedAt)));
        }
    }

    /// <summary>A hit for each lead that a company or contact stands behind; one without a lead where it stands behind none.</summary>
    private static IEnumerable<Candidate> On(bool onLead, Party party, List<FoundLead> leads)
    {
        var its = leads.Where(lead => onLead && ((party.Company is { } company && (lead.Company == company || lead.Intermediary == company)) || (party.Contact is { } contact && lead.Contact == contact))).ToList();
        if (its.Count == 0) yield return new(new Find.Hit(party.Id, party.Title, party.Other, null), party.Title, party.Other);
        foreach (var lead in its) yield return new(new Find.Hit(party.Id, party.Title, party.Other, lead), party.Title, party.Other);
    }

    /// <summary>Family name first, unspaced, where both are written so.</summary>
    private static string NameOf(ContactDetails person) =>
        person is { FamilyName: [>= '\u2E80', ..], GivenName: [>= '\u2E80', ..] } ? person.FamilyName + person.GivenName
        : $"{person.GivenName} {person.FamilyName}".Trim() is { Length: > 0 } name ? name : person.Email ?? "–";
}
