using GlobalReach.Workflows.Companies;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>The place where likely known companies are shown while somebody types: the fields that are watched (ids), what was found, and whether one of them can be taken over.</summary>
public sealed record AlikePanel(IReadOnlyList<string> Watched, AlikeCompanies.Result? Found = null, bool CanUse = false)
{
    public static IReadOnlyList<string> OfCompany { get; } = ["Form_LegalName", "Form_NativeName", "Form_Website"];

    public static IReadOnlyList<string> OfInquiry { get; } = ["Form_CompanyName", "Form_CompanyNativeName", "Form_CompanyWebsite", "Form_IntermediaryName", "Form_ContactEmail"];

    public string Trigger => string.Join(", ", Watched.Select(id => $"input changed delay:300ms from:#{id}"));

    public string Include => string.Join(", ", Watched.Select(id => $"#{id}").Append("[name=__RequestVerificationToken]"));
}
