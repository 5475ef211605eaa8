using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;
using Microsoft.EntityFrameworkCore;
using static System.Text.Encoding;

namespace GlobalReach.Workflows.Demo;

/// <summary>What happens on an invented lead, each told by the commands that people use: from the inquiry to the visit.</summary>
internal sealed partial class DemoChapters(DemoLead lead, DemoLeads.File file, int number)
{
    private static readonly string[] Stages = ["inquiry", "qualification", "discovery", "proposal", "site-visit", "incentive-package", "commitment", "landing", "aftercare"];

    private readonly LeadId id = new(DemoStory.IdOf(lead.Key));
    private bool waits;

    private string Backup => lead.Owner == "manager" ? "manager2" : "manager";

    public bool WorksAhead => number % 3 != 0;

    /// <summary>A part of a working day by which this lead's story is off the full hour.</summary>
    public decimal Minutes => (number * 7 % 20 + 1) * 0.011m;

    public static IEnumerable<string> StagesAfter(string stage, Milestone reached) =>
        Stages.SkipWhile(s => s != stage).Skip(1).TakeWhile(s => Array.IndexOf(Stages, s) <= Array.IndexOf(Stages, StageOf(reached)));

    public async Task Register(DemoStory story, CancellationToken ct)
    {
        var owner = DemoPeople.Find(lead.Owner).Id;
        if (lead.GrownFrom is { } parent)
        {
            var kind = lead.Track == Tracks.Retention ? FollowUp.AtRisk : FollowUp.Reinvestment;
            await story.Do("aftercare", Key("register"), new OpenFollowUp.Command(new LeadId(DemoStory.IdOf(parent)), id, kind, lead.Asks) { SignsSeen = lead.Signs, OwnerId = owner }, ct);
        }
        else
        {
            await story.Do("intake", Key("register"), new RegisterInquiry.Command(id, lead.ToInquiry(story.Today)) { Track = lead.Track, OwnerId = owner }, ct);
        }
    }

    public Task ScreenCompany(DemoStory story, CancellationToken ct) => Screen(story, lead.Company!, ScreeningResult.Clear, ct);

    public async Task Welcome(DemoStory story, CancellationToken ct)
    {
        await story.On(id, "intake", Key("acknowledge"), v => new AcknowledgeInquiry.Command(id, v, ByMail: lead.Family is not null), ct);
        await story.On(id, "intake", Key("duplicates"), v => new CheckDuplicates.Command(id, v), ct);
        foreach (var party in new[] { lead.Company, lead.Intermediary }.OfType<string>()) await Screen(story, party, ScreeningResult.Clear, ct);
        if (lead.Hit is not { } because) return;

        await Screen(story, lead.Native ?? lead.Company!, ScreeningResult.Hit, ct);
        if (because.Length > 0) await story.On(id, "vp", Key("clear"), v => new ClearScreeningHit.Command(id, v, Part($"screening {lead.Native ?? lead.Company} {ScreeningResult.Hit}"), because), ct);
    }

    public async Task Qualify(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.Do(lead.Owner, Key("call"), new LogInteraction.Command(id, Part("call"), null, InteractionChannel.Video, lead.Jobs is null ? "First call: the need is real, its size is not decided yet (invented)" : "First call: need, size, time frame and who decides (invented)", true, null, null), ct);
        await story.On(id, lead.Owner, Key("qualify"), v => new RecordQualification.Command(id, v)
        {
            Need = lead.Asks, ProjectType = lead.Type, Function = lead.Function, Jobs = lead.Jobs is { } jobs ? jobs : Known<int>.CannotSay(story.Today), Capex = lead.Investment(story.Today),
            TimeFrame = (TimeFrame)(number % 3), DecisionRole = (DecisionRole)(number % 2), ClusterFit = lead.Fit, Reality = Degree.Partly, Feasibility = number % 4 == 0 ? Degree.Partly : Degree.Full, Engagement = Degree.Full,
            Decision = lead.Decision, Rationale = lead.Decision == GoNoGo.Go ? "Customers nearby, the board decides within the year (invented)" : "Too early: we stay in touch until the plan is firm (invented)",
        }, ct);
        if (lead.Decision == GoNoGo.Go && await AsksToGo(story, ct)) await story.On(id, lead.Owner, Key("ask to go"), v => new RequestApproval.Command(id, v, Part("go"), "go-decision", number % 2 == 0 ? "The board decides within the year (invented)" : null), ct);
    }

    /// <summary>The vice president's word, before a lead goes on whose version asks for it.</summary>
    private async Task ApproveGo(DemoStory story, CancellationToken ct)
    {
        if (await AsksToGo(story, ct)) await story.On(id, "vp", Key("approve to go"), v => new DecideApproval.Command(id, v, Part("go"), Approve: true, number % 3 == 0 ? "Fits our targets (invented)" : null), ct);
    }

    private async Task<bool> AsksToGo(DemoStory story, CancellationToken ct) =>
        (await story.Process(id, ct)).Stages.Any(stage => stage.Approvals?.Any(approval => approval.Key == "go-decision") == true);

