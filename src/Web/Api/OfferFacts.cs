using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Aftercare;
using GlobalReach.Workflows.Commitments;
using GlobalReach.Workflows.Incentives;
using GlobalReach.Workflows.Sites;
using GlobalReach.Workflows.Visits;

namespace GlobalReach.Web.Api;

internal sealed record SiteBody(
    int Version, string Name, string Town, string Source, DateOnly AsOf, bool PassesMustHaves, string Kind = "", int? AreaSqFt = null, int? PowerKw = null, decimal? AirportMiles = null, string? ExceptionBecause = null)
{
    public SiteFacts ToFacts() => new() { Name = Name, Town = Town, Kind = Kind, AreaSqFt = AreaSqFt, PowerKw = PowerKw, AirportMiles = AirportMiles, Source = Source, AsOf = AsOf };
}

internal sealed record VisitBody(int Version, DateOnly From, DateOnly To, VisitMode Mode, string Purpose);

internal sealed record DebriefBody(int Version, DateOnly HeldOn, int Score, string Summary, bool FeedbackAsked, IReadOnlyList<OpenQuestion>? Questions = null);

internal sealed record IncentivePackageBody(int Version, IReadOnlyList<IncentiveLine> Lines, string? CostBenefit = null);

internal sealed record CommitmentBody(int Version, CommitmentKind Kind, DateOnly On, Involvement Involvement, IReadOnlyList<string> WinReasons)
{
    public Known<int> PledgedJobs { get; init; }

    public Known<Money> PledgedCapex { get; init; }
}

internal sealed record EvidenceBody(int Version, EvidenceKind Kind, Guid DocumentId);

internal sealed record BaselineBody(int Version, int Jobs, Money Capex, PersonId AftercareOwner, DateOnly On)
{
    public Known<Money> AverageWage { get; init; }
}

internal sealed record AftercareContactBody(int Version, DateOnly On, string Summary)
{
    public Known<int> Satisfaction { get; init; }

    public Known<int> ReportedJobs { get; init; }
}

internal sealed record JobVerificationBody(int Version, int Jobs, DateOnly AsOf, VerificationMethod Method);

/// <summary>What is offered to the investor and what comes of it: sites, visits, incentives, commitment, landing, aftercare.</summary>
internal static class OfferFacts
{
    public static void MapOfferFacts(this IEndpointRouteBuilder api)
    {
        var lead = api.MapGroup("/leads/{id}");
        lead.MapPut("/sites/{siteId}", Shortlist).WithName("shortlistSite").WithSummary("Put a site on the shortlist, or correct what is known of it.").Produces<Written>();
        lead.MapDelete("/sites/{siteId}", TakeOff).WithName("withdrawSite").WithSummary("Take a site off the shortlist.").Produces<Written>();
        lead.MapPut("/visits/{visitId}", Schedule).WithName("scheduleSiteVisit").WithSummary("Plan a visit, or move it.").Produces<Written>();
        lead.MapPut("/visits/{visitId}/debrief", Hold).WithName("holdSiteVisit").WithSummary("Record that a visit was held, and what was learned.").Produces<Written>();
        lead.MapPut("/incentive-packages/{packageId}", Draft).WithName("draftIncentivePackage").WithSummary("Put an incentive package together, or rewrite it before its release.").Produces<Written>();
        lead.MapPut("/incentive-packages/{packageId}/approval", Approve).WithName("approveIncentivePackage").WithSummary("Approve a package for release, as a second person.").Produces<Written>();
        lead.MapPut("/incentive-packages/{packageId}/release", Release).WithName("releaseIncentivePackage").WithSummary("Give an approved package to the investor.").Produces<Written>();
        lead.MapPut("/incentive-packages/{packageId}/withdrawal", Withdraw).WithName("withdrawIncentivePackage").WithSummary("Say that a package no longer stands.").Produces<Written>();
        lead.MapPut("/commitment", Commit).WithName("recordCommitment").WithSummary("Record the company's decision for the region.").Produces<Written>();
        lead.MapPut("/evidence/{evidenceId}", Bring).WithName("bringEvidence").WithSummary("Name a document on file as evidence of the commitment.").Produces<Written>();
        lead.MapPut("/evidence/{evidenceId}/verification", Verify).WithName("verifyEvidence").WithSummary("Find a piece of evidence good, as a second person.").Produces<Written>();
        lead.MapPut("/baseline", Agree).WithName("agreeBaseline").WithSummary("Agree the schedule that aftercare verifies against.").Produces<Written>();
        lead.MapPut("/aftercare-contacts/{contactId}", Contact).WithName("logAftercareContact").WithSummary("Write down a talk with an investor who is here.").Produces<Written>();
        lead.MapPut("/job-verifications/{verificationId}", VerifyJobsThere).WithName("verifyJobs").WithSummary("Verify how many jobs exist, as a second person.").Produces<Written>();
    }

