using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Requests;

namespace GlobalReach.Workflows.Leads;

/// <summary>What an intake person writes down of an inquiry, by page, API and import alike. Everything may be missing at first.</summary>
public sealed record InquiryForm
{
    public LeadSource? Source { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public string Summary { get; init; } = "";

    public string RawMessage { get; init; } = "";

    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The investor where it is known to us already; then its name and website are left as they are.</summary>
    public CompanyId? CompanyId { get; init; }

    public string? CompanyName { get; init; }

    public string? CompanyNativeName { get; init; }

    public string? CompanyWebsite { get; init; }

    /// <summary>The intermediary where it is known to us already.</summary>
    public CompanyId? IntermediaryId { get; init; }

    public CompanyKind? IntermediaryKind { get; init; }

    public string? IntermediaryName { get; init; }

    public string? ContactGivenName { get; init; }

    public string? ContactFamilyName { get; init; }

    public string? ContactHonorific { get; init; }

    public string? ContactJobTitle { get; init; }

    public string? ContactEmail { get; init; }

    public string? ContactPhone { get; init; }

    public LawfulBasis? LawfulBasis { get; init; }

    public DateOnly? LawfulBasisOn { get; init; }

    public sealed class Validator : AbstractValidator<InquiryForm>
    {
        public Validator()
        {
            RuleFor(i => i.Summary).NotEmpty().MaximumLength(2000);
            RuleFor(i => i.RawMessage).NotNull().MaximumLength(200_000);
            RuleFor(i => i.Country).Must(CountryCode.IsCountry).When(i => !string.IsNullOrEmpty(i.Country)).WithErrorCode("country-unknown");
            RuleFor(i => i.Language).Must(LanguageTag.IsLanguage).When(i => !string.IsNullOrEmpty(i.Language)).WithErrorCode("language-unknown");
            RuleFor(i => i.Source).IsInEnum();
            RuleFor(i => i.LawfulBasis).IsInEnum();
            RuleFor(i => i.IntermediaryKind).IsInEnum().NotEqual(CompanyKind.Investor).WithErrorCode("intermediary-kind-missing");
            RuleFor(i => i.IntermediaryKind).NotNull().When(i => i.IntermediaryId is null && !string.IsNullOrWhiteSpace(i.IntermediaryName)).WithErrorCode("intermediary-kind-missing");
            RuleFor(i => i.CompanyName).MaximumLength(300);
            RuleFor(i => i.CompanyNativeName).MaximumLength(300);
            RuleFor(i => i.CompanyWebsite).MaximumLength(300);
            RuleFor(i => i.IntermediaryName).MaximumLength(300);
            RuleFor(i => i.ContactGivenName).MaximumLength(150);
            RuleFor(i => i.ContactFamilyName).MaximumLength(150);
            RuleFor(i => i.ContactHonorific).MaximumLength(60);
            RuleFor(i => i.ContactJobTitle).MaximumLength(150);
            RuleFor(i => i.ContactEmail).Must(email => MailAddress.IsOne(email!.Trim())).When(i => !string.IsNullOrWhiteSpace(i.ContactEmail)).WithErrorCode("email-malformed");
            RuleFor(i => i.ReceivedAt).BusinessTime();
            RuleFor(i => i.LawfulBasisOn).BusinessDay();
            RuleFor(i => i.ContactPhone).MaximumLength(60);
        }
    }

    /// <summary>What is written down so far, to be completed; without whatever could give the company away for who may not know it.</summary>
    internal static InquiryForm Of(Lead lead, Dictionary<CompanyId, Company> companies, Contact? contact, bool knows)
    {
        var open = new InquiryForm { Source = lead.Inquiry.Source, Country = lead.Inquiry.Country?.Value, Language = lead.Inquiry.Language?.Value, ReceivedAt = lead.ReceivedAt };
        if (!knows) return open;

        var company = lead.CompanyId is { } c ? companies[c] : null;
        var intermediary = lead.IntermediaryId is { } i ? companies[i] : null;
        return open with
        {
            Summary = lead.Inquiry.Summary, RawMessage = lead.Inquiry.RawMessage,
            CompanyId = lead.CompanyId, IntermediaryId = lead.IntermediaryId,
            CompanyName = company?.LegalName, CompanyNativeName = company?.NativeName, CompanyWebsite = company?.Website,
            IntermediaryName = intermediary?.LegalName, IntermediaryKind = intermediary?.Kind,
            ContactGivenName = contact?.Details.GivenName, ContactFamilyName = contact?.Details.FamilyName, ContactHonorific = contact?.Details.Honorific, ContactJobTitle = contact?.Details.JobTitle,
            ContactEmail = contact?.Details.Email, ContactPhone = contact?.Details.Phone, LawfulBasis = contact?.Details.LawfulBasis, LawfulBasisOn = contact?.Details.LawfulBasisOn,
        };
    }

    internal Inquiry ToInquiry() => new()
    {
        Source = Source,
        Country = string.IsNullOrEmpty(Country) ? null : new CountryCode(Country),
        Language = string.IsNullOrEmpty(Language) ? null : new LanguageTag(Language),
        Summary = Summary.Trim(),
        RawMessage = RawMessage,
    };

    /// <summary>What is typed here, beside what else we know of the person.</summary>
    internal ContactDetails ToContact(ContactDetails? known = null) => (known ?? new ContactDetails()) with
    {
        GivenName = ContactGivenName?.Trim() ?? "",
        FamilyName = ContactFamilyName?.Trim() ?? "",
        Honorific = Filled(ContactHonorific),
        JobTitle = Filled(ContactJobTitle),
        Email = Filled(ContactEmail),
        Phone = Filled(ContactPhone),
        Language = string.IsNullOrEmpty(Language) ? null : new LanguageTag(Language),
        LawfulBasis = LawfulBasis,
        LawfulBasisOn = LawfulBasisOn,
    };

    /// <summary>Registers whoever is named; a company, an intermediary, a contact, each only as far as known.</summary>
    internal LeadParties Register(GlobalReachDb db)
    {
        var country = string.IsNullOrEmpty(Country) ? (CountryCode?)null : new CountryCode(Country);
        var company = CompanyId is null && Filled(CompanyName) is { } name ? Company.Register(Domain.Foundation.CompanyId.New(), CompanyKind.Investor, name, Filled(CompanyNativeName), country, Filled(CompanyWebsite)) : null;
        var intermediary = IntermediaryId is null && Filled(IntermediaryName) is { } firm ? Company.Register(Domain.Foundation.CompanyId.New(), IntermediaryKind!.Value, firm, null, null, null) : null;
        var parties = new LeadParties(CompanyId ?? company?.Id, IntermediaryId ?? intermediary?.Id, null);
        var contact = HasContact ? Contact.Register(ContactId.New(), parties.Intermediary ?? parties.Company, ToContact()) : null;
        if (company is not null) db.Companies.Add(company);
        if (intermediary is not null) db.Companies.Add(intermediary);
        if (contact is not null) db.Contacts.Add(contact);
        return parties with { Contact = contact?.Id };
    }

    internal InquiryForm WithoutContactWhen(bool there) => there
        ? this with { ContactFamilyName = null, ContactGivenName = null, ContactEmail = null, ContactPhone = null, LawfulBasis = null }
        : this;

    private bool HasContact => Filled(ContactFamilyName) is not null || Filled(ContactGivenName) is not null || Filled(ContactEmail) is not null || Filled(ContactPhone) is not null || LawfulBasis is not null;

    internal static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
