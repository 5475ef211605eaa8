using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Proposals;

/// <summary>How a copy of a proposal reaches somebody.</summary>
public enum CopyWay
{
    /// <summary>By mail, the file as it is stored.</summary>
    Mail,

    /// <summary>As a file that names its recipient on every page.</summary>
    File,

    /// <summary>As a page behind a link that opens once.</summary>
    Link,
}

/// <summary>A copy of a proposal and who got it. Whom a mail went to is the contact; other recipients are named here, and nowhere else.</summary>
public sealed class ProposalCopy : LeadPart
{
    /// <summary>The longest name of a recipient: it has to fit on one line of a page.</summary>
    public const int LongestRecipient = 100;

    private ProposalCopy()
    {
    }

    /// <summary>The proposal it is a copy of.</summary>
    public Guid ProposalId { get; private init; }

    /// <summary>How it reaches them.</summary>
    public CopyWay Way { get; private init; }

    /// <summary>The contact a mail went to; null otherwise.</summary>
    public ContactId? ContactId { get; private init; }

    /// <summary>Who gets it, in words; empty for a mail.</summary>
    public string Recipient { get; private init; } = "";

    /// <summary>Who handed it out.</summary>
    public PersonId By { get; private init; }

    /// <summary>When; it is printed on a file.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>SHA-256 of a link's token; null for what is no link. The token itself is kept nowhere.</summary>
    public string? TokenHash { get; private init; }

    /// <summary>Until when a link opens; null for what is no link.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>When somebody of ours made a link void.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When a link was opened; it opens once.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>SHA-256 of what the browser that opened it keeps, so that the same reader can read on.</summary>
    public string? ReaderHash { get; private set; }

    /// <summary>The few letters by which a copy is told from others, on paper too.</summary>
    public string Mark => MarkOf(Id);

    /// <summary>The same of a copy at hand by its id only.</summary>
    public static string MarkOf(Guid id) => id.ToString("N")[^6..].ToUpperInvariant();

    /// <summary>The file goes to a contact by mail.</summary>
    public static ProposalCopy Mailed(Proposal proposal, ContactId contact, PersonId by, DateTimeOffset now) =>
        Made(new() { Id = Guid.CreateVersion7(), LeadId = proposal.LeadId, ProposalId = proposal.Id, Way = CopyWay.Mail, ContactId = contact, By = by, At = now }, proposal.Number);

    /// <summary>A file that names its recipient.</summary>
    public static ProposalCopy File(Guid id, Proposal proposal, string recipient, PersonId by, DateTimeOffset now) =>
        Made(new() { Id = id, LeadId = proposal.LeadId, ProposalId = proposal.Id, Way = CopyWay.File, Recipient = recipient, By = by, At = now }, proposal.Number);

    /// <summary>A link for one recipient.</summary>
    public static ProposalCopy Link(Guid id, Proposal proposal, string recipient, string tokenHash, DateTimeOffset expiresAt, PersonId by, DateTimeOffset now) =>
        Made(new() { Id = id, LeadId = proposal.LeadId, ProposalId = proposal.Id, Way = CopyWay.Link, Recipient = recipient, TokenHash = tokenHash, ExpiresAt = expiresAt, By = by, At = now }, proposal.Number);

    /// <summary>Whether a link opens, or is still read by who opened it.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Way == CopyWay.Link && RevokedAt is null && now < ExpiresAt;

    /// <summary>Whether a browser is the one that opened it.</summary>
    public bool IsReadBy(string? readerHash) => OpenedAt is not null && readerHash is not null && readerHash == ReaderHash;

    /// <summary>Its recipient opens the link: once. The same reader may come back.</summary>
    public Outcome Open(string readerHash, string? cameWith, int number, DateTimeOffset now)
    {
        if (!IsOpenAt(now)) return CopyRefusals.OpensNothing;
        if (IsReadBy(cameWith)) return Outcome.Done;
        if (OpenedAt is not null) return CopyRefusals.OpenedBefore;
        (OpenedAt, ReaderHash) = (now, readerHash);
        Record(new ProposalLinkOpened(LeadId, ProposalId, Id, number));
        return Outcome.Done;
    }

    /// <summary>A link opens nothing any more, for who opened it neither.</summary>
    public Outcome Revoke(int number, DateTimeOffset now)
    {
        if (Way != CopyWay.Link) return CopyRefusals.NoLink;
        if (RevokedAt is not null) return Outcome.Done;
        RevokedAt = now;
        Record(new ProposalLinkRevoked(LeadId, ProposalId, Id, number));
        return Outcome.Done;
    }

    private static ProposalCopy Made(ProposalCopy copy, int number)
    {
        copy.Record(new ProposalHandedOut(copy.LeadId, copy.ProposalId, copy.Id, number, copy.Way, copy.By));
        return copy;
    }
}

/// <summary>What can stand in the way of a copy.</summary>
public static class CopyRefusals
{
    /// <summary>Unknown, made void or run out: from outside they look alike.</summary>
    public static Refusal OpensNothing { get; } = new(RefusalKind.NotFound, "proposal-link-opens-nothing");

    /// <summary>Somebody opened it in another browser.</summary>
    public static Refusal OpenedBefore { get; } = Refusal.Rule("proposal-link-opened-before");

    /// <summary>A mail or a file cannot be taken back.</summary>
    public static Refusal NoLink { get; } = Refusal.Rule("proposal-copy-no-link") with { Link = "proposals" };
}

/// <summary>A copy of a proposal went to a recipient.</summary>
[FactName("proposal.handed-out")]
public sealed record ProposalHandedOut(LeadId Lead, Guid Proposal, Guid Copy, int Number, CopyWay Way, PersonId By) : IQuietFact;

/// <summary>The recipient opened the link to a proposal.</summary>
[FactName("proposal.link-opened")]
public sealed record ProposalLinkOpened(LeadId Lead, Guid Proposal, Guid Copy, int Number) : IQuietFact;

/// <summary>A link to a proposal was made void.</summary>
[FactName("proposal.link-revoked")]
public sealed record ProposalLinkRevoked(LeadId Lead, Guid Proposal, Guid Copy, int Number) : IQuietFact;