    public async Task Discover(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.On(id, "vp", Key("backup"), v => new ReassignLead.Command(id, v, DemoPeople.Find(lead.Owner).Id, DemoPeople.Find(Backup).Id, ""), ct);
        if (lead.Level >= Confidentiality.Nda)
        {
            foreach (var person in new[] { "vp", "assurer", "analyst", "intake" }) await story.On(id, lead.Owner, Key($"invite {person}"), v => new InviteTeamMember.Command(id, v, DemoPeople.Find(person).Id, KnowsIdentity: true), ct);
            await story.Do(lead.Owner, Key("nda"), new FileDocument.Command(id, Part("nda"), DocumentKind.Nda, "nda-sample.txt", UTF8.GetBytes($"Invented non-disclosure agreement with an invented company, for demonstration only ({lead.Key}).")), ct);
        }

        await story.On(id, lead.Owner, Key("discovery"), v => new RecordDiscovery.Command(
            id, v, lead.Level, CodeName(story), lead.Needs, ["Market access", "Skills"], number % 3 == 0 ? "Two other regions on the East Coast" : Known<string>.CannotSay(story.Today), "1.5 MW at the start", Money.Usd(62_000 + (number % 7 * 3_000)))
        {
            JobsKept = lead.JobsKept is { } kept ? kept : default(Known<int>), Cfius = lead.JobsKept is null ? default(Known<CfiusSign>) : CfiusSign.NoneSeen,
        }, ct);
        if (lead.Town) await story.On(id, lead.Owner, Key("invite town"), v => new InviteTeamMember.Command(id, v, DemoPeople.Find("town").Id, KnowsIdentity: false), ct);
    }

    public async Task Shortlist(DemoStory story, CancellationToken ct)
    {
        if (waits || lead.Track is not (Tracks.Greenfield or Tracks.Expansion)) return;
        foreach (var site in file.SitesFor[lead.Function])
        {
            await story.On(id, lead.Owner, Key($"site {site}"), v => new ShortlistSite.Command(id, v, Part($"site {site}"), file.Sites[site] with { AsOf = story.Today }, true, null), ct);
        }
    }

    public async Task OrderProposal(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.Do(lead.Owner, Key("order"), new GenerateProposal.Command(id, Part("proposal"), lead.ProposalLanguage), ct);
        waits = !await story.IsReady(Part("proposal"), ct);
    }

    public async Task SendProposal(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        await story.On(id, "vp", Key("approve proposal"), v => new ApproveProposal.Command(id, v, Part("proposal"), AcceptsDraftTexts: true), ct);
        await story.On(id, lead.Owner, Key("send"), v => new SendProposal.Command(id, v, Part("proposal")), ct);
    }

    public async Task RecordReceipt(DemoStory story, CancellationToken ct)
    {
        if (!waits) await story.On(id, lead.Owner, Key("receipt"), v => new RecordProposalReceipt.Command(id, v, Part("proposal"), story.Today), ct);
    }

    public Func<DemoStory, CancellationToken, Task> ScheduleVisit(DemoCalendar calendar, decimal? aheadDays) => async (story, ct) =>
    {
        if (waits) return;
        var from = calendar.DayAfter(story.Today, (int)Math.Round(aheadDays ?? 9));
        await story.On(id, "intake", Key("visit"), v => new ScheduleSiteVisit.Command(id, v, Part("visit"), from, from, number % 3 == 0 ? VisitMode.Virtual : VisitMode.OnSite, "Show hall, power and the way to the airport"), ct);
    };

    public async Task HoldVisit(DemoStory story, CancellationToken ct)
    {
        if (waits) return;
        OpenQuestion[] open = number % 2 == 0 ? [] : [new("How soon can a second feed be there?", DemoPeople.Find("analyst").Id, story.Today.AddDays(7))];
        await story.On(id, lead.Owner, Key("hold visit"), v => new HoldSiteVisit.Command(id, v, Part("visit"), story.Today, 3 + (number % 3), "The site convinced; the power supply was asked about most (invented)", open, FeedbackAsked: true), ct);
        await story.Do(lead.Owner, Key("thanks"), new LogInteraction.Command(id, Part("thanks"), null, InteractionChannel.Email, "Thanks for the visit, answers to the open questions promised (invented)", true, null, null), ct);
    }

    private async Task Screen(DemoStory story, string party, ScreeningResult result, CancellationToken ct)
    {
        var what = $"screening {party} {result}";
        await story.On(id, "compliance", Key(what), v => new ScreenParty.Command(id, v, Part(what), party, "Consolidated Screening List (sample)", story.Today, result), ct);
    }

    private string CodeName(DemoStory story) => lead.CodeName ?? story.CodeNameFor(number);

    private string Key(string what) => $"{lead.Key} {what}";

    private Guid Part(string what) => DemoStory.IdOf(Key(what));

    private static string StageOf(Milestone reached) => reached switch
    {
        < Milestone.Qualification => "inquiry",
        < Milestone.Discovery => "qualification",
        < Milestone.Proposal => "discovery",
        < Milestone.SiteVisit => "proposal",
        < Milestone.Incentives => "site-visit",
        < Milestone.Commitment => "incentive-package",
        < Milestone.Landing => "commitment",
        < Milestone.Aftercare => "landing",
        _ => "aftercare",
    };
}
