namespace GlobalReach.Web.Markup;

/// <summary>One thing that happened. <paramref name="Text"/> is already in the reader's language.</summary>
public sealed record TimelineItem(DateTimeOffset At, string Who, string Text, string Icon = "history", string? Detail = null);
