namespace GlobalReach.Domain.Companies;

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
    public CompanyKind Kind { get; private set; }

    /// <summary>The registered name in Latin script.</summary>
    public string LegalName { get; private set; } = "";

    /// <summary>The name in its own script; null when that is Latin.</summary>
    public string? NativeName { get; private set; }

    /// <summary>The normalised name duplicates are looked for by.</summary>
    public string MatchKey { get; private set; } = "";

    /// <summary>The same key backwards, so that a slip at the beginning of a name is found as fast as one at its end.</summary>
    public string MatchTail { get; private set; } = "";

    /// <summary>The normalised native name; null without one.</summary>
    public string? NativeMatchKey { get; private set; }

    /// <summary>The normalised trading name; null without one.</summary>
    public string? TradingMatchKey { get; private set; }

    /// <summary>Where its headquarters are; null until known.</summary>
    public CountryCode? Country { get; private set; }

    /// <summary>Its website; null until known.</summary>
    public string? Website { get; private set; }

    /// <summary>The domain of that website, which its mail addresses usually share; null until known.</summary>
    public string? WebDomain { get; private set; }

    /// <summary>The company that owns it; null when it is owned by none, or none is known.</summary>
    public CompanyId? ParentId { get; private set; }

    /// <summary>What else we keep of it.</summary>
    public CompanyProfile Profile { get; private set; } = new();

    /// <summary>The company it was merged into; null unless it was.</summary>
    public CompanyId? MergedInto { get; private set; }

    /// <summary>All of that as one value.</summary>
    public CompanyFacts Facts => new(Kind, LegalName, NativeName, Country, Website, ParentId, Profile);

    /// <summary>What its names are compared by: registered, in its own script, in business.</summary>
    public IReadOnlyList<string> Keys => [.. new[] { MatchKey, NativeMatchKey, TradingMatchKey }.OfType<string>()];

    /// <summary>Registers a company of which only what an inquiry says is known.</summary>
    public static Company Register(CompanyId id, CompanyKind kind, string legalName, string? nativeName, CountryCode? country, string? website) =>
        Register(id, new CompanyFacts(kind, legalName, nativeName, country, website, null, new CompanyProfile()));

    /// <summary>Registers a company.</summary>
    public static Company Register(CompanyId id, CompanyFacts facts)
    {
        var company = new Company { Id = id };
        company.Take(facts);
        company.Record(new CompanyRegistered(id, facts.Kind, facts.Country?.Value));
        return company;
    }

    /// <summary>Corrects what an inquiry says of it.</summary>
    public void Correct(string legalName, string? nativeName, CountryCode? country, string? website)
    {
        if ((legalName, nativeName, country, website) == (LegalName, NativeName, Country, Website)) return;
        Take(Facts with { LegalName = legalName, NativeName = nativeName, Country = country, Website = website });
        Record(new CompanyCorrected(Id));
    }

    /// <summary>Changes what we know of it.</summary>
    public Outcome Change(CompanyFacts facts)
    {
        if (MergedInto is not null) return CompanyRefusals.Merged;
        if (facts.ParentId == Id) return CompanyRefusals.ParentCircle;
        if (facts == Facts) return Outcome.Done;
        Take(facts);
        Record(new CompanyChanged(Id, facts.Kind, facts.Country?.Value, facts.ParentId));
        return Outcome.Done;
    }

    /// <summary>Takes another company in, with what was chosen of both.</summary>
    public Outcome Absorb(CompanyMerge merge)
    {
        if (MergedInto is not null) return CompanyRefusals.Merged;
        Take(merge.After);
        Record(new CompaniesMerged(Id, merge.LoserId, merge.Id, merge.Moved));
        return Outcome.Done;
    }

    /// <summary>Goes on as part of another company; what is known of it stays with it.</summary>
    public Outcome GoInto(CompanyMerge merge)
    {
        if (MergedInto is not null) return CompanyRefusals.Merged;
        MergedInto = merge.WinnerId;
        Record(new CompanyMergedAway(Id, merge.WinnerId, merge.Id));
        return Outcome.Done;
    }

    /// <summary>Lets go what it took in; what was changed since stays.</summary>
    public Outcome LetGo(CompanyMerge merge)
    {
        if (MergedInto is not null) return CompanyRefusals.MergedOn;
        Take(merge.Restored(Facts));
        Record(new MergeUndone(Id, merge.LoserId, merge.Id));
        return Outcome.Done;
    }

    /// <summary>Stands for itself again.</summary>
    public Outcome ComeBack(CompanyMerge merge)
    {
        if (MergedInto != merge.WinnerId) return CompanyRefusals.MergeUndone;
        MergedInto = null;
        Record(new CompanyCameBack(Id, merge.WinnerId, merge.Id));
        return Outcome.Done;
    }

    /// <summary>Belongs to another company than before, because that one was merged or came back.</summary>
    public void Follow(CompanyId? parent)
    {
        ParentId = parent;
        Record(new CompanyChanged(Id, Kind, Country?.Value, parent));
    }

    /// <summary>Whether a name is likely this company's as it is registered, in either script.</summary>
    public bool IsLikely(string name)
    {
        var key = CompanyMatch.Key(name);
        return new[] { MatchKey, NativeMatchKey }.OfType<string>().Any(own => CompanyMatch.SimilarityOfKeys(key, own) >= CompanyMatch.Threshold);
    }

    /// <summary>Whether a text says its name, in either script, the word it is known by, or its address in the web.</summary>
    public bool IsNamedIn(string text)
    {
        var said = CompanyMatch.SaidIn(text);
        return Keys.Concat(new[] { LegalName, NativeName, Profile.TradingName }.OfType<string>().Select(CompanyMatch.TellingWord).OfType<string>()).Any(key => CompanyMatch.Mentions(said, key))
            || (WebDomain is { } domain && CompanyMatch.MentionsAddress(text, domain));
    }

    private void Take(CompanyFacts facts)
    {
        (Kind, LegalName, NativeName, Country, Website, ParentId, Profile) = facts;
        (MatchKey, NativeMatchKey, TradingMatchKey) = (CompanyMatch.Key(LegalName), KeyOf(NativeName), KeyOf(Profile.TradingName));
        MatchTail = CompanyMatch.Backwards(MatchKey);
        WebDomain = Companies.WebDomain.Of(Website);
    }

    private static string? KeyOf(string? name) => name is null ? null : CompanyMatch.Key(name);
}
