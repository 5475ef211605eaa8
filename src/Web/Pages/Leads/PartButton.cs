using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>One click on one part of a lead: the page's handler, the part, and the version of the lead that the person sees.</summary>
public sealed record PartButton(string Handler, Guid Part, LeadPage.Result Lead, string Label, string Icon, string About, bool Main = false);
