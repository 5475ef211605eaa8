using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.People;

namespace GlobalReach.Workflows.Engine;

/// <summary>An approval that can be asked for in a stage: of whom, for how long it is waited, and what then. Silence never approves.</summary>
public sealed record ApprovalDefinition
{
    /// <summary>What is asked for.</summary>
    public required string Key { get; init; }

    /// <summary>How many have to agree.</summary>
    public required ApprovalPolicy Policy { get; init; }

    /// <summary>The number of a quorum; null for the other policies.</summary>
    public int? Quorum { get; init; }

    /// <summary>What is approved: whoever had a hand in it does not decide, and limits are measured by its amount.</summary>
    public ApprovalSubject About { get; init; }

    /// <summary>Who decides, a person each.</summary>
    public required IReadOnlyList<ApprovalStep> Steps { get; init; }

    /// <summary>How much working time the deciders have.</summary>
    public string? Within { get; init; }

    /// <summary>What happens when it passes.</summary>
    public ApprovalTimeout? OnTimeout { get; init; }

    /// <summary>Who is told when it passes, rung by rung; null tells who is asked.</summary>
    public IReadOnlyList<Escalation>? Escalations { get; init; }

    /// <summary>What a refusal takes back: other approvals ("approval:key") and tasks ("task:key") of the stage. Null takes nothing back.</summary>
    public IReadOnlyList<string>? Resets { get; init; }

    /// <summary>Who is told when it passes.</summary>
    public IReadOnlyList<Escalation> Ladder => Escalations is { Count: > 0 } given ? given : [new Escalation(Recipient.Asked)];

    /// <summary>What is asked for at these amounts; none known means that every step applies.</summary>
    public ApprovalTerms TermsFor(IReadOnlyList<Money> amounts)
    {
        var seats = Steps.Where(step => step.AppliesTo(amounts)).Select(step => new ApprovalSeat(step.Roles)).ToList();
        var needed = Policy switch { ApprovalPolicy.Any => 1, ApprovalPolicy.Quorum => Quorum ?? seats.Count, ApprovalPolicy.All or ApprovalPolicy.Ordered => seats.Count };
        return new ApprovalTerms(Key, Policy, needed, About, seats, Steps.Any(step => step.From is not null) ? amounts : []);
    }
}

/// <summary>What happens when nobody decided in time.</summary>
public enum ApprovalTimeout
{
    /// <summary>Who is asked is told again.</summary>
    Remind,

    /// <summary>Others are told, rung by rung.</summary>
    Escalate,

    /// <summary>It counts as refused.</summary>
    Refuse,
}

/// <summary>One person who decides, with one of these roles; always, or only from an amount on.</summary>
public sealed record ApprovalStep
{
    /// <summary>The roles, one of which they need.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>The amounts it applies from, a currency each; null applies always. In a currency without a limit it applies to any amount: the strictest reading.</summary>
    public IReadOnlyList<AmountLimit>? From { get; init; }

    /// <summary>Whether it applies. Amounts of different currencies are never added: each is measured by its own limit.</summary>
    public bool AppliesTo(IReadOnlyList<Money> amounts) =>
        From is null || amounts.Count == 0 || amounts.Any(amount => From.FirstOrDefault(limit => limit.Currency == amount.Currency) is not { } limit || amount.Major >= limit.Amount);
}

/// <summary>An amount from which on a step applies, in whole units of its currency.</summary>
public sealed record AmountLimit(string Currency, decimal Amount);
