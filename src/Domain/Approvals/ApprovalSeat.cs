using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Approvals;

/// <summary>How many have to agree.</summary>
public enum ApprovalPolicy
{
    /// <summary>Everybody asked, in any order.</summary>
    All,

    /// <summary>One of those asked.</summary>
    Any,

    /// <summary>A number of those asked.</summary>
    Quorum,

    /// <summary>Everybody asked, one after the other.</summary>
    Ordered,
}

/// <summary>What is approved: it tells whose hands were in it, and by which amount limits are measured.</summary>
public enum ApprovalSubject
{
    /// <summary>The lead as a whole, by its capital expenditure.</summary>
    Lead,

    /// <summary>The qualification, by the capital expenditure.</summary>
    Qualification,

    /// <summary>The incentive package that stands, by what it offers.</summary>
    Offer,

    /// <summary>The proposals, by the capital expenditure.</summary>
    Proposal,

    /// <summary>The commitment and its evidence, by the capital expenditure.</summary>
    Commitment,
}

/// <summary>Where an approval is.</summary>
public enum ApprovalState
{
    /// <summary>It is waited for.</summary>
    Open,

    /// <summary>It was given.</summary>
    Given,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>Nobody decided in time, which its process takes for a refusal.</summary>
    Lapsed,

    /// <summary>It was withdrawn by who asked.</summary>
    Withdrawn,

    /// <summary>It no longer counts: another one was refused that takes it back.</summary>
    Reset,

    /// <summary>The lead moved on without it.</summary>
    Dropped,
}

/// <summary>A place that one person fills, with one of these roles.</summary>
public sealed record ApprovalSeat(IReadOnlyList<Role> Roles);

/// <summary>What one person said.</summary>
public sealed class ApprovalDecision
{
    private ApprovalDecision()
    {
    }

    internal ApprovalDecision(int seat, Role role, PersonId personId, PersonId? insteadOf, bool approves, string? comment, DateTimeOffset at) =>
        (Seat, Role, PersonId, InsteadOf, Approves, Comment, At) = (seat, role, personId, insteadOf, approves, comment, at);

    /// <summary>The place they filled, from 0.</summary>
    public int Seat { get; private init; }

    /// <summary>The role they decided in.</summary>
    public Role Role { get; private init; }

    /// <summary>Who.</summary>
    public PersonId PersonId { get; private init; }

    /// <summary>Who was away and would have decided; null where they decided for themselves.</summary>
    public PersonId? InsteadOf { get; private init; }

    /// <summary>Yes or no.</summary>
    public bool Approves { get; private init; }

    /// <summary>Why; a refusal always says.</summary>
    public string? Comment { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }
}
