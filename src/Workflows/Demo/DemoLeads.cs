using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Demo;

/// <summary>A lead of the demonstration: what is there is recorded, what is missing ends its story.</summary>
internal sealed record DemoLead(string Owner, InquiryForm Inquiry)
{
    public bool Welcomed { get; init; } = true;

    public RecordQualification.Command? Qualification { get; init; }

    public string? CodeName { get; init; }

    public Confidentiality Level { get; init; } = Confidentiality.ProjectTeam;

    public IReadOnlyList<string> MustHaves { get; init; } = [];

    public IReadOnlyList<SiteFacts> Sites { get; init; } = [];

    public string ProposalLanguage { get; init; } = "en";

    public IReadOnlyList<IncentiveLine> Package { get; init; } = [];

    public DemoCommitment? Commitment { get; init; }
}

internal sealed record DemoCommitment(int Jobs, Money Capex, int VerifiedJobs, IReadOnlyList<string> WinReasons);

/// <summary>A handful of invented companies, told once on a first start.</summary>
public static class DemoLeads
{
    private static readonly SiteFacts Mill = new() { Name = "Sample Mill Park, hall 7", Town = "Bloomfield", Kind = "Existing building", AreaSqFt = 56_000, PowerKw = 2_000, AirportMiles = 8, Source = "Invented for the demonstration" };
    private static readonly SiteFacts Field = new() { Name = "Example Field, lot 3", Town = "Windsor", Kind = "Land, build to suit", AreaSqFt = 120_000, PowerKw = 5_000, AirportMiles = 6, Source = "Invented for the demonstration" };

    private static readonly IncentiveLine Rebate = new()
    {
        Programme = "jobsct", EligibilityTest = "Sample: 80 new FTE at USD 68,000", Amount = Money.Usd(561_000), Authority = "DECD", Conditions = "Jobs kept for 24 months; indicative, the authority decides",
    };

    private static IReadOnlyList<DemoLead> All { get; } =
    [
        new("manager", new InquiryForm
        {
            Source = LeadSource.Direct, Country = "DE", Language = "de", Summary = "Assembly of stationary battery racks, about 80 jobs", CompanyName = "Solaris Batteries GmbH", CompanyWebsite = "https://solaris-batteries.example",
            ContactGivenName = "Katrin", ContactFamilyName = "Vogt", ContactHonorific = "Frau Dr.", ContactJobTitle = "Head of Business Development", ContactEmail = "katrin.vogt@solaris-batteries.example",
            LawfulBasis = LawfulBasis.LegitimateInterest, LawfulBasisOn = new DateOnly(2026, 1, 5),
        })
        {
            Qualification = Qualified(BusinessFunction.Assembly, 80, Money.Usd(12_500_000), ClusterFit.Adjacent), CodeName = "Alder", MustHaves = ["Hall of 5,000 m² with a 5 t crane", "1.5 MW at the start"], Sites = [Mill, Field], ProposalLanguage = "de",
        },
        new("manager", new InquiryForm
        {
            Source = LeadSource.Event, Country = "JP", Language = "ja", Summary = "Laboratory for surface coatings near aerospace customers", CompanyName = "Yamabuki Coatings K.K.", CompanyNativeName = "山吹コーティングス株式会社",
            ContactGivenName = "Haruka", ContactFamilyName = "Mori", ContactHonorific = "様", ContactJobTitle = "Executive Officer", ContactEmail = "h.mori@yamabuki-coatings.example", LawfulBasis = LawfulBasis.Consent, LawfulBasisOn = new DateOnly(2026, 2, 3),
        })
        {
            Qualification = Qualified(BusinessFunction.ResearchAndDevelopment, 45, Money.Usd(22_000_000), ClusterFit.Core), CodeName = "Kestrel", Level = Confidentiality.Internal, MustHaves = ["Cleanroom shell of 1,500 m²"],
            Sites = [Mill], ProposalLanguage = "ja", Package = [Rebate],
        },
        new("manager2", new InquiryForm
        {
            Source = LeadSource.Multiplier, Country = "IT", Language = "it", Summary = "Sales and service office for surgical instruments", IntermediaryName = "Studio Esempio Associati", IntermediaryKind = Domain.Companies.CompanyKind.LawFirm,
            ContactFamilyName = "Fontana", ContactEmail = "fontana@studio-esempio.example", LawfulBasis = LawfulBasis.Contract, LawfulBasisOn = new DateOnly(2026, 3, 9),
        }),
        new("manager2", new InquiryForm
        {
            Source = LeadSource.Partner, Country = "DK", Language = "en", Summary = "Claims software, first office in the United States", CompanyName = "Nordlys Insurtech A/S",
            ContactGivenName = "Freja", ContactFamilyName = "Holm", ContactJobTitle = "CEO", ContactEmail = "freja@nordlys-insurtech.example", LawfulBasis = LawfulBasis.LegitimateInterest, LawfulBasisOn = new DateOnly(2026, 1, 20),
        })
        {
            Qualification = Qualified(BusinessFunction.RegionalHeadquarters, 35, Money.Usd(4_200_000), ClusterFit.Core), CodeName = "Juniper", Level = Confidentiality.Internal, MustHaves = ["Office for 40 people near insurers"],
            Sites = [new SiteFacts { Name = "Sample Tower, floor 9", Town = "Hartford", Kind = "Office", AreaSqFt = 9_500, AirportMiles = 14, Source = "Invented for the demonstration" }],
            Package = [Rebate], Commitment = new DemoCommitment(35, Money.Usd(4_200_000), 22, ["cluster"]),
        },
        new("manager", new InquiryForm { Source = LeadSource.Website, Country = "BR", Summary = "Asks for warehouses near the airport; no name of a person given", CompanyName = "Exemplo Logística Ltda." }) { Welcomed = false },
    ];

    /// <summary>Tells the stories where there is no lead yet.</summary>
    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            if (await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().Leads.AnyAsync(ct)) return;
        }

        var story = new DemoStory(services);
        foreach (var lead in All) await story.Tell(lead, ct);
    }

    private static RecordQualification.Command Qualified(BusinessFunction function, int jobs, Money capex, ClusterFit fit) => new(default, 0)
    {
        Need = "A first site in the United States, close to customers", ProjectType = ProjectType.Greenfield, Function = function, Jobs = jobs, Capex = capex, TimeFrame = TimeFrame.UpTo12Months, DecisionRole = DecisionRole.Influencer,
        ClusterFit = fit, Reality = Degree.Partly, Feasibility = Degree.Full, Engagement = Degree.Full, Decision = GoNoGo.Go, Rationale = "Customers nearby, board decides within the year (invented)",
    };
}
