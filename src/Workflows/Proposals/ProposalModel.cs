using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Visits;

namespace GlobalReach.Workflows.Proposals;

/// <summary>The facts of one proposal version, in no language. The caller decides what may be said: where confidentiality forbids the company's name, the recipient is the code name.</summary>
public sealed record ProposalModel
{
    /// <summary>The project's number, e.g. "P-261124-7F3KQ".</summary>
    public required string Number { get; init; }

    /// <summary>Which document it becomes.</summary>
    public ProposalKind Kind { get; init; }

    /// <summary>The sections that were chosen, in order; empty for those the kind has by itself.</summary>
    public IReadOnlyList<ProposalSection> Sections { get; init; } = [];

    /// <summary>The project's code name; null while it has none.</summary>
    public string? CodeName { get; init; }

    /// <summary>One, two, … per project.</summary>
    public required int Version { get; init; }

    /// <summary>The language to write it in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The day it is made.</summary>
    public required DateOnly PreparedOn { get; init; }

    /// <summary>Until when it stands.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Whom it is for.</summary>
    public required ProposalRecipient Recipient { get; init; }

    /// <summary>The person it is addressed to; null when nobody is named.</summary>
    public ProposalContact? Contact { get; init; }

    /// <summary>What the investor plans.</summary>
    public required ProposalProject Project { get; init; }

    /// <summary>What is known of the region.</summary>
    public IReadOnlyList<RegionFact> RegionFacts { get; init; } = [];

    /// <summary>What matters because of where the investor is at home; empty where nothing is known, or the home must not be told.</summary>
    public IReadOnlyList<OriginFact> OriginFacts { get; init; } = [];

    /// <summary>The visit that is planned; null without one.</summary>
    public ProposalVisit? Visit { get; init; }

    /// <summary>The sites on offer, best first.</summary>
    public IReadOnlyList<ProposalSite> Sites { get; init; } = [];

    /// <summary>The incentives on offer; empty while no offer is prepared.</summary>
    public IReadOnlyList<ProposalIncentive> Incentives { get; init; } = [];

    /// <summary>The way ahead; printed by day, what has none in this order at the end.</summary>
    public IReadOnlyList<ProposalMilestone> Milestones { get; init; } = [];

    /// <summary>Whether the investor has visited already, so that nobody invites to it again.</summary>
    public bool HasVisited { get; init; }

    /// <summary>Who answers at the alliance.</summary>
    public required ProposalManager Manager { get; init; }

    /// <summary>How the organisation presents itself; null as the words file says.</summary>
    public ProposalIssuer? Issuer { get; init; }

    /// <summary>Whether it is made from sample data: unverified rows are then printed, and every page says so.</summary>
    public bool IsSample { get; init; }

    /// <summary>Every text in it that somebody typed and a teaser prints, line by line.</summary>
    public string SaidInTeaser => string.Join('\n', [Recipient.Name, Recipient.NativeName, CodeName, Contact?.FamilyName, .. Sites.SelectMany(site => new[] { site.Name, site.Town, site.Kind, site.Source }), .. Incentives.SelectMany(line => new[] { line.Name, line.Authority })]);
}

/// <summary>Who makes the proposal: the organisation's name, its colour where it is another than the layout's own (<c>#rrggbb</c>), and its logo.</summary>
public sealed record ProposalIssuer(string Name, string? Colour, Logo? Logo);

/// <summary>Whom a proposal is for: the company's legal name or the code name; the name in its own script where there is one, and the home country, which decides how its letters look.</summary>
public sealed record ProposalRecipient(string Name, string? NativeName = null, CountryCode? Home = null);

/// <summary>The person a proposal is addressed to. Honorific and academic title (never the position) may arrive in any of our languages ("Frau Dr.", "Ms.", "様").</summary>
public sealed record ProposalContact(string GivenName, string FamilyName, string? Honorific = null, string? Title = null);

/// <summary>What the investor plans, as far as we were told.</summary>
public sealed record ProposalProject
{
    /// <summary>What the establishment is for.</summary>
    public Known<BusinessFunction> Function { get; init; }

    /// <summary>The kind of investment.</summary>
    public Known<ProjectType> Type { get; init; }

    /// <summary>The need, in the investor's words.</summary>
    public Known<string> Need { get; init; }

    /// <summary>New jobs, full-time equivalents.</summary>
    public Known<int> Jobs { get; init; }

    /// <summary>Capital expenditure.</summary>
    public Known<Money> Capex { get; init; }

    /// <summary>When the investor decides.</summary>
    public Known<TimeFrame> Decision { get; init; }

    /// <summary>What a place must have, in the investor's words.</summary>
    public IReadOnlyList<string> MustHaves { get; init; } = [];
}

