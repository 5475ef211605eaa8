using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Companies;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>What a person types of a company; every page with such a form calls it <c>Form</c>.</summary>
public sealed class CompanyEntry
{
    public CompanyKind? Kind { get; set; }

    public string? LegalName { get; set; }

    public string? NativeName { get; set; }

    public string? TradingName { get; set; }

    public string? Country { get; set; }

    public string? Website { get; set; }

    /// <summary>The owner by its name, as people type it.</summary>
    public string? ParentName { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? Lei { get; set; }

    public string? Duns { get; set; }

    public YesNo? StateOwned { get; set; }

    public string? Ownership { get; set; }

    public string? Naics { get; set; }

    public CompanySize? Size { get; set; }

    public RevenueBand? Revenue { get; set; }

    public UsPresence? UsPresence { get; set; }

    public RelationshipTier? Tier { get; set; }

    public static CompanyEntry Of(CompanyPage.Result known)
    {
        var (facts, profile) = (known.Facts, known.Facts.Profile);
        return new CompanyEntry
        {
            Kind = facts.Kind, LegalName = facts.LegalName, NativeName = facts.NativeName, TradingName = profile.TradingName, Country = facts.Country?.Value, Website = facts.Website, ParentName = known.Parent?.Name,
            RegistrationNumber = profile.RegistrationNumber, Lei = profile.Lei, Duns = profile.Duns, StateOwned = profile.StateOwned is { } state ? state ? YesNo.Yes : YesNo.No : null, Ownership = profile.Ownership,
            Naics = profile.Naics, Size = profile.Size, Revenue = profile.Revenue, UsPresence = profile.UsPresence, Tier = profile.Tier,
        };
    }

    public CompanyForm ToForm(Domain.Foundation.CompanyId? parent) => new()
    {
        Kind = Kind ?? (CompanyKind)(-1), LegalName = LegalName ?? "", NativeName = NativeName, TradingName = TradingName, Country = Country, Website = Website, ParentId = parent,
        RegistrationNumber = RegistrationNumber, Lei = Lei, Duns = Duns, StateOwned = StateOwned is { } state ? state == YesNo.Yes : null, Ownership = Ownership,
        Naics = Naics, Size = Size, Revenue = Revenue, UsPresence = UsPresence, Tier = Tier,
    };

    public AlikeCompanies.Query ToQuery() => new() { Name = LegalName, NativeName = NativeName, Website = Website };
}

/// <summary>Yes, no, or nothing chosen.</summary>
public enum YesNo { Yes, No }
