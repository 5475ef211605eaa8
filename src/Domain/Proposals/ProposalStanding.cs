namespace GlobalReach.Domain.Proposals;

/// <summary>Whether a version of a proposal may still be handed out as it is.</summary>
public enum ProposalStanding
{
    /// <summary>It stands.</summary>
    Current,

    /// <summary>A newer version in its language was approved.</summary>
    Superseded,

    /// <summary>The day until which it stood is over.</summary>
    Expired,
}

/// <summary>What an investor says to a proposal.</summary>
public enum ProposalAnswer
{
    /// <summary>They look into it further.</summary>
    Interested,

    /// <summary>They want something else in it.</summary>
    WantsChanges,

    /// <summary>They take it as the base of their decision.</summary>
    Accepted,

    /// <summary>They do not go on with it.</summary>
    Declined,
}

/// <summary>Tells how a version stands.</summary>
public static class ProposalStandings
{
    /// <summary>How long a proposal stands from the day it is made.</summary>
    public const int ValidForDays = 90;

    /// <summary>The last day it stands; of one whose day was not kept, as it was printed then.</summary>
    public static DateOnly LastDay(DateOnly? expiresOn, DateTimeOffset madeAt) => expiresOn ?? DateOnly.FromDateTime(madeAt.UtcDateTime).AddDays(ValidForDays);

    /// <summary>How it stands on a day: that there is a newer one says more than that its day is over.</summary>
    public static ProposalStanding Of(Guid? supersededBy, DateOnly? expiresOn, DateTimeOffset madeAt, DateOnly today) =>
        supersededBy is not null ? ProposalStanding.Superseded
        : LastDay(expiresOn, madeAt) < today ? ProposalStanding.Expired
        : ProposalStanding.Current;
}
