namespace GlobalReach.Web.Pages.Leads;

/// <summary>A known company that stands in the place of what would be typed: which, and as what.</summary>
public sealed record TakenOver(Guid Id, string? Name, string Part);
