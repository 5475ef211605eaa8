using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Processes;

/// <summary>What a lead's journal has told so far, asked as gates ask: yes, no, or null where it does not tell. The journal keeps ids and few values, so it often does not.</summary>
public sealed class ToldFacts
{
    private readonly HashSet<DocumentKind> documents = [];
    private readonly Dictionary<Guid, bool> sites = [];
    private readonly Dictionary<Guid, bool> evidence = [];
    private readonly HashSet<Guid> released = [];
    private readonly Dictionary<string, TaskState> tasks = new(StringComparer.Ordinal);
    private readonly List<(Guid Id, string Key, ApprovalState State)> approvals = [];

    private LeadSource? source;
    private bool country, acknowledged, duplicates, anyScreening, anyPackage, sent, received, held, feedback, baseline, contacted;
    private QualificationRecorded? qualification;
    private DiscoveryRecorded? discovery;
    private LeadClassified? classified;
    private LeadReassigned? reassigned;
    private CommitmentRecorded? commitment;

    /// <summary>Hears the next fact.</summary>
    public void Hear(IFact fact)
    {
        switch (fact)
        {
            case LeadRegistered f: (source, country) = (f.Source, f.Country is not null); break;
            case InquiryCompleted f: (source, country) = (f.Source, f.Country is not null); break;
            case InquiryAcknowledged: acknowledged = true; break;
            case DuplicatesChecked: duplicates = true; break;
            case PartyScreened: anyScreening = true; break;
            case QualificationRecorded f: qualification = f; break;
            case DiscoveryRecorded f: discovery = f; break;
            case LeadClassified f: classified = f; break;
            case LeadReassigned f: reassigned = f; break;
            case DocumentFiled f: documents.Add(f.Kind); break;
            case SiteShortlisted f: sites[f.Site] = f.PassesMustHaves || f.ByException; break;
            case SiteWithdrawn f: sites.Remove(f.Site); break;
            case ProposalSent: sent = true; break;
            case ProposalReceived: received = true; break;
            case VisitHeld f: (held, feedback) = (true, feedback || f.FeedbackAsked); break;
            case PackageDrafted: anyPackage = true; break;
            case PackageReleased f: released.Add(f.Package); break;
            case PackageWithdrawn f: released.Remove(f.Package); break;
            case CommitmentRecorded f: commitment = f; break;
            case EvidenceBrought f: evidence[f.Evidence] = false; break;
            case EvidenceVerified f: evidence[f.Evidence] = true; break;
            case BaselineAgreed: baseline = true; break;
            case AftercareContacted: contacted = true; break;
            case TaskOpened { Key: { } key }: tasks[key] = TaskState.Open; break;
            case TaskClosed { Key: { } key } f: tasks[key] = f.State; break;
            case ApprovalRequested f: approvals.Add((f.Approval, f.Key, ApprovalState.Open)); break;
            case ApprovalClosed f: Tell(f.Approval, f.State); break;
            case ApprovalReopened f: Tell(f.Approval, ApprovalState.Open); break;
            case TaskReopened { Key: { } key }: tasks[key] = TaskState.Open; break;
            case LeadMoveUndone { From: var from, To: var to } when from != to: tasks.Clear(); break;
            case LeadMoved { From: var from, To: var to } when from != to: tasks.Clear(); break;
        }
    }

    /// <summary>Whether a gate was met; null where the journal does not tell. Which tasks are critical is asked of the stage.</summary>
    public bool? Tells(GateUse use, StageDefinition? stage = null) => use switch
    {
        { Gate: "fact-known", Of: { } fact } => Tells(fact),
        { Gate: "document-present", Of: { } kind } => Enum.TryParse<DocumentKind>(kind, out var document) ? documents.Contains(document) : null,
        { Gate: "task-done", Of: { } task } => IsDone(task),
        { Gate: "critical-tasks-done" } when stage is not null => All(stage.Tasks.Where(task => task.Critical).Select(task => IsDone(task.Key))),
        { Gate: "approval-given", Of: { } approval } => IsGiven(approval),
        { Gate: "decided-to-go" } => qualification?.Decision == GoNoGo.Go,
        { Gate: "screening-clear" } => anyScreening ? null : false,
        { Gate: "nda-on-file" } => documents.Contains(DocumentKind.Nda) ? true : classified is { Level: var level } ? level < Confidentiality.Nda : null,
        { Gate: "site-offerable" } => sites.ContainsValue(true),
        { Gate: "proposal-receipted" } => received,
        { Gate: "package-complete" } => anyPackage ? null : false,
        { Gate: "package-released" } => released.Count > 0 ? true : anyPackage ? null : false,
        { Gate: "evidence-verified" } => evidence.Count > 0 && !evidence.ContainsValue(false),
        _ => null,
    };

    private bool? IsDone(string task) => tasks.TryGetValue(task, out var state) ? state is TaskState.Done or TaskState.Waived : null;

    /// <summary>The latest counts. Whether it was given for as much as was at stake in the end, the journal does not tell once there is a package.</summary>
    private bool? IsGiven(string key) => approvals.LastOrDefault(approval => approval.Key == key && approval.State is ApprovalState.Open or ApprovalState.Given or ApprovalState.Refused or ApprovalState.Lapsed) switch
    {
        { State: ApprovalState.Given, Key: not null } => anyPackage ? null : true,
        _ => false,
    };

    private static bool? All(IEnumerable<bool?> told) => told.ToList() is var all && all.Contains(false) ? false : all.Contains(null) ? null : true;

    private void Tell(Guid approval, ApprovalState state)
    {
        var known = approvals.FindIndex(one => one.Id == approval);
        if (known >= 0) approvals[known] = approvals[known] with { State = state };
    }

    /// <summary>Whether a fact of the catalogue was known; null where the journal does not tell.</summary>
    public bool? Tells(string fact) => fact switch
    {
        "inquiry.source" => source is not null,
        "inquiry.by-intermediary-or-partner" => source == LeadSource.Partner ? true : null,
        "inquiry.country" => country,
        "inquiry.acknowledged" => acknowledged,
        "inquiry.duplicates-checked" => duplicates,
        "qualification.recorded" => qualification is not null,
        "qualification.size" => qualification switch { null => false, { Jobs: not null } => true, _ => null },
        "qualification.need" or "qualification.project-type" or "qualification.function" or "qualification.time-frame" or "qualification.decision-role" => qualification is null ? false : null,
        "lead.code-name" => classified is { CodeName: not null } ? true : null,
        "lead.back-up" => reassigned switch { null => null, { Backup: var backup } => backup is not null },
        "discovery.recorded" => discovery is not null,
        "discovery.must-haves" => discovery is { MustHaves: > 0 },
        "discovery.drivers" => discovery is { Drivers: > 0 },
        "discovery.rivals" or "discovery.utility-loads" or "discovery.wage" => discovery is null ? false : null,
        "proposal.sent" => sent,
        "visit.held" => held,
        "visit.feedback-asked" => feedback,
        "incentives.drafted" => anyPackage,
        "incentives.cost-benefit" => anyPackage ? null : false,
        "commitment.recorded" or "commitment.involvement" => commitment is not null,
        "commitment.win-reasons" => commitment is { WinReasons.Count: > 0 },
        "landing.baseline" or "landing.aftercare-owner" => baseline,
        "aftercare.contacted" => contacted,
        _ => null,
    };
}
