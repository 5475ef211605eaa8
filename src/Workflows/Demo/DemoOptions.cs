namespace GlobalReach.Workflows.Demo;

/// <summary>Whether invented people, leads and unverified sample facts are switched on.</summary>
public sealed record DemoOptions(bool Enabled)
{
    /// <summary>How many invented leads a first start tells.</summary>
    public DemoLeadCount Leads { get; init; } = DemoLeadCount.Many;
}

/// <summary>How many invented leads there are.</summary>
public enum DemoLeadCount
{
    /// <summary>About sixty, over eighteen months: every stage and status.</summary>
    Many,

    /// <summary>Five, between inquiry and aftercare: the quickest start.</summary>
    Few,
}
