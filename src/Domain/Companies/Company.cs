namespace GlobalReach.Domain.Companies;

/// <summary>What a company is to us.</summary>
public enum CompanyKind
{
    /// <summary>It invests.</summary>
    Investor,

    /// <summary>Site selector acting for an investor.</summary>
    SiteSelector,

    /// <summary>Law firm.</summary>
    LawFirm,

    /// <summary>Accountant.</summary>
    Accounting,

    /// <summary>Bank.</summary>
    Bank,

    /// <summary>Broker.</summary>
    Broker,

    /// <summary>Chamber of commerce.</summary>
    Chamber,

    /// <summary>Embassy or consulate.</summary>
    Embassy,
}

/// <summary>A company: an investor, or an intermediary who asks in its name.</summary>
public sealed class Company : Aggregate
{
    private Company()
    {
    }

    /// <summary>Its identity.</summary>
    public CompanyId Id { get; private init; }

    /// <inheritdoc/>
    public override Guid StreamId => Id.Value;

    /// <summary>Investor or which kind of intermediary.</summary>
    public CompanyKind Kind { get; private init; }

    /// <summary>The registered name in Latin script.</summary>
    public string LegalName { get; private set; } = "";

    /// <summary>The name in its own script; null when that is Latin.</summary>
    public string? NativeName { get; private set; }

    /// <summary>The normalised name duplicates are looked for by.</summary>
    public string MatchKey { get; private set; } = "";

    /// <summary>The normalised native name; null without one.</summary>
    public string? NativeMatchKey { get; private set; }

    /// <summary>Where its headquarters are; null until known.</summary>
    public CountryCode? Country { get; private set; }

    /// <summary>Its website; null until known.</summary>
    public string? Website { get; private set; }

    /// <summary>Registers a company.</summary>
    public static Company Register(CompanyId id, CompanyKind kind, string legalName, string? nativeName, CountryCode? country, string? website)
    {
        var company = new Company { Id = id, Kind = kind };
        company.Name(legalName, nativeName);
        (company.Country, company.Website) = (country, website);
        company.Record(new CompanyRegistered(id, kind, country?.Value));
        return company;
    }

    /// <summary>Corrects what we know of it.</summary>
    public void Correct(string legalName, string? nativeName, CountryCode? country, string? website)
    {
        if ((legalName, nativeName, country, website) == (LegalName, NativeName, Country, Website)) return;
        Name(legalName, nativeName);
        (Country, Website) = (country, website);
        Record(new CompanyCorrected(Id));
    }

    /// <summary>Whether a name is likely this company's, in either script.</summary>
    public bool IsLikely(string name)
    {
        var key = CompanyMatch.Key(name);
        return Keys.Any(own => CompanyMatch.SimilarityOfKeys(key, own) >= CompanyMatch.Threshold);
    }

    /// <summary>Whether a text says its name, in either script.</summary>
    public bool IsNamedIn(string text) => Keys.Any(key => CompanyMatch.Mentions(text, key));

    /// <summary>What its names are compared by, one for each script it is written in.</summary>
    public IReadOnlyList<string> Keys => NativeMatchKey is { } native ? [MatchKey, native] : [MatchKey];

    private void Name(string legalName, string? nativeName)
    {
        (LegalName, NativeName) = (legalName, nativeName);
        (MatchKey, NativeMatchKey) = (CompanyMatch.Key(legalName), nativeName is null ? null : CompanyMatch.Key(nativeName));
    }
}

/// <summary>A company was registered.</summary>
[FactName("company.registered")]
public sealed record CompanyRegistered(CompanyId Company, CompanyKind Kind, string? Country) : IFact;

/// <summary>What we know of a company was corrected.</summary>
[FactName("company.corrected")]
public sealed record CompanyCorrected(CompanyId Company) : IFact;
