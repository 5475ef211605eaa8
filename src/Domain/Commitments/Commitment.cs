namespace GlobalReach.Domain.Commitments;

/// <summary>How a company committed itself.</summary>
public enum CommitmentKind
{
    /// <summary>A signed commitment.</summary>
    SignedCommitment,

    /// <summary>A signed lease or purchase.</summary>
    Lease,

    /// <summary>A letter of intent.</summary>
    LetterOfIntent,

    /// <summary>A public statement.</summary>
    PublicStatement,
}

/// <summary>How much of the win is ours.</summary>
public enum Involvement
{
    /// <summary>None: it would have come anyway and we did nothing.</summary>
    None,

    /// <summary>Minor.</summary>
    Minor,

    /// <summary>Significant.</summary>
    Significant,

    /// <summary>Decisive: without us it would not be here.</summary>
    Decisive,
}

/// <summary>The company's decision for us, as it was told; what proves it is evidence, verified by a second person.</summary>
public sealed record Commitment
{
    /// <summary>In which form.</summary>
    public required CommitmentKind Kind { get; init; }

    /// <summary>On which day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>New jobs it pledges, full-time equivalents.</summary>
    public required Known<int> PledgedJobs { get; init; }

    /// <summary>Capital expenditure it pledges.</summary>
    public required Known<Money> PledgedCapex { get; init; }

    /// <summary>Our involvement level.</summary>
    public required Involvement Involvement { get; init; }

    /// <summary>Win reason keys, ranked (DOMAIN §1.4).</summary>
    public required IReadOnlyList<string> WinReasons { get; init; }

    /// <summary>Who recorded it.</summary>
    public required PersonId By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The schedule that is agreed when landing begins, against which aftercare verifies.</summary>
public sealed record Baseline
{
    /// <summary>Jobs agreed.</summary>
    public required int Jobs { get; init; }

    /// <summary>Capital expenditure agreed.</summary>
    public required Money Capex { get; init; }

    /// <summary>Average yearly wage agreed.</summary>
    public required Known<Money> AverageWage { get; init; }

    /// <summary>Who keeps the account afterwards.</summary>
    public required PersonId AftercareOwner { get; init; }

    /// <summary>When it was agreed.</summary>
    public required DateOnly On { get; init; }
}
