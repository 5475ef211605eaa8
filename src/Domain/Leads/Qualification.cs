namespace GlobalReach.Domain.Leads;

/// <summary>What kind of investment it is.</summary>
public enum ProjectType
{
    /// <summary>A new establishment.</summary>
    Greenfield,

    /// <summary>More of what is here already.</summary>
    Expansion,

    /// <summary>Buying or merging with a company here.</summary>
    MergerOrAcquisition,

    /// <summary>A joint venture or partner search.</summary>
    JointVenture,

    /// <summary>Keeping what is here.</summary>
    Retention,

    /// <summary>Moving from elsewhere in the country.</summary>
    Relocation,

    /// <summary>Money without operations.</summary>
    CapitalOnly,
}

/// <summary>What the establishment is for.</summary>
public enum BusinessFunction
{
    /// <summary>Headquarters.</summary>
    Headquarters,

    /// <summary>Regional headquarters.</summary>
    RegionalHeadquarters,

    /// <summary>Research and development.</summary>
    ResearchAndDevelopment,

    /// <summary>Manufacturing.</summary>
    Manufacturing,

    /// <summary>Assembly.</summary>
    Assembly,

    /// <summary>Logistics and distribution.</summary>
    Logistics,

    /// <summary>Shared services.</summary>
    SharedServices,

    /// <summary>Sales office.</summary>
    SalesOffice,

    /// <summary>Data centre.</summary>
    DataCentre,

    /// <summary>Laboratory.</summary>
    Laboratory,

    /// <summary>Call centre.</summary>
    CallCentre,

    /// <summary>Training.</summary>
    Training,
}

/// <summary>When the investor means to decide.</summary>
public enum TimeFrame
{
    /// <summary>Within half a year.</summary>
    UpTo6Months,

    /// <summary>Within a year.</summary>
    UpTo12Months,

    /// <summary>Within two years.</summary>
    UpTo24Months,

    /// <summary>Later.</summary>
    Later,
}

/// <summary>The part our contact plays in the decision.</summary>
public enum DecisionRole
{
    /// <summary>Decides.</summary>
    Decider,

    /// <summary>Is listened to.</summary>
    Influencer,

    /// <summary>Opens or closes doors.</summary>
    Gatekeeper,

    /// <summary>Advises from outside.</summary>
    Consultant,
}

/// <summary>A scored item that is there, partly there, or not.</summary>
public enum Degree
{
    /// <summary>Not there.</summary>
    None,

    /// <summary>Partly there.</summary>
    Partly,

    /// <summary>There.</summary>
    Full,
}

/// <summary>How well the project fits the region's clusters.</summary>
public enum ClusterFit
{
    /// <summary>No cluster of ours.</summary>
    None,

    /// <summary>Next to one.</summary>
    Adjacent,

    /// <summary>In one.</summary>
    Core,
}

/// <summary>The manager's decision on a qualified lead.</summary>
public enum GoNoGo
{
    /// <summary>Work on it.</summary>
    Go,

    /// <summary>Keep in touch; it is too early.</summary>
    Nurture,

    /// <summary>Hand it to somebody better placed.</summary>
    Refer,

    /// <summary>Do not pursue.</summary>
    NoGo,
}

/// <summary>What we learned about a project when asking whether it is real, fits, and when. Score and grade are computed from it.</summary>
public sealed record Qualification
{
    /// <summary>The business need, in the investor's terms.</summary>
    public required Known<string> Need { get; init; }

    /// <summary>The kind of investment.</summary>
    public required Known<ProjectType> ProjectType { get; init; }

    /// <summary>What the establishment is for.</summary>
    public required Known<BusinessFunction> Function { get; init; }

    /// <summary>New jobs, full-time equivalents, after ramp-up.</summary>
    public required Known<int> Jobs { get; init; }

    /// <summary>Capital expenditure.</summary>
    public required Known<Money> Capex { get; init; }

    /// <summary>When the investor decides.</summary>
    public required Known<TimeFrame> TimeFrame { get; init; }

    /// <summary>The part our contact plays.</summary>
    public required Known<DecisionRole> DecisionRole { get; init; }

    /// <summary>Average wage divided by the county's average.</summary>
    public Known<decimal> WageRatio { get; init; }

    /// <summary>Fit with the region's clusters.</summary>
    public Known<ClusterFit> ClusterFit { get; init; }

    /// <summary>Supply-chain, export or innovation effect.</summary>
    public Known<Degree> Spillover { get; init; }

    /// <summary>Whether it would settle in a distressed area or the urban core.</summary>
    public Known<Degree> DistressedArea { get; init; }

    /// <summary>Whether it is funded, approved and dated.</summary>
    public Known<Degree> Reality { get; init; }

    /// <summary>Whether Hartford passes the must-haves.</summary>
    public Known<Degree> Feasibility { get; init; }

    /// <summary>How we stand against the rivals.</summary>
    public Known<Degree> Position { get; init; }

    /// <summary>Whether the investor answers, visits, brings a second contact.</summary>
    public Known<Degree> Engagement { get; init; }

    /// <summary>Go, nurture, refer or no-go.</summary>
    public required GoNoGo Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>Who decided.</summary>
    public required PersonId By { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The score of a qualification at the moment it was recorded.</summary>
public sealed record Score(int Value, int Likelihood, int ConfidencePercent, string Grade, bool Provisional, string? NextBestQuestion, string Model);
