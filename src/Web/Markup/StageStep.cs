namespace GlobalReach.Web.Markup;

public enum StepState { Next, Current, Done, Skipped }

/// <summary>One stage in the bar above a lead. <paramref name="Note"/> is what people look for there, such as days spent.</summary>
public sealed record StageStep(string Label, StepState State, string? Note = null);
