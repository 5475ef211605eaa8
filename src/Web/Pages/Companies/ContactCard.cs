using GlobalReach.Workflows.Companies;

namespace GlobalReach.Web.Pages.Companies;

/// <summary>A person at a company, and where what we know of them is changed; null for who only reads.</summary>
public sealed record ContactCard(CompanyPage.Person Person, string? Country, string? Address);