    private static Task<IResult> Shortlist(Guid id, Guid siteId, SiteBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ShortlistSite.Command(new LeadId(id), body.Version, siteId, body.ToFacts(), body.PassesMustHaves, body.ExceptionBecause), ct);

    private static Task<IResult> TakeOff(Guid id, Guid siteId, int version, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new WithdrawSite.Command(new LeadId(id), version, siteId), ct);

    private static Task<IResult> Schedule(Guid id, Guid visitId, VisitBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ScheduleSiteVisit.Command(new LeadId(id), body.Version, visitId, body.From, body.To, body.Mode, body.Purpose), ct);

    private static Task<IResult> Hold(Guid id, Guid visitId, DebriefBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new HoldSiteVisit.Command(new LeadId(id), body.Version, visitId, body.HeldOn, body.Score, body.Summary, body.Questions ?? [], body.FeedbackAsked), ct);

    private static Task<IResult> Draft(Guid id, Guid packageId, IncentivePackageBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new DraftIncentivePackage.Command(new LeadId(id), body.Version, packageId, body.Lines, body.CostBenefit), ct);

    private static Task<IResult> Approve(Guid id, Guid packageId, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ApproveIncentivePackage.Command(new LeadId(id), body.Version, packageId), ct);

    private static Task<IResult> Release(Guid id, Guid packageId, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ReleaseIncentivePackage.Command(new LeadId(id), body.Version, packageId), ct);

    private static Task<IResult> Withdraw(Guid id, Guid packageId, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new WithdrawIncentivePackage.Command(new LeadId(id), body.Version, packageId), ct);

    private static Task<IResult> Commit(Guid id, CommitmentBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new RecordCommitment.Command(new LeadId(id), body.Version, body.Kind, body.On, body.PledgedJobs, body.PledgedCapex, body.Involvement, body.WinReasons), ct);

    private static Task<IResult> Bring(Guid id, Guid evidenceId, EvidenceBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new BringEvidence.Command(new LeadId(id), body.Version, evidenceId, body.Kind, body.DocumentId), ct);

    private static Task<IResult> Verify(Guid id, Guid evidenceId, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new VerifyEvidence.Command(new LeadId(id), body.Version, evidenceId), ct);

    private static Task<IResult> Agree(Guid id, BaselineBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new AgreeBaseline.Command(new LeadId(id), body.Version, body.Jobs, body.Capex, body.AverageWage, body.AftercareOwner, body.On), ct);

    private static Task<IResult> Contact(Guid id, Guid contactId, AftercareContactBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new LogAftercareContact.Command(new LeadId(id), body.Version, contactId, body.On, body.Satisfaction, body.ReportedJobs, body.Summary), ct);

    private static Task<IResult> VerifyJobsThere(Guid id, Guid verificationId, JobVerificationBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new VerifyJobs.Command(new LeadId(id), body.Version, verificationId, body.Jobs, body.AsOf, body.Method), ct);
}
