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
    public CompanyId? CompanyId { get; private init; }

    /// <summary>What we know of the person.</summary>
    public ContactDetails Details { get; private set; } = null!;

    /// <summary>Registers a contact.</summary>
    public static Contact Register(ContactId id, CompanyId? company, ContactDetails details)
    {
        var contact = new Contact { Id = id, CompanyId = company, Details = details };
        contact.Record(new ContactRegistered(id, company, details.LawfulBasis, details.LawfulBasisOn));
        return contact;
    }

    /// <summary>Corrects what we know of the person.</summary>
    public void Correct(ContactDetails details)
    {
        if (details == Details) return;
        Details = details;
        Record(new ContactCorrected(Id, details.LawfulBasis, details.LawfulBasisOn));
    }
}

/// <summary>A person's name, ways to reach them, and why we may keep it.</summary>
public sealed record ContactDetails
{
    /// <summary>Given name; empty when only the family name is known.</summary>
    public string GivenName { get; init; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; init; } = "";

    /// <summary>Honorific as the person uses it (Frau Dr., 様); null when unknown.</summary>
    public string? Honorific { get; init; }

    /// <summary>Position in the company; null when unknown.</summary>
    public string? JobTitle { get; init; }

    /// <summary>E-mail address; null when unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>Language to write in; null when unknown.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Why we may keep this; null until decided.</summary>
    public LawfulBasis? LawfulBasis { get; init; }

    /// <summary>The day that was decided.</summary>
    public DateOnly? LawfulBasisOn { get; init; }

    /// <summary>Whether there is any way to answer.</summary>
    public bool IsReachable => Email is { Length: > 0 } || Phone is { Length: > 0 };
}

/// <summary>A contact was registered.</summary>
[FactName("contact.registered")]
public sealed record ContactRegistered(ContactId Contact, CompanyId? Company, LawfulBasis? Basis, DateOnly? BasisOn) : IFact;

/// <summary>What we know of a contact was corrected.</summary>
[FactName("contact.corrected")]
public sealed record ContactCorrected(ContactId Contact, LawfulBasis? Basis, DateOnly? BasisOn) : IFact;
