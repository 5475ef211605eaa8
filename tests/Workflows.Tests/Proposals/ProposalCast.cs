using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>The proposal the tests read: an invented company, its figures spread over every kind of row.</summary>
internal static class ProposalCast
{
    public static readonly DateTimeOffset CreatedAt = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    public static readonly DateOnly PreparedOn = new(2026, 11, 24);

    /// <summary>What a manager may type: everything a typed section knows, and what it must not take for more than letters.</summary>
    public const string Typed = """
        Thank you for *your* questions. **Three** of them we can answer at once:

        1. A second feed can be there within a year.
        2. The hall stands on its own plot.
           - with a yard of its own
        3. Trains to the south run all day.

        ## What comes next

        | Time | Place | What |
        |---|---|---|
        | 9:30 | Windsor | Example Park, Building 4 |
        | 14:00 | Manchester | Sample Mill |

        <b>No markup</b> of ours: #panic() and [a link](https://example.com) stay what they are.
        """;

    /// <summary>Another kind of document from the same facts, as a manager would order it.</summary>
    public static ProposalModel Of(ProposalKind kind, string language) => Sample(language) with
    {
        Kind = kind,
        CodeName = "Heron",
        Recipient = kind == ProposalKind.Teaser ? new("Heron") : Sample(language).Recipient,
        Contact = kind == ProposalKind.Teaser ? null : Sample(language).Contact,
        OriginFacts =
        [
            new("visa-e2", OriginMatter.Visa, null, FactUnit.None, "e2", new("E treaty lists", null)),
            new("bradley-dublin", OriginMatter.Flight, null, FactUnit.None, "Daily seasonal Aer Lingus flight to Dublin, US pre-clearance", new("BusinessWest; Aviation24", "27 Mar 2023")),
            new("german-exports", OriginMatter.Trade, 2_100_000_000, FactUnit.UsDollars, "", new("EIN Presswire", "Jul 2024")),
            new("firm-trumpf", OriginMatter.Firm, null, FactUnit.None, "TRUMPF (Farmington)", new("AdvanceCT", "13 Apr 2023", new DateOnly(2026, 10, 5))),
        ],
        Visit = new(new(2026, 12, 15), new(2026, 12, 16), VisitMode.OnSite, "Show hall, power and the way to the airport"),
        Sections = kind switch
        {
            ProposalKind.Answer => [new(ProposalSection.Typed, "Our answer", "Thank you for asking. **Yes**: a hall of the size you need is free in Windsor, and the power is there.", InEnglish: language != "en"), new("contact"), new("legal")],
            ProposalKind.VisitProgramme => [new("visit"), new(ProposalSection.Typed, "The two days", Typed, InEnglish: language != "en"), new("sites"), new("region"), new("origin"), new("contact"), new("legal")],
            _ => [],
        },
    };

