namespace GlobalReach.Domain.Companies;

/// <summary>What can stand in the way of changing, merging or separating companies.</summary>
public static class CompanyRefusals
{
    /// <summary>It goes on as part of another.</summary>
    public static Refusal Merged { get; } = Refusal.Rule("company-merged");

    /// <summary>A company cannot own itself, however many companies lie between.</summary>
    public static Refusal ParentCircle { get; } = Refusal.Invalid("ParentId", "parent-circle");

    /// <summary>There are two sides to a merge.</summary>
    public static Refusal SameCompany { get; } = Refusal.Rule("merge-with-itself");

    /// <summary>The merge was undone before.</summary>
    public static Refusal MergeUndone { get; } = Refusal.Rule("merge-already-undone");

    /// <summary>The company was itself merged into another since: that has to be undone first.</summary>
    public static Refusal MergedOn { get; } = Refusal.Rule("merge-merged-on");
}
