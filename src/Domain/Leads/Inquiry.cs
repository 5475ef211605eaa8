namespace GlobalReach.Domain.Leads;

/// <summary>How an inquiry reached us (list of the UK's Data Hub, DOMAIN §2).</summary>
public enum LeadSource
{
    /// <summary>The investor wrote or called by itself.</summary>
    Direct,

    /// <summary>Met at an event or trade fair.</summary>
    Event,

    /// <summary>We called first.</summary>
    ColdCall,

    /// <summary>The form on the website.</summary>
    Website,

    /// <summary>A marketing campaign.</summary>
    Marketing,

    /// <summary>A multiplier: chamber, association, embassy.</summary>
    Multiplier,

    /// <summary>Somebody recommended us.</summary>
    PersonalReference,

    /// <summary>A partner agency (state, region, town).</summary>
    Partner,

    /// <summary>An investor who is here already.</summary>
    ExistingInvestor,
}

/// <summary>Why we may hold a person's data (GDPR Art. 6).</summary>
public enum LawfulBasis
{
    /// <summary>Legitimate interest, after a three-part assessment.</summary>
    LegitimateInterest,

    /// <summary>The person agreed.</summary>
    Consent,

    /// <summary>Steps towards a contract that the person asked for.</summary>
    Contract,

    /// <summary>A legal duty.</summary>
    LegalObligation,
}

/// <summary>What arrived: the first facts of a lead.</summary>
public sealed record Inquiry
{
    /// <summary>How it reached us; null until somebody knows.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>The country the investment comes from; null until known.</summary>
    public CountryCode? Country { get; init; }

    /// <summary>The language to answer in; null until known.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>What is asked for, in a sentence.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The message as it arrived; empty when it was spoken.</summary>
    public string RawMessage { get; init; } = "";
}
