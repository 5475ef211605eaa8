using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Delivery;

/// <summary>What follows from a fact, outside: the one place that says so.</summary>
public static class Subscriptions
{
    public const string RenderProposal = "render-proposal";
    public const string MailProposal = "mail-proposal";
    public const string MailAcknowledgement = "mail-acknowledgement";
    public const string MailDeadline = "mail-deadline";

    public const string MailApproval = "mail-approval";
    public const string MailTask = "mail-task";

    public static IReadOnlyList<string> To(IFact fact) => fact switch
    {
        ProposalOrdered or ProposalRetried => [RenderProposal],
        ProposalSent => [MailProposal],
        InquiryAcknowledged { ByMail: true } => [MailAcknowledgement],
        DeadlineRang => [MailDeadline],
        ApprovalRequested or ApprovalDecided or ApprovalClosed { State: ApprovalState.Given or ApprovalState.Refused or ApprovalState.Lapsed } => [MailApproval],
        TaskDelegated => [MailTask],
        _ => [],
    };
}

/// <summary>Does at the edge what follows from a fact. Called at least once: it has to bear being called again with the same entry.</summary>
public interface ISubscriber
{
    /// <summary>The name its rows carry.</summary>
    string Name { get; }

    Task Deliver(JournalEntry entry, CancellationToken ct);
}
