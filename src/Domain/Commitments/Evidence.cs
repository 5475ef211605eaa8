using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Commitments;

/// <summary>What a piece of evidence proves (DOMAIN §1.1, checks A-D).</summary>
public enum EvidenceKind
{
    /// <summary>New money, at least 10 % ownership, meant to last, new or safeguarded jobs.</summary>
    Eligibility,

    /// <summary>The entity is registered.</summary>
    EntityRegistered,

    /// <summary>The money is there.</summary>
    FundsSecured,

    /// <summary>A signed lease, purchase or commitment.</summary>
    SignedDocument,

    /// <summary>A public statement or press release.</summary>
    PublicStatement,

    /// <summary>It operates at an address here.</summary>
    OperatingAddress,
}

/// <summary>A document that proves a commitment, checked by a second person.</summary>
public sealed class Evidence : LeadPart
{
    private Evidence()
    {
    }

    /// <summary>What it proves.</summary>
    public EvidenceKind Kind { get; private init; }

    /// <summary>The uploaded document.</summary>
    public Guid DocumentId { get; private init; }

    /// <summary>Who brought it.</summary>
    public PersonId By { get; private init; }

    /// <summary>Who verified it; null before.</summary>
    public PersonId? VerifiedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>Brings a piece of evidence.</summary>
    public static Evidence Bring(Guid id, LeadId lead, EvidenceKind kind, Guid document, PersonId by)
    {
        var evidence = new Evidence { Id = id, LeadId = lead, Kind = kind, DocumentId = document, By = by };
        evidence.Record(new EvidenceBrought(lead, id, kind, document, by));
        return evidence;
    }

    /// <summary>A second person finds it good: never the lead's owner, nor who brought it or uploaded the document.</summary>
    public Outcome Verify(PersonId owner, PersonId uploader, PersonId by, DateTimeOffset now)
    {
        if (VerifiedBy is not null) return LeadRefusals.AlreadyDecided;
        if (by == By || by == owner || by == uploader) return LeadRefusals.SecondPersonNeeded;
        (VerifiedBy, VerifiedAt) = (by, now);
        Record(new EvidenceVerified(LeadId, Id, Kind, by));
        return Outcome.Done;
    }
}

/// <summary>A piece of evidence was brought.</summary>
[FactName("commitment.evidence-brought")]
public sealed record EvidenceBrought(LeadId Lead, Guid Evidence, EvidenceKind Kind, Guid Document, PersonId By) : IFact;

/// <summary>A piece of evidence was verified by a second person.</summary>
[FactName("commitment.evidence-verified")]
public sealed record EvidenceVerified(LeadId Lead, Guid Evidence, EvidenceKind Kind, PersonId By) : IFact;
