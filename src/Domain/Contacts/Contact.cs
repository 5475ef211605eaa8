using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Contacts;

/// <summary>A person at an investor or intermediary. Personal data: it is kept in this row only, with the basis on which we keep it.</summary>
public sealed class Contact : Aggregate
{
    private Contact()
    {
    }

    /// <summary>Its identity.</summary>
    public ContactId Id { get; private init; }

    /// <inheritdoc/>
    public override Guid StreamId => Id.Value;

    /// <summary>Where the person works.</summary>
    public CompanyId? CompanyId { get; private set; }

    /// <summary>What we know of the person.</summary>
    public ContactDetails Details { get; private set; } = null!;

    /// <summary>The domain of the address, which a company's website usually shares; null without one of its own.</summary>
    public string? MailDomain { get; private set; }

    /// <summary>Registers a contact.</summary>
    public static Contact Register(ContactId id, CompanyId? company, ContactDetails details)
    {
        var contact = new Contact { Id = id, CompanyId = company, Details = details, MailDomain = WebDomain.OfMail(details.Email) };
        contact.Record(new ContactRegistered(id, company, details.LawfulBasis, details.LawfulBasisOn));
        return contact;
    }

    /// <summary>Corrects what we know of the person.</summary>
    public void Correct(ContactDetails details)
    {
        if (details == Details) return;
        Take(details);
        Record(new ContactCorrected(Id, details.LawfulBasis, details.LawfulBasisOn));
    }

    /// <summary>Changes what we know of the person.</summary>
    public void Change(ContactDetails details)
    {
        if (details == Details) return;
        Take(details);
        Record(new ContactChanged(Id, details.LawfulBasis, details.LawfulBasisOn, details.NoticeOn, details.DoNotContact));
    }

    /// <summary>Works for another company than before, because that one was merged or came back.</summary>
    public void Follow(CompanyId company)
    {
        var from = CompanyId;
        CompanyId = company;
        Record(new ContactMoved(Id, from, company));
    }

    /// <summary>Whether a text says who they are by full name, or where they can be written to.</summary>
    public bool IsNamedIn(string text)
    {
        var said = CompanyMatch.SaidIn(text);
        string?[] names = [Details.NativeName, .. Details is { GivenName: { Length: > 0 } given, FamilyName: { Length: > 0 } family } ? new[] { $"{given} {family}", $"{family} {given}" } : []];
        return names.OfType<string>().Any(name => CompanyMatch.Mentions(said, CompanyMatch.Whole(name)))
            || new[] { Details.Email, MailDomain }.OfType<string>().Any(address => CompanyMatch.MentionsAddress(text, address));
    }

    private void Take(ContactDetails details) => (Details, MailDomain) = (details, WebDomain.OfMail(details.Email));
}

/// <summary>A person's name, ways to reach them, and why we may keep it.</summary>
public sealed record ContactDetails
{
    /// <summary>Given name; empty when only the family name is known.</summary>
    public string GivenName { get; init; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; init; } = "";

    /// <summary>Which name comes first where the person is at home; null as it is usual in their language.</summary>
    public NameOrder? Order { get; init; }

    /// <summary>The whole name in its own script, in its own order; null when that is Latin.</summary>
    public string? NativeName { get; init; }

    /// <summary>Honorific as the person uses it (Frau Dr., 様); null when unknown.</summary>
    public string? Honorific { get; init; }

    /// <summary>Position in the company; null when unknown.</summary>
    public string? JobTitle { get; init; }

    /// <summary>What part the person has in the decision; null until known.</summary>
    public DecisionRole? Role { get; init; }

    /// <summary>E-mail address; null when unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>Language to write in; null when unknown.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Another language the person reads; null when none is known.</summary>
    public LanguageTag? SecondLanguage { get; init; }

    /// <summary>Where the person's clock is (IANA name); null until known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Why we may keep this; null until decided.</summary>
    public LawfulBasis? LawfulBasis { get; init; }

    /// <summary>The day that was decided.</summary>
    public DateOnly? LawfulBasisOn { get; init; }

    /// <summary>The day the person was told that we keep it; null until they were.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Whether the person asked not to be written to or called.</summary>
    public bool DoNotContact { get; init; }

    /// <summary>Whether the family name comes first.</summary>
    public bool IsFamilyFirst => Order is { } order ? order == NameOrder.FamilyFirst : Language?.Value.Split('-')[0] is "ja" or "zh" or "ko" or "hu" or "vi";

    /// <summary>Both names in the order the person uses.</summary>
    public string FullName => string.Join(' ', (IsFamilyFirst ? new[] { FamilyName, GivenName } : [GivenName, FamilyName]).Where(name => name.Length > 0));

    /// <summary>Whether there is any way to answer.</summary>
    public bool IsReachable => Email is { Length: > 0 } || Phone is { Length: > 0 };
}

/// <summary>Which of a person's names comes first.</summary>
public enum NameOrder
{
    /// <summary>Given name, then family name.</summary>
    GivenFirst,

    /// <summary>Family name, then given name.</summary>
    FamilyFirst,
}

/// <summary>A contact was registered.</summary>
[FactName("contact.registered")]
public sealed record ContactRegistered(ContactId Contact, CompanyId? Company, LawfulBasis? Basis, DateOnly? BasisOn) : IFact;

/// <summary>What we know of a contact was corrected.</summary>
[FactName("contact.corrected")]
public sealed record ContactCorrected(ContactId Contact, LawfulBasis? Basis, DateOnly? BasisOn) : IFact;

/// <summary>What we know of a contact was changed.</summary>
[FactName("contact.changed")]
public sealed record ContactChanged(ContactId Contact, LawfulBasis? Basis, DateOnly? BasisOn, DateOnly? NoticeOn, bool DoNotContact) : IFact;

/// <summary>A contact follows its company into a merge, or back.</summary>
[FactName("contact.moved")]
public sealed record ContactMoved(ContactId Contact, CompanyId? From, CompanyId? To) : IFact;
