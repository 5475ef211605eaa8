using System.Text;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Demo;

/// <summary>Tells the demonstration's leads by the commands that people use, each by whom it belongs to: whatever a lead has is recorded, and it advances as far as that carries it.</summary>
internal sealed class DemoStory(IServiceProvider services)
{
    private DateOnly Today => services.GetRequiredService<OfficeClock>().Today;

    public async Task Tell(DemoLead lead, CancellationToken ct)
    {
        var id = LeadId.New();
        await Do("intake", new RegisterInquiry.Command(id, lead.Inquiry) { OwnerId = DemoPeople.Find(lead.Owner).Id }, ct);
        if (!lead.Welcomed) return;

        await On(id, "intake", v => new AcknowledgeInquiry.Command(id, v, ByMail: false), ct);
        await On(id, "intake", v => new CheckDuplicates.Command(id, v), ct);
        await On(id, "compliance", v => new ScreenParty.Command(id, v, Guid.CreateVersion7(), lead.Inquiry.CompanyName ?? lead.Inquiry.IntermediaryName!, "Consolidated Screening List (sample)", Today, ScreeningResult.Clear), ct);
        await Advance(id, lead.Owner, ct);
        if (lead.Qualification is null) return;

        await On(id, lead.Owner, v => lead.Qualification with { LeadId = id, ExpectedVersion = v }, ct);
        await Advance(id, lead.Owner, ct);
        if (lead.CodeName is null) return;

        await On(id, "vp", v => new ReassignLead.Command(id, v, DemoPeople.Find(lead.Owner).Id, DemoPeople.Find(lead.Owner == "manager" ? "manager2" : "manager").Id, ""), ct);
        await On(id, lead.Owner, v => new RecordDiscovery.Command(
            id, v, lead.Level, lead.CodeName, lead.MustHaves, ["Market access", "Skills"], Known<string>.CannotSay(Today), "1.5 MW at the start", Money.Usd(68_000)), ct);
        await Advance(id, lead.Owner, ct);
        if (lead.Sites.Count == 0) return;

        foreach (var site in lead.Sites) await On(id, "manager", v => new ShortlistSite.Command(id, v, Guid.CreateVersion7(), site with { AsOf = Today }, true, null), ct);
        if (lead.Package.Count == 0 || !await SendProposal(id, lead, ct)) return;

        await Advance(id, lead.Owner, ct);
        var visit = Guid.CreateVersion7();
        await On(id, "intake", v => new ScheduleSiteVisit.Command(id, v, visit, Today, Today, VisitMode.Virtual, "Show hall, power and crane"), ct);
        await On(id, lead.Owner, v => new HoldSiteVisit.Command(id, v, visit, Today, 4, "The hall convinced; power is the open point (invented)", [], FeedbackAsked: true), ct);
        await Advance(id, lead.Owner, ct);
        await ReleaseOffer(id, lead, ct);
        if (lead.Commitment is not { } commitment) return;

        await Advance(id, lead.Owner, ct);
        await Win(id, lead.Owner, commitment, ct);
        await Advance(id, "vp", ct);
        await Land(id, commitment, ct);
    }

    private async Task<bool> SendProposal(LeadId id, DemoLead lead, CancellationToken ct)
    {
        var proposal = Guid.CreateVersion7();
        await Do(lead.Owner, new GenerateProposal.Command(id, proposal, lead.ProposalLanguage), ct);
        await services.GetRequiredService<DeliveryWorker>().DeliverDue(ct);
        // Without Node there is no file: the lead then waits in this stage, as it would in real life.
        if (await Look(db => db.Proposals.AnyAsync(p => p.Id == proposal && p.State != ProposalState.Ready, ct))) return false;

        await On(id, "vp", v => new ApproveProposal.Command(id, v, proposal), ct);
        await On(id, lead.Owner, v => new SendProposal.Command(id, v, proposal), ct);
        await On(id, lead.Owner, v => new RecordProposalReceipt.Command(id, v, proposal, Today), ct);
        return true;
    }

    private async Task ReleaseOffer(LeadId id, DemoLead lead, CancellationToken ct)
    {
        var package = Guid.CreateVersion7();
        IReadOnlyList<IncentiveLine> lines = [.. lead.Package.Select(line => line with { ExpiresOn = Today.AddDays(75) })];
        await On(id, "incentives", v => new DraftIncentivePackage.Command(id, v, package, lines, "Sample figures: pays back in year six"), ct);
        await On(id, "vp", v => new ApproveIncentivePackage.Command(id, v, package), ct);
        await On(id, "incentives", v => new ReleaseIncentivePackage.Command(id, v, package), ct);
    }

    private async Task Win(LeadId id, string owner, DemoCommitment commitment, CancellationToken ct)
    {
        var (document, evidence) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await On(id, owner, v => new RecordCommitment.Command(id, v, CommitmentKind.Lease, Today, commitment.Jobs, commitment.Capex, Involvement.Significant, commitment.WinReasons), ct);
        await Do(owner, new FileDocument.Command(id, document, DocumentKind.CommitmentEvidence, "lease-sample.txt", Encoding.UTF8.GetBytes($"Invented lease of an invented company, for demonstration only ({id}).")), ct);
        await On(id, owner, v => new BringEvidence.Command(id, v, evidence, EvidenceKind.SignedDocument, document), ct);
        await On(id, "assurer", v => new VerifyEvidence.Command(id, v, evidence), ct);
    }

    private async Task Land(LeadId id, DemoCommitment commitment, CancellationToken ct)
    {
        foreach (var task in await Look(db => db.Tasks.Where(t => t.LeadId == id && t.Critical && t.State == TaskState.Open).Select(t => t.Id).ToListAsync(ct)))
        {
            await Do("landing", new CloseTask.Command(id, task, null), ct);
        }

        await On(id, "landing", v => new AgreeBaseline.Command(id, v, commitment.Jobs, commitment.Capex, Money.Usd(68_000), DemoPeople.Find("aftercare").Id, Today), ct);
        await Advance(id, "landing", ct);
        await On(id, "aftercare", v => new LogAftercareContact.Command(id, v, Guid.CreateVersion7(), Today, 4, commitment.VerifiedJobs, "Hiring goes to plan (invented)"), ct);
        await On(id, "assurer", v => new VerifyJobs.Command(id, v, Guid.CreateVersion7(), commitment.VerifiedJobs, Today, Domain.Aftercare.VerificationMethod.Payroll), ct);
    }

    private Task Advance(LeadId id, string signIn, CancellationToken ct) => On(id, signIn, v => new TakeAction.Command(id, v, new ActionKey("advance")), ct);

    private async Task On<T>(LeadId id, string signIn, Func<int, IRequest<T>> command, CancellationToken ct)
        where T : IOutcome => await Do(signIn, command(await Look(db => db.Leads.Where(l => l.Id == id).Select(l => l.Version).SingleAsync(ct))), ct);

    private async Task Do<T>(string signIn, IRequest<T> command, CancellationToken ct)
        where T : IOutcome
    {
        await using var scope = services.CreateAsyncScope();
        var person = DemoPeople.Find(signIn);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person.Id, person.Name, [person.Role]);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, ct);
        if (!outcome.Succeeded) throw new InvalidOperationException($"The demonstration cannot be told: {command.GetType().DeclaringType!.Name} was refused with {string.Join(", ", outcome.Refusals.Select(r => $"{r.Code} {r.Gate}"))}.");
    }

    private async Task<T> Look<T>(Func<GlobalReachDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await look(scope.ServiceProvider.GetRequiredService<GlobalReachDb>());
    }
}
