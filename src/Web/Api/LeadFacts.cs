using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Leads;

namespace GlobalReach.Web.Api;

internal sealed record AcknowledgementBody(int Version, bool ByMail = false);

internal sealed record ScreeningBody(int Version, string Party, string List, DateOnly ListDate, ScreeningResult Result);

internal sealed record ClearanceBody(int Version, string Because);

internal sealed record QualificationBody(int Version, GoNoGo Decision, string Rationale)
{
    public Known<string> Need { get; init; }

    public Known<ProjectType> ProjectType { get; init; }

    public Known<BusinessFunction> Function { get; init; }

    public Known<int> Jobs { get; init; }

    public Known<Money> Capex { get; init; }

    public Known<TimeFrame> TimeFrame { get; init; }

    public Known<DecisionRole> DecisionRole { get; init; }

    public Known<decimal> WageRatio { get; init; }

    public Known<ClusterFit> ClusterFit { get; init; }

    public Known<Degree> Spillover { get; init; }

    public Known<Degree> DistressedArea { get; init; }

    public Known<Degree> Reality { get; init; }

    public Known<Degree> Feasibility { get; init; }

    public Known<Degree> Position { get; init; }

    public Known<Degree> Engagement { get; init; }

    public RecordQualification.Command ToCommand(LeadId lead) => new(lead, Version)
    {
        Need = Need, ProjectType = ProjectType, Function = Function, Jobs = Jobs, Capex = Capex, TimeFrame = TimeFrame, DecisionRole = DecisionRole,
        WageRatio = WageRatio, ClusterFit = ClusterFit, Spillover = Spillover, DistressedArea = DistressedArea, Reality = Reality, Feasibility = Feasibility, Position = Position, Engagement = Engagement,
        Decision = Decision, Rationale = Rationale,
    };
}

internal sealed record AssignmentBody(int Version, PersonId OwnerId, PersonId? BackupId = null, string HandOver = "");

internal sealed record TeamMemberBody(int Version, bool KnowsIdentity = false);

internal sealed record DiscoveryBody(int Version, Confidentiality Confidentiality, IReadOnlyList<string> MustHaves, IReadOnlyList<string> Drivers, string? CodeName = null)
{
    public Known<string> Rivals { get; init; }

    public Known<string> UtilityLoads { get; init; }

    public Known<Money> AverageWage { get; init; }

    public Known<int> JobsKept { get; init; }

    public Known<CfiusSign> Cfius { get; init; }
}

internal sealed record TaskBody(string Title, Role Role, DateTimeOffset DueAt, PersonId? AssigneeId = null);

/// <summary>The due time is as the clock of the time zone shows it, without an offset.</summary>
internal sealed record DeadlineBody(string Title, DateTime Due, string TimeZone);

internal sealed record DueBody(DateTime Due, string TimeZone);

/// <summary>Given, in time or late; or no longer expected.</summary>
internal sealed record SettlementBody(bool Given = true);

internal sealed record CompletionBody(string? WaivedBecause = null);

internal sealed record NoteBody(string Text);

internal sealed record NextStepBody(int Version, string NextStep, DateOnly NextStepOn);

internal sealed record InteractionBody(InteractionChannel Channel, string Summary, bool Substantive, DateTimeOffset? At = null, string? NextStep = null, DateOnly? NextStepOn = null);

/// <summary>The version after the change, and how many leads look like the same.</summary>
internal sealed record DuplicatesChecked(int Version, int Candidates);

/// <summary>The version after the change, and the score that the answers give.</summary>
internal sealed record Qualified(int Version, Score Score);

/// <summary>What people learn and do about a lead from its inquiry to its discovery, and beside the stages.</summary>
internal static class LeadFacts
{
    public static void MapLeadFacts(this IEndpointRouteBuilder api)
    {
        var lead = api.MapGroup("/leads/{id}");
        lead.MapPut("/acknowledgement", Acknowledge).WithName("acknowledgeInquiry").WithSummary("Say that the inquirer was told that the inquiry arrived.").Produces<Written>();
        lead.MapPut("/duplicate-check", CheckForDuplicates).WithName("checkDuplicates").WithSummary("Say that you looked for leads of the same company.").Produces<DuplicatesChecked>();
        lead.MapPut("/screenings/{screeningId}", Screen).WithName("screenParty").WithSummary("Record a look-up of a party in a sanctions or denied-party list.").Produces<Written>();
        lead.MapPut("/screenings/{screeningId}/clearance", Clear).WithName("clearScreeningHit").WithSummary("Clear a hit, as a second person, with the reason.").Produces<Written>();
        lead.MapPut("/qualification", Qualify).WithName("recordQualification").WithSummary("Record what was learned of the project, and the decision on it.").Produces<Qualified>();
        lead.MapPut("/assignment", Assign).WithName("assignLead").WithSummary("Give the lead an owner and a back-up.").Produces<Written>();
        lead.MapPut("/team/{personId}", Invite).WithName("inviteTeamMember").WithSummary("Take somebody into the lead's team.").Produces<Written>();
        lead.MapDelete("/team/{personId}", Dismiss).WithName("dismissTeamMember").WithSummary("Take somebody out of the lead's team.").Produces<Written>();
        lead.MapPut("/discovery", Discover).WithName("recordDiscovery").WithSummary("Record requirements, drivers, rivals, confidentiality and code name.").Produces<Written>();
        lead.MapPut("/tasks/{taskId}", Ask).WithName("addTask").WithSummary("Ask somebody to do something for the lead.").Produces<Written>();
        lead.MapPut("/tasks/{taskId}/completion", Close).WithName("closeTask").WithSummary("Say that a task is done, or waived with a reason.").Produces<Written>();
        lead.MapPut("/deadlines/{deadlineId}", Set).WithName("setDeadline").WithSummary("Write down an instant that somebody outside set, by the clock of their time zone.").Produces<Written>();
        lead.MapPut("/deadlines/{deadlineId}/due", Move).WithName("moveDeadline").WithSummary("Say that whoever set an external deadline set another instant.").Produces<Written>();
        lead.MapPut("/deadlines/{deadlineId}/settlement", Settle).WithName("settleDeadline").WithSummary("Say that what was expected by an external deadline was given, or is no longer expected.").Produces<Written>();
        lead.MapPut("/next-step", Promise).WithName("promiseNextStep").WithSummary("Promise what happens next, and by when.").Produces<Written>();
        lead.MapPut("/notes/{noteId}", Note).WithName("writeNote").WithSummary("Keep a remark on the lead.").Produces<Written>();
        lead.MapPut("/interactions/{interactionId}", Talk).WithName("logInteraction").WithSummary("Write down a talk with the investor, and what was promised next.").Produces<Written>();
        lead.MapPut("/deliveries/{deliveryId}/retry", Redeliver).WithName("retryDelivery").WithSummary("Try again now what could not be brought out, such as mail.").Produces<Written>();
    }

