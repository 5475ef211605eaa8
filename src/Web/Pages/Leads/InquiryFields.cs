using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>The entries of an inquiry, for every page that has a <c>Form</c> of them.</summary>
public sealed record InquiryFields(InquiryForm Form);
