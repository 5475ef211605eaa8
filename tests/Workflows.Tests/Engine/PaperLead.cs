using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A lead on paper: no database, every gate of the investor journey met unless it is named as unmet. The engine decides on it as on a stored one.</summary>
public sealed class PaperLead
{
    private static readonly string Folder = new TemplateFiles(new TemplateOptions()).Folder;
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly DateTimeOffset Now = Desk.Morning;

    /// <summary>The process as it is shipped.</summary>
    public static ProcessDefinition Process => Shipped.Journey;

    /// <summary>Its English words.</summary>
    public static ProcessTexts Texts { get; } = ProcessTexts.Read(File.ReadAllText(Path.Combine(Folder, "processes", "investor-journey.texts.en.json")));

    /// <summary>The gates that once met stay met: nobody forgets an acknowledgement.</summary>
    private static readonly HashSet<string> Lasting =
    [
        "fact-known:inquiry.acknowledged", "fact-known:inquiry.duplicates-checked",
        "fact-known:commitment.recorded", "fact-known:commitment.involvement", "fact-known:landing.baseline", "fact-known:landing.aftercare-owner",
    ];

    private readonly HashSet<string> unmet = [];
    private readonly HashSet<string> metForGood = [];

    public PaperLead(string stage, params IEnumerable<string> unmet)
    {
        this.unmet.UnionWith(unmet);
        var contact = Contact.Register(ContactId.New(), null, new ContactDetails());
        Lead = Lead.Register(LeadId.New(), new LeadParties(null, null, contact.Id), new Inquiry(), Confidentiality.Internal, Amina.Id, Process.Ref, new StageKey(stage), Now);
        Facts = new GateFacts(Lead) { Contact = contact };
        Write();
    }

    private static Company Solaris { get; } = Company.Register(CompanyId.New(), CompanyKind.Investor, "Solaris Batteries GmbH", null, null, null);

    public Lead Lead { get; }

    public GateFacts Facts { get; private set; }

    /// <summary>What the client says where they "cannot say".</summary>
    public bool ClientCannotSay { get; init; }

    /// <summary>Whether what a gate asks for is there. Some things cannot be without others: no feedback on a visit that was not held.</summary>
    public bool Meets(string gate) => gate switch
    {
        "fact-known:lead.code-name" => Wanted(gate) || !Wanted("nda-on-file"),
        "fact-known:visit.feedback-asked" => Wanted("fact-known:visit.held") && Wanted(gate),
        "package-released" => Wanted("package-complete") && Wanted("fact-known:incentives.cost-benefit") && Wanted(gate),
        "fact-known:commitment.recorded" or "fact-known:commitment.involvement" => Wanted("fact-known:commitment.recorded") && Wanted("fact-known:commitment.involvement"),
        "fact-known:commitment.win-reasons" => Meets("fact-known:commitment.recorded") && Wanted(gate),
        "fact-known:landing.baseline" or "fact-known:landing.aftercare-owner" => Wanted("fact-known:landing.baseline") && Wanted("fact-known:landing.aftercare-owner"),
        _ => Wanted(gate),
    };

    /// <summary>Somebody fills in, or takes back, what a gate asks for.</summary>
    public void Set(string gate, bool met)
    {
        if (!met && metForGood.Contains(gate)) return;
        if (met) unmet.Remove(gate);
        else unmet.Add(gate);
        Write();
    }

    public Outcome<Passage> Decide(string action, DemoPerson person, ActionInput? input = null) =>
        Process.Decide(new ActionKey(action), Facts, ActorOf(person), input ?? ActionInput.None);

    public Outcome<Passage> Take(string action, DemoPerson person, ActionInput? input = null)
    {
        var decided = Decide(action, person, input);
        if (decided.Succeeded) Lead.Enter(decided.Value, new Departure(), Now);
        Write();
        return decided;
    }

    public static Actor ActorOf(DemoPerson person) => new(person.Id, new HashSet<Role> { person.Role }, Rights.Of([person.Role]));

    /// <summary>Brings lead and parts in line with what is met.</summary>
    public void Write()
    {
        if (!Lead.Status.IsTerminal) WriteLead();
        foreach (var gate in Lasting.Where(Meets)) metForGood.Add(gate);
        WriteParts();
    }

