namespace GlobalReach.Domain.Leads;

/// <summary>What a document is, as far as gates ask for it.</summary>
public enum DocumentKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>The message as it arrived.</summary>
    RawMessage,

    /// <summary>A signed non-disclosure agreement.</summary>
    Nda,

    /// <summary>The requirements sheet.</summary>
    Requirements,

    /// <summary>A request for information or its answer.</summary>
    Rfi,

    /// <summary>A cost-benefit analysis.</summary>
    CostBenefit,

    /// <summary>Proof of a commitment.</summary>
    CommitmentEvidence,

    /// <summary>A signed agreement.</summary>
    Agreement,
}

/// <summary>An uploaded file on a lead; its bytes are stored once under their hash.</summary>
public sealed class LeadDocument : LeadPart
{
    private LeadDocument()
    {
    }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private init; }

    /// <summary>The name it was uploaded under.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>SHA-256 of its bytes.</summary>
    public string FileHash { get; private init; } = "";

    /// <summary>Its media type, found in its bytes.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>Its size in bytes.</summary>
    public long Size { get; private init; }

    /// <summary>Who uploaded it.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Files a document.</summary>
    public static LeadDocument File(Guid id, LeadId lead, DocumentKind kind, string fileName, string fileHash, string mediaType, long size, PersonId by, DateTimeOffset now)
    {
        var document = new LeadDocument { Id = id, LeadId = lead, Kind = kind, FileName = fileName, FileHash = fileHash, MediaType = mediaType, Size = size, By = by, At = now };
        document.Record(new DocumentFiled(lead, id, kind, fileHash, size, by));
        return document;
    }
}

/// <summary>A document was filed.</summary>
[FactName("lead.document-filed")]
public sealed record DocumentFiled(LeadId Lead, Guid Document, DocumentKind Kind, string FileHash, long Size, PersonId By) : IFact;
