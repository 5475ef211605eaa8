namespace GlobalReach.Domain.Leads;

/// <summary>Somebody took a task up.</summary>
[FactName("task.claimed")]
public sealed record TaskClaimed(LeadId Lead, Guid Task, string? Key, PersonId By) : IQuietFact;

/// <summary>A task waits for everybody of its role again.</summary>
[FactName("task.released")]
public sealed record TaskReleased(LeadId Lead, Guid Task, string? Key, PersonId By) : IQuietFact;

/// <summary>A task was given to a person.</summary>
[FactName("task.delegated")]
public sealed record TaskDelegated(LeadId Lead, Guid Task, string? Key, PersonId To, PersonId By) : IQuietFact;

/// <summary>A task that a move had dropped is open again: the move was taken back.</summary>
[FactName("task.reopened")]
public sealed record TaskReopened(LeadId Lead, Guid Task, string? Key) : IFact;
