namespace GlobalReach.Web.Markup;

/// <summary>What stands where there is nothing yet: why, and the one thing to do about it.</summary>
public sealed record EmptyState(string Title, string? Text = null, string Icon = "inbox", string? Link = null, string? LinkText = null);
