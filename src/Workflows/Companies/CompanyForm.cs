using System.Text.RegularExpressions;
using FluentValidation;
using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Workflows.Companies;

/// <summary>What a person writes down of a company, by page and API alike. Only what it is and its name have to be known.</summary>
public sealed partial record CompanyForm
{
    public CompanyKind Kind { get; init; }

    public string LegalName { get; init; } = "";

    public string? NativeName { get; init; }

    public string? TradingName { get; init; }

    public string? Country { get; init; }

    public string? Website { get; init; }

    public CompanyId? ParentId { get; init; }

    public string? RegistrationNumber { get; init; }

    public string? Lei { get; init; }

    public string? Duns { get; init; }

    public bool? StateOwned { get; init; }

    public string? Ownership { get; init; }

    public string? Naics { get; init; }

    public CompanySize? Size { get; init; }

    public RevenueBand? Revenue { get; init; }

    public UsPresence? UsPresence { get; init; }

    public RelationshipTier? Tier { get; init; }

    public static CompanyForm Of(CompanyFacts facts) => new()
    {
        Kind = facts.Kind, LegalName = facts.LegalName, NativeName = facts.NativeName, TradingName = facts.Profile.TradingName, Country = facts.Country?.Value, Website = facts.Website, ParentId = facts.ParentId,
        RegistrationNumber = facts.Profile.RegistrationNumber, Lei = facts.Profile.Lei, Duns = facts.Profile.Duns, StateOwned = facts.Profile.StateOwned, Ownership = facts.Profile.Ownership,
        Naics = facts.Profile.Naics, Size = facts.Profile.Size, Revenue = facts.Profile.Revenue, UsPresence = facts.Profile.UsPresence, Tier = facts.Profile.Tier,
    };

    internal CompanyFacts ToFacts() => new(
        Kind, LegalName.Trim(), InquiryForm.Filled(NativeName), string.IsNullOrEmpty(Country) ? null : new CountryCode(Country), InquiryForm.Filled(Website), ParentId,
        new CompanyProfile
        {
            TradingName = InquiryForm.Filled(TradingName), RegistrationNumber = InquiryForm.Filled(RegistrationNumber), Lei = Bare(Lei), Duns = Bare(Duns), StateOwned = StateOwned,
            Ownership = InquiryForm.Filled(Ownership), Naics = Bare(Naics), Size = Size, Revenue = Revenue, UsPresence = UsPresence, Tier = Tier,
        });

    /// <summary>Numbers are typed with blanks and hyphens, and mean the same without.</summary>
    private static string? Bare(string? number) => InquiryForm.Filled(number is null ? null : string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    public sealed class Validator : AbstractValidator<CompanyForm>
    {
        public Validator()
        {
            RuleFor(f => f.Kind).IsInEnum();
            RuleFor(f => f.LegalName).NotEmpty().MaximumLength(300);
            RuleFor(f => f.NativeName).MaximumLength(300);
            RuleFor(f => f.TradingName).MaximumLength(300);
            RuleFor(f => f.Website).MaximumLength(300);
            RuleFor(f => f.Country).Must(CountryCode.IsCountry).When(f => !string.IsNullOrEmpty(f.Country)).WithErrorCode("country-unknown");
            RuleFor(f => f.RegistrationNumber).MaximumLength(60);
            RuleFor(f => f.Ownership).MaximumLength(1000);
            RuleFor(f => f.Lei).Must(lei => Bare(lei) is not { } given || LeiShape().IsMatch(given)).WithErrorCode("lei-malformed");
            RuleFor(f => f.Duns).Must(duns => Bare(duns) is not { } given || DunsShape().IsMatch(given)).WithErrorCode("duns-malformed");
            RuleFor(f => f.Naics).Must(naics => Bare(naics) is not { } given || NaicsShape().IsMatch(given)).WithErrorCode("naics-malformed");
            RuleFor(f => f.Size).IsInEnum();
            RuleFor(f => f.Revenue).IsInEnum();
            RuleFor(f => f.UsPresence).IsInEnum();
            RuleFor(f => f.Tier).IsInEnum();
        }
    }

    [GeneratedRegex("^[A-Z0-9]{18}[0-9]{2}$")]
    private static partial Regex LeiShape();

    [GeneratedRegex("^[0-9]{9}$")]
    private static partial Regex DunsShape();

    [GeneratedRegex("^[1-9][0-9]{1,5}$")]
    private static partial Regex NaicsShape();
}
