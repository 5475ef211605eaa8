using FluentValidation;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;

namespace GlobalReach.Workflows.Contacts;

/// <summary>What we write down of a person: names in their order and script, their part in the decision, ways to reach them, and why we may keep it.</summary>
public sealed record ContactForm
{
    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public NameOrder? Order { get; init; }

    public string? NativeName { get; init; }

    public string? Honorific { get; init; }

    public string? JobTitle { get; init; }

    public DecisionRole? Role { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Language { get; init; }

    public string? SecondLanguage { get; init; }

    public string? TimeZone { get; init; }

    public LawfulBasis? LawfulBasis { get; init; }

    public DateOnly? LawfulBasisOn { get; init; }

    public DateOnly? NoticeOn { get; init; }

    public bool DoNotContact { get; init; }

    public static ContactForm Of(ContactDetails known) => new()
    {
        GivenName = known.GivenName, FamilyName = known.FamilyName, Order = known.Order, NativeName = known.NativeName, Honorific = known.Honorific, JobTitle = known.JobTitle, Role = known.Role,
        Email = known.Email, Phone = known.Phone, Language = known.Language?.Value, SecondLanguage = known.SecondLanguage?.Value, TimeZone = known.TimeZone,
        LawfulBasis = known.LawfulBasis, LawfulBasisOn = known.LawfulBasisOn, NoticeOn = known.NoticeOn, DoNotContact = known.DoNotContact,
    };

    internal ContactDetails ToDetails() => new()
    {
        GivenName = GivenName?.Trim() ?? "", FamilyName = FamilyName?.Trim() ?? "", Order = Order, NativeName = InquiryForm.Filled(NativeName), Honorific = InquiryForm.Filled(Honorific), JobTitle = InquiryForm.Filled(JobTitle), Role = Role,
        Email = InquiryForm.Filled(Email), Phone = InquiryForm.Filled(Phone), Language = Tag(Language), SecondLanguage = Tag(SecondLanguage), TimeZone = InquiryForm.Filled(TimeZone),
        LawfulBasis = LawfulBasis, LawfulBasisOn = LawfulBasisOn, NoticeOn = NoticeOn, DoNotContact = DoNotContact,
    };

    private static LanguageTag? Tag(string? language) => string.IsNullOrEmpty(language) ? null : new LanguageTag(language);

    public sealed class Validator : AbstractValidator<ContactForm>
    {
        public Validator()
        {
            RuleFor(f => f.FamilyName).NotEmpty().When(f => string.IsNullOrWhiteSpace(f.GivenName) && string.IsNullOrWhiteSpace(f.NativeName)).WithErrorCode("contact-nameless");
            RuleFor(f => f.GivenName).MaximumLength(150);
            RuleFor(f => f.FamilyName).MaximumLength(150);
            RuleFor(f => f.NativeName).MaximumLength(300);
            RuleFor(f => f.Honorific).MaximumLength(60);
            RuleFor(f => f.JobTitle).MaximumLength(150);
            RuleFor(f => f.Phone).MaximumLength(60);
            RuleFor(f => f.Order).IsInEnum();
            RuleFor(f => f.Role).IsInEnum();
            RuleFor(f => f.LawfulBasis).IsInEnum();
            RuleFor(f => f.Email).Must(email => MailAddress.IsOne(email!.Trim())).When(f => !string.IsNullOrWhiteSpace(f.Email)).WithErrorCode("email-malformed");
            RuleFor(f => f.Language).Must(LanguageTag.IsLanguage).When(f => !string.IsNullOrEmpty(f.Language)).WithErrorCode("language-unknown");
            RuleFor(f => f.SecondLanguage).Must(LanguageTag.IsLanguage).When(f => !string.IsNullOrEmpty(f.SecondLanguage)).WithErrorCode("language-unknown");
            RuleFor(f => f.TimeZone).Must(zone => zone!.Trim().Length <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out _)).When(f => !string.IsNullOrWhiteSpace(f.TimeZone)).WithErrorCode("time-zone-unknown");
            RuleFor(f => f.LawfulBasisOn).BusinessDay();
            RuleFor(f => f.NoticeOn).BusinessDay();
        }
    }
}
