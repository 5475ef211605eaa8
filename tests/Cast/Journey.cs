using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Cast;

/// <summary>Takes a lead through its life by the commands that people use, each step by whom it belongs to and with exactly what the gates ask for.</summary>
public sealed class Journey(Desk desk, LeadId lead)
{
    private static readonly string[] Stages =
        ["inquiry", "qualification", "discovery", "proposal", "site-visit", "incentive-package", "commitment", "landing", "aftercare"];

    public LeadId Lead { get; } = lead;

    /// <summary>The lead of an investor (Solaris where none is named) that has just entered a stage.</summary>
    public static async Task<LeadId> To(Desk desk, string stage, InquiryForm? inquiry = null) => (await Reach(desk, stage, inquiry)).Lead;

    /// <summary>The same, to be travelled on.</summary>
    public static async Task<Journey> Reach(Desk desk, string stage, InquiryForm? inquiry = null)
    {
        var journey = await Start(desk, inquiry);
        foreach (var left in Stages.TakeWhile(s => s != stage))
        {
            await journey.Meet(left);
            await journey.Advance();
        }

        return journey;
    }

    /// <summary>Registered by intake, with Amina to answer for it; nothing further is done yet.</summary>
    public static async Task<Journey> Start(Desk desk, InquiryForm? inquiry = null, LeadId? id = null)
    {
        var lead = id ?? LeadId.New();
        await desk.Do(Ines, new RegisterInquiry.Command(lead, inquiry ?? Investors.Solaris) { OwnerId = Amina.Id });
        return new Journey(desk, lead);
    }

    /// <summary>The lead's number of changes, which every decision on it names.</summary>
    public Task<int> Version() => desk.Look(db => db.Leads.Where(l => l.Id == Lead).Select(l => l.Version).SingleAsync());

    /// <summary>Does something on the lead as it now stands.</summary>
    public async Task<T> Do<T>(DemoPerson person, Func<int, IRequest<T>> command)
        where T : IOutcome => await desk.Do(person, command(await Version()));

    /// <summary>Tries something on the lead as it now stands.</summary>
    public async Task<T> Try<T>(DemoPerson person, Func<int, IRequest<T>> command) => await desk.Send(person, command(await Version()));

    /// <summary>An action of the process, with what it asks for.</summary>
    public TakeAction.Command Action(string action, int version) => new(Lead, version, new ActionKey(action));

    /// <summary>On to the next stage, by whom the process lets leave this one.</summary>
    public async Task<TakeAction.Result> Advance()
    {
        var stage = (await desk.Lead(Lead)).Stage.Value;
        var person = stage switch { "commitment" => Bjorn, "landing" => Hugo, _ => Amina };
        return (await Do(person, version => Action("advance", version))).Value!;
    }

    /// <summary>Everything the gates of a stage ask for before it is left.</summary>
    public Task Meet(string stage) => stage switch
    {
        "inquiry" => Welcome(),
        "qualification" => Qualify(),
        "discovery" => Discover(),
        "proposal" => Propose(),
        "site-visit" => Visit(),
        "incentive-package" => Offer(),
        "commitment" => Commit(),
        "landing" => Land(),
        "aftercare" => Care(),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The journey has no such stage."),
    };

    public async Task Welcome()
    {
        await Acknowledge();
        await Do(Ines, version => new CheckDuplicates.Command(Lead, version));
        await Screen();
    }

    public Task Acknowledge(bool byMail = false) => Do(Ines, version => new AcknowledgeInquiry.Command(Lead, version, byMail));

    /// <summary>Every company behind the lead is looked up; the last look-up is returned.</summary>
    public async Task<Guid> Screen(ScreeningResult result = ScreeningResult.Clear)
    {
        var parties = await desk.Look(db => db.Companies.Where(c => db.Leads.Any(l => l.Id == Lead && (l.CompanyId == c.Id || l.IntermediaryId == c.Id))).Select(c => c.LegalName).ToListAsync());
        var id = Guid.Empty;
        foreach (var party in parties) id = await Screen(party, result);
        return id;
    }