    public static ProposalModel Sample(string language) => new()
    {
        Number = "P-261124-7F3KQ",
        Version = 2,
        Language = new(language),
        PreparedOn = PreparedOn,
        ExpiresOn = new(2027, 2, 22),
        Recipient = new("Solaris Batteries GmbH (example company)", "ソラリス・バッテリーズ（架空の企業）"),
        Contact = new("Anna", "Weber", "Frau Dr."),
        Project = new()
        {
            Function = BusinessFunction.Manufacturing,
            Type = ProjectType.Greenfield,
            Need = "A plant for battery modules with room for a second line, close to suppliers of precision parts.",
            Jobs = 120,
            Capex = Money.Usd(12_500_000),
            Decision = TimeFrame.UpTo12Months,
            MustHaves = ["Industrial building of at least 50,000 sq ft", "2 MW of electric power within a year", "An airport within 20 miles"],
        },
        RegionFacts =
        [
            new("municipalities", "Municipalities in the Capitol Region", 38, FactUnit.Municipalities, new("CRCOG", "2024") { Tag = "S70" }),
            new("population", "Population of the Capitol Region", 976_248, FactUnit.People, new("CRCOG", "2024", new DateOnly(2026, 10, 5)) { Tag = "S70" }),
            new("area", "Area of the Capitol Region", 1047, FactUnit.SquareMiles, new("CRCOG", "2024") { Tag = "S70" }),
            new("bradley-passengers", "Passengers at Bradley International Airport, 2023", 6_250_000, FactUnit.Passengers, new("Wikipedia, BDL", "2023") { Tag = "S74" }),
            new("bradley-rank", "Rank of Bradley International Airport", null, FactUnit.None, new("Wikipedia, BDL", "2023") { Tag = "S74" }) { Text = "Second-largest airport in New England" },
            new("corporation-tax", "State corporation tax rate", 7.5m, FactUnit.Percent, new("Tax Foundation", "2025") { Tag = "S68" }),
            new("german-exports", "Connecticut exports to Germany, 2023", 2_100_000_000, FactUnit.UsDollars, new("EIN Presswire", "July 2024") { Tag = "S79" }),
        ],
        Sites =
        [
            new()
            {
                Name = "Example Park, Building 4", Town = "Windsor", Kind = "Industrial building", AreaSqFt = 56_000, PowerKw = 2_500, MilesToAirport = 8,
                PassesMustHaves = true, Source = "Invented example", AsOf = new(2026, 11, 2), ExampleOnly = true,
            },
            new()
            {
                Name = "Sample Mill", Town = "Manchester", Kind = "Flex building", AreaSqFt = 62_400, PowerKw = 1_800, MilesToAirport = 17.5m,
                PassesMustHaves = false, ExceptionBecause = "Only 1.8 MW today; the missing power can be built within a year.", Source = "Invented example", AsOf = new(2026, 10, 20), ExampleOnly = true,
            },
            new() { Name = "Model Field", Town = "South Windsor", Kind = "Industrial land", AreaSqFt = 435_600, PassesMustHaves = true, Source = "Invented example", AsOf = new(2026, 9, 30), ExampleOnly = true },
        ],
        Incentives =
        [
            new()
            {
                Key = "jobsct", Name = "JobsCT tax rebate", Authority = "DECD, DRS", Amount = Money.Usd(343_750), Formula = "FTE × average wage × effective rate × 50 %, 5 paid years",
                Conditions = "At least 25 new full-time equivalents; wage at least USD 37,500 and 85 % of the town's median household income; jobs kept for 24 months.",
                ExpiresOn = new(2027, 2, 22), Provenance = new("DECD, JobsCT", "2023–25") { Tag = "S47" },
            },
            new()
            {
                Key = "enterprise-zone", Name = "Enterprise Zone property tax abatement", Authority = "Town, DECD", Amount = Money.Usd(336_000),
                Conditions = "80 % of local tax for five years on qualifying property that is new to the grand list.", ExpiresOn = new(2027, 1, 31),
                Provenance = new("DECD, Enterprise Zones overview", "2021", new DateOnly(2026, 9, 15)) { Tag = "S52" },
            },
            new()
            {
                Key = "manufacturing-biotech-sales-tax", Name = "Manufacturing sales and use tax exemption", Authority = "DRS", Amount = Known<Money>.CannotSay(new(2026, 11, 12)),
                Conditions = "Machinery, materials, tools and fuel used in production.", Provenance = new("DECD, sales tax", null) { Tag = "S55" },
            },
        ],
        Milestones =
        [
            new(MilestoneKind.Proposal, PreparedOn), new(MilestoneKind.SiteVisit, new(2026, 12, 15)), new(MilestoneKind.IncentiveOffer, new(2027, 1, 29)),
            new(MilestoneKind.Decision, new(2027, 4, 30)), new(MilestoneKind.GroundBreaking, null), new(MilestoneKind.Operational, new(2028, 9, 1)),
        ],
        Manager = new("Amina Example", "Business attraction manager", "amina@demo.globalreach", "+1 860 555 0142"),
        IsSample = true,
    };
}
