using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Workflows.Demo;

/// <summary>How far the story of an invented lead has got, in the order in which it is told.</summary>
internal enum Milestone
{
    Registered,
    Welcomed,
    Qualification,
    Qualified,
    Discovery,
    Requirements,
    Proposal,
    Sites,
    Ordered,
    Sent,
    Received,
    SiteVisit,
    Scheduled,
    Held,
    Incentives,
    Drafted,
    Released,
    Commitment,
    Committed,
    Evidence,
    Landing,
    Settled,
    Aftercare,
    Contacted,
    Verified,
}

/// <summary>An invented lead, as `templates/demo/leads.json` has it: who asks for what, and how far it got how many working days before the first start.</summary>
internal sealed record DemoLead
{
    public required string Key { get; init; }

    public string Owner { get; init; } = "manager";

    public string Track { get; init; } = Tracks.Greenfield;

    /// <summary>The invented lead it grew out of: its company and contact are that one's.</summary>
    public string? GrownFrom { get; init; }

    /// <summary>The signs by which a company at risk was known.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    /// <summary>Jobs that stay where a company is taken over.</summary>
    public int? JobsKept { get; init; }

    public required Milestone Until { get; init; }

    /// <summary>Working days between what happened last and today; yesterday's closing is 0.</summary>
    public decimal Ago { get; init; } = 1;

    /// <summary>How slowly the investor answers: 1 is quick.</summary>
    public decimal Pace { get; init; } = 1.5m;

    /// <summary>Whether it is told when only a few leads are.</summary>
    public bool Few { get; init; }

    public required string Country { get; init; }

    public string? Language { get; init; }

    public LeadSource Source { get; init; } = LeadSource.Direct;

    public string? Company { get; init; }

    public string? Native { get; init; }

    public string? Intermediary { get; init; }

    public CompanyKind? IntermediaryKind { get; init; }

    public string? Given { get; init; }

    public string? Family { get; init; }

    public string? Honorific { get; init; }

    public string? JobTitle { get; init; }

    public string? Email { get; init; }

    public required string Asks { get; init; }

    public BusinessFunction Function { get; init; } = BusinessFunction.Manufacturing;

    public ProjectType Type { get; init; } = ProjectType.Greenfield;

    /// <summary>Null where the client cannot say.</summary>
    public int? Jobs { get; init; }

    /// <summary>Millions; null where the client cannot say.</summary>
    public decimal? Capex { get; init; }

    public string Currency { get; init; } = "USD";

    public ClusterFit Fit { get; init; } = ClusterFit.Adjacent;

    public GoNoGo Decision { get; init; } = GoNoGo.Go;

    public Confidentiality Level { get; init; } = Confidentiality.Internal;

    /// <summary>Null draws one from `templates/code-names`.</summary>
    public string? CodeName { get; init; }

    public IReadOnlyList<string> Needs { get; init; } = [];

    public string ProposalLanguage { get; init; } = "en";

    /// <summary>Jobs as pledged and agreed; null pledges what was asked for.</summary>
    public int? Pledged { get; init; }

    /// <summary>Jobs as verified, each later than the one before.</summary>
    public IReadOnlyList<int> Verified { get; init; } = [];

    public IReadOnlyList<string> WonBy { get; init; } = ["site-fit"];

    /// <summary>A screening hit: why it was cleared, or empty while it stands.</summary>
    public string? Hit { get; init; }

    /// <summary>Whether the town's economic development officer works on it, under its code name.</summary>
    public bool Town { get; init; }

    /// <summary>Whether the first offer was answered with other wishes, and written anew.</summary>
    public bool Countered { get; init; }

    /// <summary>Why there was no visit; null where there is one.</summary>
    public string? SkipVisit { get; init; }

    public DemoTurn? Turn { get; init; }

    public DemoEnd? End { get; init; }

    public IReadOnlyList<DemoTalk> Talks { get; init; } = [];

    /// <summary>Whether the lead's tasks are left undone.</summary>
    public bool Behind { get; init; }

    public InquiryForm ToInquiry(DateOnly on) => new()
    {
        Source = Source, Country = Country, Language = Language, Summary = Asks, CompanyName = Company, CompanyNativeName = Native, CompanyWebsite = Company is null ? null : $"https://{Key}.example",
        IntermediaryName = Intermediary, IntermediaryKind = IntermediaryKind,
        ContactGivenName = Given, ContactFamilyName = Family, ContactHonorific = Honorific, ContactJobTitle = JobTitle, ContactEmail = Family is null ? null : Email ?? $"office@{Key}.example",
        LawfulBasis = Family is null ? null : Source is LeadSource.Event ? LawfulBasis.Consent : LawfulBasis.LegitimateInterest, LawfulBasisOn = Family is null ? null : on,
    };

    public Known<Money> Investment(DateOnly asked) => Capex is { } millions ? Money.OfMajor(millions * 1_000_000, Currency) : Known<Money>.CannotSay(asked);
}

/// <summary>A turn in the middle of a story: after a milestone the lead goes back to a stage, or rests for some working days, and goes on.</summary>
internal sealed record DemoTurn(Milestone After, string Action, string Why)
{
    public string? To { get; init; }

    public int Days { get; init; } = 15;
}

/// <summary>What takes a lead off its way at the end of its story.</summary>
internal sealed record DemoEnd(string Action, string Why)
{
    public string? By { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public bool? Controllable { get; init; }

    public ReasonEvidence Evidence { get; init; } = ReasonEvidence.Told;

    public string? Winner { get; init; }

    public string? To { get; init; }

    public string? DuplicateOf { get; init; }

    /// <summary>Days from today.</summary>
    public int? ResumeIn { get; init; }
}

/// <summary>A talk so many working days ago, and what was promised for so many days from today.</summary>
internal sealed record DemoTalk(decimal Ago, InteractionChannel Channel, string Said)
{
    public string? Next { get; init; }

    public int In { get; init; }
}
