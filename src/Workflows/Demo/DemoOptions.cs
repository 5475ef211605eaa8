namespace GlobalReach.Workflows.Demo;

/// <summary>Whether invented people, leads and unverified sample facts are switched on.</summary>
public sealed record DemoOptions(bool Enabled);
