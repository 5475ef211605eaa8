namespace GlobalReach.Domain.Companies;

/// <summary>One side of what the two companies of a merge say, as far as people choose it.</summary>
public enum MergeField
{
    /// <summary>Investor or kind of intermediary.</summary>
    Kind,

    /// <summary>The registered name.</summary>
    LegalName,

    /// <summary>The name in its own script.</summary>
    NativeName,

    /// <summary>The name in business.</summary>
    TradingName,

    /// <summary>Where its headquarters are.</summary>
    Country,

    /// <summary>Its website.</summary>
    Website,

    /// <summary>The company that owns it.</summary>
    Parent,

    /// <summary>Its number in the register.</summary>
    RegistrationNumber,

    /// <summary>Legal entity identifier.</summary>
    Lei,

    /// <summary>D-U-N-S number.</summary>
    Duns,

    /// <summary>Whether a state owns it.</summary>
    StateOwned,

    /// <summary>Who owns it.</summary>
    Ownership,

    /// <summary>Its sector.</summary>
    Naics,

    /// <summary>How many people work there.</summary>
    Size,

    /// <summary>What it turns over.</summary>
    Revenue,

    /// <summary>What it has in the United States.</summary>
    UsPresence,

    /// <summary>How closely we look after it.</summary>
    Tier,
}

/// <summary>What went over in a merge, so that exactly that can come back.</summary>
public sealed record MovedParts(IReadOnlyList<LeadId> AsInvestor, IReadOnlyList<LeadId> AsIntermediary, IReadOnlyList<ContactId> Contacts, IReadOnlyList<CompanyId> Affiliates);

/// <summary>Two companies that were found to be one, and the way back.</summary>
public sealed class CompanyMerge
{
    private CompanyMerge()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The company that goes on.</summary>
    public CompanyId WinnerId { get; private init; }

    /// <summary>The company that goes on as part of it.</summary>
    public CompanyId LoserId { get; private init; }

    /// <summary>What the winner said before.</summary>
    public CompanyFacts Before { get; private init; } = null!;

    /// <summary>What was chosen of both.</summary>
    public CompanyFacts After { get; private init; } = null!;

    /// <summary>What went over.</summary>
    public MovedParts Moved { get; private init; } = null!;

    /// <summary>Who found them to be one.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When it was undone; null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Finds two companies to be one.</summary>
    public static CompanyMerge Of(Guid id, Company winner, Company loser, CompanyFacts after, MovedParts moved, PersonId by, DateTimeOffset now) =>
        new() { Id = id, WinnerId = winner.Id, LoserId = loser.Id, Before = winner.Facts, After = after, Moved = moved, By = by, At = now };

    /// <summary>What the winner says with these fields taken from the loser. Neither can own the other any more: then the loser's owner is the owner, or nobody.</summary>
    public static CompanyFacts Chosen(Company winner, Company loser, IReadOnlyCollection<MergeField> fromLoser)
    {
        var (mine, theirs) = (winner.Facts, loser.Facts);
        foreach (var field in fromLoser) mine = Take(field, mine, theirs);
        if (mine.ParentId == loser.Id) mine = mine with { ParentId = loser.ParentId };
        return mine.ParentId == winner.Id || mine.ParentId == loser.Id ? mine with { ParentId = null } : mine;
    }

    /// <summary>What the winner says once the merge is undone: what was before, where nobody changed it since.</summary>
    public CompanyFacts Restored(CompanyFacts now)
    {
        var restored = now;
        foreach (var field in Enum.GetValues<MergeField>())
        {
            if (Take(field, now, After) == now) restored = Take(field, restored, Before);
        }

        return restored;
    }

    /// <summary>Marks it as undone, once.</summary>
    public Outcome Undo(DateTimeOffset now)
    {
        if (UndoneAt is not null) return CompanyRefusals.MergeUndone;
        UndoneAt = now;
        return Outcome.Done;
    }

    /// <summary>One field of a company, taken over from another.</summary>
    public static CompanyFacts Take(MergeField field, CompanyFacts into, CompanyFacts from) => field switch
    {
        MergeField.Kind => into with { Kind = from.Kind },
        MergeField.LegalName => into with { LegalName = from.LegalName },
        MergeField.NativeName => into with { NativeName = from.NativeName },
        MergeField.TradingName => into with { Profile = into.Profile with { TradingName = from.Profile.TradingName } },
        MergeField.Country => into with { Country = from.Country },
        MergeField.Website => into with { Website = from.Website },
        MergeField.Parent => into with { ParentId = from.ParentId },
        MergeField.RegistrationNumber => into with { Profile = into.Profile with { RegistrationNumber = from.Profile.RegistrationNumber } },
        MergeField.Lei => into with { Profile = into.Profile with { Lei = from.Profile.Lei } },
        MergeField.Duns => into with { Profile = into.Profile with { Duns = from.Profile.Duns } },
        MergeField.StateOwned => into with { Profile = into.Profile with { StateOwned = from.Profile.StateOwned } },
        MergeField.Ownership => into with { Profile = into.Profile with { Ownership = from.Profile.Ownership } },
        MergeField.Naics => into with { Profile = into.Profile with { Naics = from.Profile.Naics } },
        MergeField.Size => into with { Profile = into.Profile with { Size = from.Profile.Size } },
        MergeField.Revenue => into with { Profile = into.Profile with { Revenue = from.Profile.Revenue } },
        MergeField.UsPresence => into with { Profile = into.Profile with { UsPresence = from.Profile.UsPresence } },
        MergeField.Tier => into with { Profile = into.Profile with { Tier = from.Profile.Tier } },
    };
}
