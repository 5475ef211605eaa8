using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Approvals;

/// <summary>Somebody asked for an approval that takes so many people.</summary>
[FactName("approval.requested")]
public sealed record ApprovalRequested(LeadId Lead, Guid Approval, string Key, ApprovalPolicy Policy, int Needed, PersonId By) : IFact;

/// <summary>A person decided, for themselves or in the place of somebody who is away.</summary>
[FactName("approval.decided")]
public sealed record ApprovalDecided(LeadId Lead, Guid Approval, string Key, int Seat, bool Approves, Role Role, PersonId By, PersonId? InsteadOf) : IFact;

/// <summary>Nothing is waited for any more.</summary>
[FactName("approval.closed")]
public sealed record ApprovalClosed(LeadId Lead, Guid Approval, string Key, ApprovalState State) : IFact;

/// <summary>An approval that a move had dropped is asked for again: the move was taken back.</summary>
[FactName("approval.reopened")]
public sealed record ApprovalReopened(LeadId Lead, Guid Approval, string Key) : IFact;
