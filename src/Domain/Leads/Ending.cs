namespace GlobalReach.Domain.Leads;

/// <summary>How we know a reason.</summary>
public enum ReasonEvidence
{
    /// <summary>We do not.</summary>
    Unknown,

    /// <summary>The client told us.</summary>
    Told,

    /// <summary>We infer it.</summary>
    Inferred,
}

/// <summary>Why a lead was lost, abandoned or disqualified: one primary and up to two secondary reasons (DOMAIN §1.4).</summary>
public sealed record Ending
{
    /// <summary>Reason keys, ranked; the first is primary.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Whether we could have changed it.</summary>
    public bool? Controllable { get; init; }

    /// <summary>How we know.</summary>
    public ReasonEvidence Evidence { get; init; }

    /// <summary>The place that won; null when unknown or none.</summary>
    public string? WinnerPlace { get; init; }

    /// <summary>When to get in touch again; null for never.</summary>
    public DateOnly? RecontactOn { get; init; }
}
