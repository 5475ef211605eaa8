namespace GlobalReach.Domain.Leads;

/// <summary>What the project needs, what drives it and who competes: the requirements sheet in short.</summary>
public sealed record Discovery
{
    /// <summary>What a place must have to be considered at all.</summary>
    public required IReadOnlyList<string> MustHaves { get; init; }

    /// <summary>What drives the project (market, talent, cost, …), most important first.</summary>
    public required IReadOnlyList<string> Drivers { get; init; }

    /// <summary>Competing countries, regions or sites; "cannot say" when the client will not tell.</summary>
    public required Known<string> Rivals { get; init; }

    /// <summary>Electric, gas, water and sewer loads as the client gives them.</summary>
    public Known<string> UtilityLoads { get; init; }

    /// <summary>Average yearly wage.</summary>
    public Known<Money> AverageWage { get; init; }

    /// <summary>Jobs that exist at the company in question and stay; asked where one is taken over.</summary>
    public Known<int> JobsKept { get; init; }

    /// <summary>Whether anybody sees something that may touch CFIUS; asked where a company is taken over. Counsel decides, never we.</summary>
    public Known<CfiusSign> Cfius { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required PersonId By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Whether a project shows signs that it may be reviewed by CFIUS: critical technology, infrastructure, sensitive data, a state as owner, land near listed installations (DOMAIN §7).</summary>
public enum CfiusSign
{
    /// <summary>Looked for, none seen.</summary>
    NoneSeen,

    /// <summary>Something was seen; it is counsel's to look at.</summary>
    Seen,

    /// <summary>Counsel has looked at it.</summary>
    WithCounsel,
}