    /// <summary>One name is looked up.</summary>
    public async Task<Guid> Screen(string party, ScreeningResult result = ScreeningResult.Clear)
    {
        var id = Guid.CreateVersion7();
        await Do(Grace, version => new ScreenParty.Command(Lead, version, id, party, "Consolidated Screening List", Today, result));
        return id;
    }

    /// <summary>Qualified, and where its stage asks for it, the vice president's word asked for and given.</summary>
    public async Task Qualify()
    {
        await Do(Amina, Qualification);
        var lead = await desk.Lead(Lead);
        var process = await desk.Services.GetRequiredService<ProcessCatalog>().Get(lead.Process, CancellationToken.None);
        if (process[lead.Stage].Approvals is not { Count: > 0 }) return;
        if (!await desk.Look(db => db.Approvals.AnyAsync(a => a.LeadId == Lead && (a.State == ApprovalState.Open || a.State == ApprovalState.Given)))) await ApproveGo();
    }

    /// <summary>The manager asks whether to go on; the vice president says yes.</summary>
    public async Task ApproveGo()
    {
        var id = await AskToGo();
        await Do(Bjorn, version => new DecideApproval.Command(Lead, version, id, Approve: true));
    }

    /// <summary>The manager asks whether to go on.</summary>
    public async Task<Guid> AskToGo()
    {
        var id = Guid.CreateVersion7();
        await Do(Amina, version => new RequestApproval.Command(Lead, version, id, "go-decision", "Customers nearby"));
        return id;
    }

    /// <summary>A qualification that says go and leaves nothing of the gates open.</summary>
    public RecordQualification.Command Qualification(int version) => new(Lead, version)
    {
        Need = "Local assembly and service for customers in New England",
        ProjectType = ProjectType.Greenfield,
        Function = BusinessFunction.Assembly,
        Jobs = 80,
        Capex = Money.Usd(12_500_000),
        TimeFrame = TimeFrame.UpTo12Months,
        DecisionRole = DecisionRole.Influencer,
        Decision = GoNoGo.Go,
        Rationale = "Customers nearby, board decides in May",
    };

    public async Task Discover()
    {
        await Do(Bjorn, version => new ReassignLead.Command(Lead, version, Amina.Id, Tomas.Id, ""));
        await Do(Amina, version => Discovery(version));
    }

    /// <summary>Requirements that leave nothing of the gates open, under a code name of the lead's own.</summary>
    public RecordDiscovery.Command Discovery(int version, Confidentiality level = Confidentiality.ProjectTeam) => new(
        Lead, version, level, CodeName, ["Hall of 5,000 m² with a 5 t crane"], ["market-access", "talent"], "South Carolina, Ontario", "1.8 MW at start", Money.Usd(62_000));

    /// <summary>The code name this journey gives: neutral, and never another lead's.</summary>
    public string CodeName => $"Heron {Lead.Value.ToString("N")[^6..]}";

    public async Task Propose()
    {
        await Shortlist();
        await SendProposal();
    }

    public async Task<Guid> Shortlist(bool passes = true)
    {
        var id = Guid.CreateVersion7();
        var facts = new SiteFacts { Name = "Example Hall 7", Town = "Bloomfield", Kind = "Building", AreaSqFt = 60_000, PowerKw = 2_500, Source = "Owner's sheet (invented)", AsOf = Today };
        await Do(Noor, version => new ShortlistSite.Command(Lead, version, id, facts, passes, null));
        return id;
    }

    /// <summary>Made, approved by a second person, sent, and confirmed. The file itself is of no interest here: a stub of one is stored as made.</summary>
    public async Task<Guid> SendProposal()
    {
        var id = await OrderProposal();
        await Do(Bjorn, version => new ApproveProposal.Command(Lead, version, id, AcceptsDraftTexts: true));
        await Do(Amina, version => new SendProposal.Command(Lead, version, id));
        await Do(Amina, version => new RecordProposalReceipt.Command(Lead, version, id, Today));
        return id;
    }

