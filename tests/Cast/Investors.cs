using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Cast;

/// <summary>The invented investors of every test, as a careful person registers them.</summary>
public static class Investors
{
    /// <summary>Solaris Batteries of Heilbronn: everything the first stage asks for is known.</summary>
    public static InquiryForm Solaris { get; } = new()
    {
        Source = LeadSource.Direct,
        Country = "DE",
        Language = "de",
        Summary = "Assembly of stationary battery racks, about 80 jobs, hall of 5,000 to 6,000 m²",
        CompanyName = "Solaris Batteries GmbH",
        CompanyWebsite = "https://solaris-batteries.example",
        ContactGivenName = "Katrin",
        ContactFamilyName = "Vogt",
        ContactHonorific = "Frau Dr.",
        ContactJobTitle = "Head of Business Development",
        ContactEmail = "katrin.vogt@solaris-batteries.example",
        LawfulBasis = LawfulBasis.LegitimateInterest,
        LawfulBasisOn = new DateOnly(2026, 11, 10),
    };

    /// <summary>The same company again, as a colleague typed it into the web form.</summary>
    public static InquiryForm SolarisAgain { get; } = Solaris with
    {
        Source = LeadSource.Website,
        Summary = "Looks at an assembly site on the East Coast",
        CompanyName = "SOLARIS Batteries",
        CompanyWebsite = null,
        ContactGivenName = "Jörg",
        ContactFamilyName = "Häußler",
        ContactHonorific = null,
        ContactJobTitle = null,
        ContactEmail = "j.haeussler@solaris-batteries.example",
    };

    /// <summary>Another investor, with nothing in common with Solaris.</summary>
    public static InquiryForm Yamabuki { get; } = new()
    {
        Source = LeadSource.Event,
        Country = "JP",
        Language = "ja",
        Summary = "Laboratory for surface coatings",
        CompanyName = "Yamabuki Coatings K.K.",
        CompanyNativeName = "山吹コーティングス株式会社",
        ContactGivenName = "Haruka",
        ContactFamilyName = "Mori",
        ContactEmail = "h.mori@yamabuki-coatings.example",
        LawfulBasis = LawfulBasis.Consent,
        LawfulBasisOn = new DateOnly(2026, 11, 9),
    };

    /// <summary>A law firm that asks for a client it does not name.</summary>
    public static InquiryForm Unnamed { get; } = new()
    {
        Source = LeadSource.Multiplier,
        Country = "FR",
        Language = "fr",
        Summary = "A client looks for a regional headquarters",
        IntermediaryKind = CompanyKind.LawFirm,
        IntermediaryName = "Cabinet Exemple & Associés",
        ContactFamilyName = "Lambert",
        ContactEmail = "lambert@cabinet-exemple.example",
        LawfulBasis = LawfulBasis.Contract,
        LawfulBasisOn = new DateOnly(2026, 11, 10),
    };
}