    private void WriteLead()
    {
        var contact = Facts.Contact!;
        contact.Correct(new ContactDetails { Email = Is("inquiry.contact-route") ? "k@example.example" : null, LawfulBasis = Is("inquiry.lawful-basis") ? LawfulBasis.Consent : null });
        Lead.CompleteInquiry(
            new LeadParties(Is("inquiry.party") ? new CompanyId(Lead.Id.Value) : null, null, contact.Id),
            new Inquiry { Source = Is("inquiry.source") ? LeadSource.Direct : null, Country = Is("inquiry.country") ? new CountryCode("DE") : null });
        if (Is("inquiry.acknowledged")) Lead.Acknowledge(Ines.Id, false, Now);
        if (Is("inquiry.duplicates-checked")) Lead.CheckDuplicates(0, Ines.Id, Now);
        Lead.RecordQualification(
            new Qualification
            {
                Need = Answer("qualification.need", "Assembly"), ProjectType = Answer("qualification.project-type", ProjectType.Greenfield), Function = Answer("qualification.function", BusinessFunction.Assembly),
                Jobs = Answer("qualification.size", 80), Capex = Answer("qualification.size", Money.Usd(1)), TimeFrame = Answer("qualification.time-frame", TimeFrame.Later),
                DecisionRole = Answer("qualification.decision-role", DecisionRole.Decider), Decision = Meets("decided-to-go") ? GoNoGo.Go : GoNoGo.Nurture, Rationale = "", By = Amina.Id, At = Now,
            },
            new Score(0, 0, 0, "C", false, null, "paper"));
        Lead.Reassign(Amina.Id, Is("lead.back-up") ? Tomas.Id : null, null);
        Lead.Classify(Meets("nda-on-file") ? Confidentiality.Internal : Confidentiality.Nda, Is("lead.code-name") ? "Otter" : null);
        Lead.RecordDiscovery(new Discovery
        {
            MustHaves = Is("discovery.must-haves") ? ["Crane"] : [], Drivers = Is("discovery.drivers") ? ["talent"] : [], Rivals = Answer("discovery.rivals", "Ontario"),
            UtilityLoads = Answer("discovery.utility-loads", "1.8 MW"), AverageWage = Answer("discovery.wage", Money.Usd(60_000)), By = Amina.Id, At = Now,
        });
        if (Is("commitment.recorded"))
        {
            Lead.RecordCommitment(new Commitment
            {
                Kind = CommitmentKind.Lease, On = Day, PledgedJobs = 80, PledgedCapex = Money.Usd(1), Involvement = Involvement.Minor, WinReasons = Is("commitment.win-reasons") ? ["talent"] : [], By = Amina.Id, At = Now,
            });
        }

        if (Is("landing.baseline")) Lead.AgreeBaseline(new Baseline { Jobs = 80, Capex = Money.Usd(1), AverageWage = default, AftercareOwner = Yuki.Id, On = Day });
    }

    private void WriteParts() => Facts = Facts with
    {
        Parties = [Solaris],
        Screenings = [Screening.Run(Guid.CreateVersion7(), Lead.Id, Solaris.LegalName, "List", Day, Meets("screening-clear") ? ScreeningResult.Clear : ScreeningResult.Hit, Grace.Id, Now)],
        Documents = Meets("nda-on-file") ? [DocumentKind.Nda] : [],
        Sites = [Site(Meets("site-offerable"))],
        Proposals = [Proposed(Meets("proposal-receipted"))],
        Visits = [Visited()],
        Packages = [Package()],
        Evidence = [Proof()],
        Tasks = [Task()],
        Approvals = [Approved(Meets("approval-given:go-decision"))],
    };

    private Approval Approved(bool given)
    {
        var approval = Approval.Request(Guid.CreateVersion7(), Lead.Id, Lead.Stage, new ApprovalTerms("go-decision", ApprovalPolicy.Any, 1, ApprovalSubject.Qualification, [new ApprovalSeat([Role.VicePresident])], []), null, Amina.Id, Now);
        if (given) approval.Decide(new Decider(Bjorn.Id, new HashSet<Role> { Role.VicePresident }, null), approves: true, null, [], Now);
        return approval;
    }

    private ShortlistedSite Site(bool offerable)
    {
        var site = ShortlistedSite.Add(Guid.CreateVersion7(), Lead.Id, new SiteFacts(), passes: true, null);
        if (!offerable) site.Withdraw();
        return site;
    }

    private Proposal Proposed(bool receipted)
    {
        var proposal = Proposal.Order(Guid.CreateVersion7(), Lead.Id, 1, new LanguageTag("de"), "p.pdf", "", "", [], Noor.Id, Now);
        proposal.Finish("");
        proposal.Approve(Bjorn.Id, Now);
        proposal.Send(Now, Day);
        if (receipted) proposal.RecordReceipt(Day);
        return proposal;
    }

    private SiteVisit Visited()
    {
        var visit = SiteVisit.Schedule(Guid.CreateVersion7(), Lead.Id, Day, Day, VisitMode.OnSite, "");
        if (Is("visit.held")) visit.Hold(new Debrief(4, "", Amina.Id, Day), [], Is("visit.feedback-asked"));
        return visit;
    }

    private IncentivePackage Package()
    {
        var complete = new IncentiveLine { Programme = "p", EligibilityTest = "t", Formula = "f", Authority = "a", Conditions = "c", ExpiresOn = Day.AddDays(9) };
        var package = IncentivePackage.Draft(Guid.CreateVersion7(), Lead.Id, 1, [Meets("package-complete") ? complete : complete with { ExpiresOn = null }], Is("incentives.cost-benefit") ? "Pays back" : null, Priya.Id);
        if (!Meets("package-released")) return package;
        package.Approve(Bjorn.Id, Now);
        package.Release(Day, Now);
        return package;
    }

    private Evidence Proof()
    {
        var evidence = Evidence.Bring(Guid.CreateVersion7(), Lead.Id, EvidenceKind.SignedDocument, Guid.CreateVersion7(), Amina.Id);
        if (Meets("evidence-verified")) evidence.Verify(Amina.Id, Amina.Id, Chiara.Id, Now);
        return evidence;
    }

    private LeadTask Task()
    {
        var task = LeadTask.FromPlaybook(Lead.Id, "vehicle", Lead.Stage, Role.LandingLead, Now, critical: true);
        if (Meets("critical-tasks-done")) task.Complete(Hugo.Id, Now);
        return task;
    }

    private bool Wanted(string gate) => !unmet.Contains(gate);

    private bool Is(string fact) => Meets($"fact-known:{fact}");

    private Known<T> Answer<T>(string fact, T value)
        where T : notnull =>
        !Is(fact) ? default : ClientCannotSay ? Known<T>.CannotSay(Day) : value;
}