    public async Task<Guid> OrderProposal(string language = "de")
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Noor, new GenerateProposal.Command(Lead, id, language));
        await desk.Do(Noor, new FinishProposal.Command(Lead, id, [.. "%PDF-1.7 "u8, .. id.ToByteArray()], null));
        return id;
    }

    public async Task Visit()
    {
        var id = await PlanVisit();
        await Do(Amina, version => new HoldSiteVisit.Command(Lead, version, id, Today, 4, "The crane convinced them", [], FeedbackAsked: true));
    }

    public async Task<Guid> PlanVisit()
    {
        var id = Guid.CreateVersion7();
        await Do(Ines, version => new ScheduleSiteVisit.Command(Lead, version, id, Today, Today.AddDays(1), VisitMode.OnSite, "Prove power and crane"));
        return id;
    }

    public async Task Offer()
    {
        var id = await DraftOffer();
        await Do(Bjorn, version => new ApproveIncentivePackage.Command(Lead, version, id));
        await Do(Priya, version => new ReleaseIncentivePackage.Command(Lead, version, id));
    }

    public async Task<Guid> DraftOffer(params IReadOnlyList<IncentiveLine> lines)
    {
        var id = Guid.CreateVersion7();
        await Do(Priya, version => new DraftIncentivePackage.Command(Lead, version, id, lines.Count > 0 ? lines : [Line], "Pays back in year six (invented)"));
        return id;
    }

    /// <summary>A line that says everything a line has to say.</summary>
    public IncentiveLine Line => new()
    {
        Programme = "Example programme", EligibilityTest = "Passed", Amount = Money.Usd(250_000), Authority = "Example authority", Conditions = "80 jobs kept for five years", ExpiresOn = Today.AddDays(90),
    };

    public async Task Commit()
    {
        await RecordCommitment();
        var evidence = await BringEvidence();
        await Do(Chiara, version => new VerifyEvidence.Command(Lead, version, evidence));
    }

    public Task RecordCommitment() => Do(Amina, version => new RecordCommitment.Command(
        Lead, version, CommitmentKind.SignedCommitment, Today, 80, Money.Usd(12_500_000), Involvement.Significant, ["talent", "site-fit"]));

    public async Task<Guid> BringEvidence()
    {
        var (document, evidence) = (await File(DocumentKind.CommitmentEvidence), Guid.CreateVersion7());
        await Do(Amina, version => new BringEvidence.Command(Lead, version, evidence, EvidenceKind.SignedDocument, document));
        return evidence;
    }

    public async Task<Guid> File(DocumentKind kind)
    {
        var id = Guid.CreateVersion7();
        await desk.Do(Amina, new FileDocument.Command(Lead, id, kind, $"{kind}.pdf", [.. "%PDF-1.7 "u8, .. id.ToByteArray()]));
        return id;
    }

    public async Task Land()
    {
        foreach (var task in await OpenTasks(critical: true)) await desk.Do(Hugo, new CloseTask.Command(Lead, task, null));
        await AgreeBaseline();
    }

    public Task<List<Guid>> OpenTasks(bool critical) =>
        desk.Look(db => db.Tasks.Where(t => t.LeadId == Lead && t.State == TaskState.Open && t.Critical == critical).OrderBy(t => t.DueAt).Select(t => t.Id).ToListAsync());

    public Task AgreeBaseline() => Do(Hugo, version => new AgreeBaseline.Command(Lead, version, 75, Money.Usd(12_000_000), Money.Usd(64_000), Yuki.Id, Today));

    public async Task Care()
    {
        await Do(Yuki, version => new LogAftercareContact.Command(Lead, version, Guid.CreateVersion7(), Today, 4, 30, "Hiring goes well, permits are slow"));
        await Do(Chiara, version => new VerifyJobs.Command(Lead, version, Guid.CreateVersion7(), 28, Today, VerificationMethod.Payroll));
    }

    private DateOnly Today => DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime);
}