/// <summary>Where a row comes from, the date printed there (null where none is), and whether a person confirmed it with the authority (DOMAIN §5.1).</summary>
public sealed record Provenance(string Source, string? SourceDate, DateOnly? VerifiedOn = null)
{
    /// <summary>The short tag of the source list ("S70"); null when it has none.</summary>
    public string? Tag { get; init; }
}

/// <summary>What a figure is counted in.</summary>
public enum FactUnit
{
    /// <summary>A bare number.</summary>
    None,

    /// <summary>People.</summary>
    People,

    /// <summary>Towns and cities.</summary>
    Municipalities,

    /// <summary>Square miles.</summary>
    SquareMiles,

    /// <summary>Miles.</summary>
    Miles,

    /// <summary>Passengers in a year.</summary>
    Passengers,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>US dollars.</summary>
    UsDollars,
}

/// <summary>One fact about the region: a figure with its unit, or a text. The words file knows its key and, for a text, the English wording; English stands in where it does not.</summary>
public sealed record RegionFact(string Key, string EnglishName, decimal? Value, FactUnit Unit, Provenance Provenance)
{
    /// <summary>The fact in English where it is no figure.</summary>
    public string? Text { get; init; }
}

/// <summary>What is told because of the investor's home.</summary>
public enum OriginMatter
{
    /// <summary>The usual way to a visa, by nationality.</summary>
    Visa,

    /// <summary>A flight.</summary>
    Flight,

    /// <summary>Trade and investment between the two.</summary>
    Trade,

    /// <summary>A firm of the same country that is here.</summary>
    Firm,
}

/// <summary>One fact that depends on the investor's home: a figure with its unit, or a text (of a visa its route, of a firm its name).</summary>
public sealed record OriginFact(string Key, OriginMatter Matter, decimal? Value, FactUnit Unit, string Text, Provenance Provenance);

/// <summary>The visit that is planned, in office days; the purpose as it was typed, empty where it must not be told.</summary>
public sealed record ProposalVisit(DateOnly From, DateOnly To, VisitMode Mode, string Purpose);

/// <summary>A site or building on offer.</summary>
public sealed record ProposalSite
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The town it lies in.</summary>
    public required string Town { get; init; }

    /// <summary>Building, land, … ; the words file knows the usual ones by their English name.</summary>
    public required string Kind { get; init; }

    /// <summary>Area in square feet; null when unknown.</summary>
    public decimal? AreaSqFt { get; init; }

    /// <summary>Electric power in kW; null when unknown.</summary>
    public decimal? PowerKw { get; init; }

    /// <summary>Road miles to the nearest airport; null when unknown.</summary>
    public decimal? MilesToAirport { get; init; }

    /// <summary>Whether it passes every must-have.</summary>
    public required bool PassesMustHaves { get; init; }

    /// <summary>Why it is offered although it does not; null when it does.</summary>
    public string? ExceptionBecause { get; init; }

    /// <summary>Where this is from.</summary>
    public required string Source { get; init; }

    /// <summary>The day it was true.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether it is an invented example, which no real proposal shows.</summary>
    public bool ExampleOnly { get; init; }
}

/// <summary>One programme in the offer. Its name stays English; the words file explains it by its key.</summary>
public sealed record ProposalIncentive
{
    /// <summary>The programme's key in the catalogue.</summary>
    public required string Key { get; init; }

    /// <summary>The programme's English name.</summary>
    public required string Name { get; init; }

    /// <summary>Who decides on it.</summary>
    public required string Authority { get; init; }

    /// <summary>The amount; "cannot say" where only the formula is known.</summary>
    public Known<Money> Amount { get; init; }

    /// <summary>The formula the amount follows; null when it is a fixed sum.</summary>
    public string? Formula { get; init; }

    /// <summary>What the investor has to do and keep.</summary>
    public required string Conditions { get; init; }

    /// <summary>Until when it stands; null when nobody said.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Where the programme's terms come from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A step on the way to operation.</summary>
public enum MilestoneKind
{
    /// <summary>This proposal.</summary>
    Proposal,

    /// <summary>The visit to the sites.</summary>
    SiteVisit,

    /// <summary>The offer of incentives, released.</summary>
    IncentiveOffer,

    /// <summary>The investor's decision.</summary>
    Decision,

    /// <summary>The legal entity is registered.</summary>
    Registration,

    /// <summary>Building starts.</summary>
    GroundBreaking,

    /// <summary>Equipment moves in.</summary>
    EquipmentIn,

    /// <summary>The first person is hired.</summary>
    FirstHire,

    /// <summary>Operation starts.</summary>
    Operational,
}

/// <summary>A step and its day; null while nobody knows it.</summary>
public sealed record ProposalMilestone(MilestoneKind Kind, DateOnly? On);

/// <summary>Who answers at the alliance; what is not known is left empty.</summary>
public sealed record ProposalManager(string Name, string Role, string Email, string Phone);
