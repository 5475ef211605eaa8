using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Sites;

namespace GlobalReach.Workflows.Search;

/// <summary>By what each thing is found: the one place that says so.</summary>
internal static class SearchTexts
{
    /// <summary>A thing with its terms; null for what nobody searches for. Without terms it is not to be found (any longer).</summary>
    public static (SearchKind Kind, Guid Id, IReadOnlyList<string> Terms)? Of(object thing) => thing switch
    {
        Lead lead => (SearchKind.Lead, lead.Id.Value, SearchWords.Terms(lead.Number, lead.CodeName)),
        Company company => (SearchKind.Company, company.Id.Value, SearchWords.Terms(company.LegalName, company.NativeName, company.MatchKey)),
        Contact contact => (SearchKind.Contact, contact.Id.Value, SearchWords.Terms(Texts(contact.Details))),
        ShortlistedSite site => (SearchKind.Site, site.Id, site.IsWithdrawn ? [] : SearchWords.Terms(site.Facts.Name, site.Facts.Town)),
        LeadDocument document => (SearchKind.Document, document.Id, SearchWords.Terms(document.FileName)),
        _ => null,
    };

    /// <summary>Names in both orders, since some scripts write them in one piece; the whole address, as people paste it.</summary>
    private static IEnumerable<string?> Texts(ContactDetails person)
    {
        yield return $"{person.FamilyName}{person.GivenName}";
        yield return $"{person.GivenName}{person.FamilyName}";
        yield return $"{person.GivenName} {person.FamilyName}";
        yield return person.Email;
    }
}