    private static Task<IResult> Set(Guid id, Guid deadlineId, DeadlineBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new SetDeadline.Command(new LeadId(id), deadlineId, body.Title, body.Due, body.TimeZone), ct);

    private static Task<IResult> Move(Guid id, Guid deadlineId, DueBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new MoveDeadline.Command(new LeadId(id), deadlineId, body.Due, body.TimeZone), ct);

    private static Task<IResult> Settle(Guid id, Guid deadlineId, SettlementBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new SettleDeadline.Command(new LeadId(id), deadlineId, body.Given), ct);

    private static Task<IResult> Redeliver(Guid id, Guid deliveryId, LeadWrites writes, CancellationToken ct) => writes.Record(new LeadId(id), new RetryDelivery.Command(new LeadId(id), deliveryId), ct);

    private static Task<IResult> Acknowledge(Guid id, AcknowledgementBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new AcknowledgeInquiry.Command(new LeadId(id), body.Version, body.ByMail), ct);

    private static Task<IResult> CheckForDuplicates(Guid id, VersionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new CheckDuplicates.Command(new LeadId(id), body.Version), (candidates, version) => Results.Ok(new DuplicatesChecked(version, candidates)), ct);

    private static Task<IResult> Screen(Guid id, Guid screeningId, ScreeningBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ScreenParty.Command(new LeadId(id), body.Version, screeningId, body.Party, body.List, body.ListDate, body.Result), ct);

    private static Task<IResult> Clear(Guid id, Guid screeningId, ClearanceBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ClearScreeningHit.Command(new LeadId(id), body.Version, screeningId, body.Because), ct);

    private static Task<IResult> Qualify(Guid id, QualificationBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), body.ToCommand(new LeadId(id)), (score, version) => Results.Ok(new Qualified(version, score)), ct);

    private static Task<IResult> Assign(Guid id, AssignmentBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new ReassignLead.Command(new LeadId(id), body.Version, body.OwnerId, body.BackupId, body.HandOver), ct);

    private static Task<IResult> Invite(Guid id, Guid personId, TeamMemberBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new InviteTeamMember.Command(new LeadId(id), body.Version, new PersonId(personId), body.KnowsIdentity), ct);

    private static Task<IResult> Dismiss(Guid id, Guid personId, int version, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new DismissTeamMember.Command(new LeadId(id), version, new PersonId(personId)), ct);

    private static Task<IResult> Discover(Guid id, DiscoveryBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new RecordDiscovery.Command(
            new LeadId(id), body.Version, body.Confidentiality, body.CodeName, body.MustHaves, body.Drivers, body.Rivals, body.UtilityLoads, body.AverageWage) { JobsKept = body.JobsKept, Cfius = body.Cfius }, ct);

    private static Task<IResult> Ask(Guid id, Guid taskId, TaskBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new AddTask.Command(new LeadId(id), taskId, body.Title, body.Role, body.AssigneeId, body.DueAt), ct);

    private static Task<IResult> Close(Guid id, Guid taskId, CompletionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new CloseTask.Command(new LeadId(id), taskId, body.WaivedBecause), ct);

    private static Task<IResult> Promise(Guid id, NextStepBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new PromiseNextStep.Command(new LeadId(id), body.Version, body.NextStep, body.NextStepOn), ct);

    private static Task<IResult> Note(Guid id, Guid noteId, NoteBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new WriteNote.Command(new LeadId(id), noteId, body.Text), ct);

    private static Task<IResult> Talk(Guid id, Guid interactionId, InteractionBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new LogInteraction.Command(new LeadId(id), interactionId, body.At, body.Channel, body.Summary, body.Substantive, body.NextStep, body.NextStepOn), ct);
}
