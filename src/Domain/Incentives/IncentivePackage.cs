using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Incentives;

/// <summary>Where an offer is in its life (DOMAIN §1.8).</summary>
public enum PackageState
{
    /// <summary>Being put together.</summary>
    Draft,

    /// <summary>Approved inside the alliance.</summary>
    Approved,

    /// <summary>Given to the investor.</summary>
    Released,

    /// <summary>Accepted by the investor.</summary>
    Accepted,

    /// <summary>Taken back, refused or replaced.</summary>
    Withdrawn,
}

/// <summary>One coherent, conditional and indicative offer to one investor, line by line. The alliance itself commits no state or town money.</summary>
public sealed class IncentivePackage : LeadPart
{
    private readonly List<IncentiveLine> lines = [];
    private readonly List<PersonId> authors = [];

    private IncentivePackage()
    {
    }

    /// <summary>One, two, … per lead.</summary>
    public int Number { get; private init; }

    /// <summary>Where it is.</summary>
    public PackageState State { get; private set; }

    /// <summary>The offer, line by line.</summary>
    public IReadOnlyList<IncentiveLine> Lines => lines;

    /// <summary>What the public gains and pays, in words or figures; null before the cost-benefit is done.</summary>
    public string? CostBenefit { get; private set; }

    /// <summary>Who put it together last.</summary>
    public PersonId PreparedBy { get; private set; }

    /// <summary>Everybody who had a hand in it: none of them may approve it.</summary>
    public IReadOnlyList<PersonId> Authors => authors;

    /// <summary>Who approved it; null before.</summary>
    public PersonId? ApprovedBy { get; private set; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When it was given to the investor; null before.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Whether every line says what a line has to say.</summary>
    public bool IsComplete => lines.Count > 0 && lines.TrueForAll(line => line.IsComplete);

    /// <summary>Starts an offer.</summary>
    public static IncentivePackage Draft(Guid id, LeadId lead, int number, IReadOnlyList<IncentiveLine> lines, string? costBenefit, PersonId by)
    {
        var package = new IncentivePackage { Id = id, LeadId = lead, Number = number };
        package.Write(lines, costBenefit, by);
        return package;
    }

    /// <summary>Rewrites it; an approval given to other words no longer counts.</summary>
    public Outcome Revise(IReadOnlyList<IncentiveLine> newLines, string? costBenefit, PersonId by)
    {
        if (State is not (PackageState.Draft or PackageState.Approved)) return IncentiveRefusals.Frozen;
        Write(newLines, costBenefit, by);
        return Outcome.Done;
    }

    /// <summary>A second person approves it for release.</summary>
    public Outcome Approve(PersonId by, DateTimeOffset now)
    {
        if (State != PackageState.Draft) return LeadRefusals.AlreadyDecided;
        if (!IsComplete) return IncentiveRefusals.LinesIncomplete;
        if (string.IsNullOrWhiteSpace(CostBenefit)) return IncentiveRefusals.CostBenefitMissing;
        if (authors.Contains(by)) return LeadRefusals.SecondPersonNeeded;
        (State, ApprovedBy, ApprovedAt) = (PackageState.Approved, by, now);
        Record(new PackageApproved(LeadId, Id, by));
        return Outcome.Done;
    }

    /// <summary>It goes to the investor, as approved.</summary>
    public Outcome Release(DateOnly today, DateTimeOffset now)
    {
        if (State != PackageState.Approved) return IncentiveRefusals.NotApproved;
        if (lines.Find(line => line.ExpiresOn < today) is { } lapsed) return Refusal.Rule("offer-line-lapsed", lapsed.Programme, lapsed.ExpiresOn!);
        (State, ReleasedAt) = (PackageState.Released, now);
        Record(new PackageReleased(LeadId, Id));
        return Outcome.Done;
    }

    /// <summary>It no longer stands.</summary>
    public Outcome Withdraw()
    {
        if (State is PackageState.Withdrawn or PackageState.Accepted) return LeadRefusals.AlreadyDecided;
        State = PackageState.Withdrawn;
        Record(new PackageWithdrawn(LeadId, Id));
        return Outcome.Done;
    }

    private void Write(IReadOnlyList<IncentiveLine> newLines, string? costBenefit, PersonId by)
    {
        lines.Clear();
        lines.AddRange(newLines);
        if (!authors.Contains(by)) authors.Add(by);
        (State, CostBenefit, PreparedBy, ApprovedBy, ApprovedAt) = (PackageState.Draft, costBenefit, by, null, null);
        Record(new PackageDrafted(LeadId, Id, Number, lines.Count, by));
    }
}

/// <summary>One programme in an offer.</summary>
public sealed record IncentiveLine
{
    /// <summary>The programme's key in the catalogue, or its name where the catalogue has none.</summary>
    public string Programme { get; init; } = "";

    /// <summary>How eligibility was tested and what came out.</summary>
    public string EligibilityTest { get; init; } = "";

    /// <summary>The amount; "cannot say" where only the formula is known.</summary>
    public Known<Money> Amount { get; init; }

    /// <summary>The formula the amount follows; empty when it is a fixed sum.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Who decides on it.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What the investor has to do and keep.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>Until when it stands.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Programme, eligibility test, amount or formula, authority, conditions and expiry are all there (DOMAIN §1.2, stage 6).</summary>
    public bool IsComplete =>
        Said(Programme) && Said(EligibilityTest) && (Amount.HasValue || Said(Formula)) && Said(Authority) && Said(Conditions) && ExpiresOn is not null;

    private static bool Said(string text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>What can stand in the way of an offer.</summary>
public static class IncentiveRefusals
{
    /// <summary>A released offer is never changed: write a new one.</summary>
    public static Refusal Frozen { get; } = Refusal.Rule("offer-frozen") with { Link = "incentives" };

    /// <summary>A line lacks something.</summary>
    public static Refusal LinesIncomplete { get; } = Refusal.Rule("offer-lines-incomplete") with { Link = "incentives" };

    /// <summary>No cost-benefit was written.</summary>
    public static Refusal CostBenefitMissing { get; } = Refusal.Rule("cost-benefit-missing") with { Link = "incentives" };

    /// <summary>It was not approved.</summary>
    public static Refusal NotApproved { get; } = Refusal.Rule("offer-not-approved") with { Link = "incentives" };
}

/// <summary>An offer was written or rewritten.</summary>
[FactName("incentive.package-drafted")]
public sealed record PackageDrafted(LeadId Lead, Guid Package, int Number, int Lines, PersonId By) : IFact;

/// <summary>An offer was approved by a second person.</summary>
[FactName("incentive.package-approved")]
public sealed record PackageApproved(LeadId Lead, Guid Package, PersonId By) : IFact;

/// <summary>An offer went to the investor.</summary>
[FactName("incentive.package-released")]
public sealed record PackageReleased(LeadId Lead, Guid Package) : IFact;

/// <summary>An offer no longer stands.</summary>
[FactName("incentive.package-withdrawn")]
public sealed record PackageWithdrawn(LeadId Lead, Guid Package) : IFact;
