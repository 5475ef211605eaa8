namespace GlobalReach.Web.Pages.Companies;

/// <summary>The entries of a company, for every page that has a <c>Form</c> of them; and where known companies are looked for meanwhile.</summary>
public sealed record CompanyFields(CompanyEntry Form, AlikePanel Alike);
