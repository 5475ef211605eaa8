namespace GlobalReach.Domain.Companies;

/// <summary>How many people a company employs, worldwide.</summary>
public enum CompanySize
{
    /// <summary>Fewer than 10.</summary>
    Micro,

    /// <summary>10 to 49.</summary>
    Small,

    /// <summary>50 to 249.</summary>
    Medium,

    /// <summary>250 to 999.</summary>
    Large,

    /// <summary>1,000 to 9,999.</summary>
    VeryLarge,

    /// <summary>10,000 and more.</summary>
    Giant,
}

/// <summary>What a company turns over in a year, in US dollars.</summary>
public enum RevenueBand
{
    /// <summary>Less than 10 million.</summary>
    UnderTenMillion,

    /// <summary>10 to 50 million.</summary>
    UnderFiftyMillion,

    /// <summary>50 to 250 million.</summary>
    UnderQuarterBillion,

    /// <summary>250 million to 1 billion.</summary>
    UnderOneBillion,

    /// <summary>1 billion to 10 billion.</summary>
    UnderTenBillion,

    /// <summary>10 billion and more.</summary>
    TenBillionAndMore,
}

/// <summary>What a company already has in the United States.</summary>
public enum UsPresence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It sells here, without people of its own.</summary>
    Sales,

    /// <summary>An office with people of its own.</summary>
    Office,

    /// <summary>It makes, develops or stores something here.</summary>
    Operations,
}

/// <summary>How closely we look after a company (DOMAIN §1.9).</summary>
public enum RelationshipTier
{
    /// <summary>A hundred jobs and more, strategic, or at risk.</summary>
    A,

    /// <summary>Looked after twice a year.</summary>
    B,

    /// <summary>Asked once a year.</summary>
    C,
}

/// <summary>What practitioners keep of a company beside its names and where it is (DOMAIN §2). Every part may be unknown.</summary>
public sealed record CompanyProfile
{
    /// <summary>The name it goes by in business; null when that is the registered one.</summary>
    public string? TradingName { get; init; }

    /// <summary>Its number in the register of companies at home.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>Legal entity identifier (ISO 17442).</summary>
    public string? Lei { get; init; }

    /// <summary>D-U-N-S number.</summary>
    public string? Duns { get; init; }

    /// <summary>Whether a state owns or controls it.</summary>
    public bool? StateOwned { get; init; }

    /// <summary>Who owns more than a quarter, and of which nationality.</summary>
    public string? Ownership { get; init; }

    /// <summary>Its sector by NAICS, two to six digits.</summary>
    public string? Naics { get; init; }

    /// <summary>How many people work there.</summary>
    public CompanySize? Size { get; init; }

    /// <summary>What it turns over.</summary>
    public RevenueBand? Revenue { get; init; }

    /// <summary>What it has in the United States.</summary>
    public UsPresence? UsPresence { get; init; }

    /// <summary>How closely we look after it.</summary>
    public RelationshipTier? Tier { get; init; }
}

/// <summary>Everything we hold of a company, as one value: what is typed, compared and, in a merge, chosen.</summary>
public sealed record CompanyFacts(CompanyKind Kind, string LegalName, string? NativeName, CountryCode? Country, string? Website, CompanyId? ParentId, CompanyProfile Profile);
