using GlobalReach.Domain.Leads;

namespace GlobalReach.Domain.Proposals;

/// <summary>Whether a proposal's file exists yet.</summary>
public enum ProposalState
{
    /// <summary>Being made.</summary>
    Rendering,

    /// <summary>The file is there.</summary>
    Ready,

    /// <summary>It could not be made; the reason is kept.</summary>
    Failed,
}

/// <summary>One version of a proposal in one language: its inputs and its file never change, so it can be rebuilt to the same bytes.</summary>
public sealed class Proposal : LeadPart
{
    private Proposal()
    {
    }

    /// <summary>One, two, … per lead.</summary>
    public int Number { get; private init; }

    /// <summary>Which document it is.</summary>
    public ProposalKind Kind { get; private init; }

    /// <summary>Its sections as they were chosen, in order.</summary>
    public IReadOnlyList<ProposalSection> Sections { get; private init; } = [];

    /// <summary>The language it is written in.</summary>
    public LanguageTag Language { get; private init; }

    /// <summary>The file name it is handed out under; it tells no more than the confidentiality allows.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>SHA-256 of the stored inputs, already formatted.</summary>
    public string InputsHash { get; private init; } = "";

    /// <summary>SHA-256 of the words and layout it was made with.</summary>
    public string TemplateHash { get; private init; } = "";

    /// <summary>What had to be left out because nobody verified it.</summary>
    public IReadOnlyList<string> LeftOut { get; private init; } = [];

    /// <summary>How many of its blocks of words nobody had reviewed when it was made; each prints with a mark.</summary>
    public int DraftTexts { get; private init; }

    /// <summary>Who had it made.</summary>
    public PersonId By { get; private init; }

    /// <summary>When; also the creation time inside the file.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Whether the file is there.</summary>
    public ProposalState State { get; private set; }

    /// <summary>SHA-256 of the file; null until it is there.</summary>
    public string? FileHash { get; private set; }

    /// <summary>Why it could not be made; null otherwise.</summary>
    public string? Failure { get; private set; }

    /// <summary>Who approved it for sending; null before.</summary>
    public PersonId? ApprovedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Whether who approved it agreed to the drafts in it; false where there were none.</summary>
    public bool DraftTextsAccepted { get; private set; }

    /// <summary>When it was sent; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The day the investor confirmed to have it; null before.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>The last day it stands, as printed; null of one that was ordered before this was kept.</summary>
    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>The version in the same language that was approved after it; null while it is the newest.</summary>
    public Guid? SupersededBy { get; private set; }

    /// <summary>What the investor said to it; null before.</summary>
    public ProposalAnswer? Answer { get; private set; }

    /// <summary>The day they said so.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Their words, or ours about them; null where nothing more was said.</summary>
    public string? AnswerWords { get; private set; }

    /// <summary>Has a proposal made from stored inputs.</summary>
    public static Proposal Order(Guid id, LeadId lead, int number, LanguageTag language, string fileName, string inputsHash, string templateHash, IReadOnlyList<string> leftOut, PersonId by, DateTimeOffset now, int draftTexts = 0, ProposalKind kind = ProposalKind.Full, IReadOnlyList<ProposalSection>? sections = null, DateOnly? expiresOn = null)
    {
        var proposal = new Proposal
        {
            Id = id, LeadId = lead, Number = number, Language = language, FileName = fileName, InputsHash = inputsHash, TemplateHash = templateHash, LeftOut = leftOut, By = by, At = now, DraftTexts = draftTexts, Kind = kind, Sections = sections ?? [], ExpiresOn = expiresOn,
        };
        proposal.Record(new ProposalOrdered(lead, id, number, language.Value, inputsHash, templateHash, by, kind));
        return proposal;
    }

    /// <summary>The file was made.</summary>
    public void Finish(string fileHash)
    {
        (State, FileHash, Failure) = (ProposalState.Ready, fileHash, null);
        Record(new ProposalRendered(LeadId, Id, fileHash));
    }

    /// <summary>The file could not be made.</summary>
    public void Fail(string code)
    {
        (State, Failure) = (ProposalState.Failed, code);
        Record(new ProposalFailed(LeadId, Id, code));
    }

    /// <summary>A failed one is tried again from the same inputs.</summary>
    public Outcome Retry()
    {
        if (State != ProposalState.Failed) return ProposalRefusals.NotFailed;
        (State, Failure) = (ProposalState.Rendering, null);
        Record(new ProposalRetried(LeadId, Id));
        return Outcome.Done;
    }

    /// <summary>A second person approves it for sending; where words are printed that nobody reviewed, by agreeing to them.</summary>
    public Outcome Approve(PersonId by, DateTimeOffset now, bool acceptsDraftTexts = false)
    {
        if (State != ProposalState.Ready) return ProposalRefusals.NotReady;
        if (ApprovedBy is not null) return LeadRefusals.AlreadyDecided;
        if (by == By) return LeadRefusals.SecondPersonNeeded;
        if (DraftTexts > 0 && !acceptsDraftTexts) return ProposalRefusals.HasDraftTexts(DraftTexts);
        (ApprovedBy, ApprovedAt, DraftTextsAccepted) = (by, now, DraftTexts > 0);
        Record(new ProposalApproved(LeadId, Id, by, DraftTexts));
        return Outcome.Done;
    }

    /// <summary>A newer version in its language was approved: from now on it is handed out as superseded only.</summary>
    public void Supersede(Guid by)
    {
        if (SupersededBy is not null) return;
        SupersededBy = by;
        Record(new ProposalSuperseded(LeadId, Id, by, Number));
    }

    /// <summary>Whether it may be handed out as it is.</summary>
    public ProposalStanding StandingOn(DateOnly today) => ProposalStandings.Of(SupersededBy, ExpiresOn, At, today);

    /// <summary>What keeps it from going out to the investor as it is; null where nothing does.</summary>
    public Refusal? NotToGoOut(DateOnly today) =>
        ApprovedBy is null ? ProposalRefusals.NotApproved
        : StandingOn(today) switch
        {
            ProposalStanding.Superseded => ProposalRefusals.Superseded,
            ProposalStanding.Expired => ProposalRefusals.Expired,
            ProposalStanding.Current => null,
        };

    /// <summary>It goes to the investor, as approved.</summary>
    public Outcome Send(DateTimeOffset now, DateOnly today)
    {
        if (SentAt is not null) return LeadRefusals.AlreadyDecided;
        if (NotToGoOut(today) is { } refused) return refused;
        SentAt = now;
        Record(new ProposalSent(LeadId, Id, Number));
        return Outcome.Done;
    }

    /// <summary>The investor said what they think of it, for the first time or anew. Who answers has it.</summary>
    public Outcome RecordAnswer(ProposalAnswer answer, DateOnly on, string? words)
    {
        if (SentAt is not { } sent) return ProposalRefusals.NotSent;
        if (on < DateOnly.FromDateTime(sent.UtcDateTime).AddDays(-1)) return Refusal.Invalid("AnsweredOn", "answered-before-sent");
        if (ReceivedOn is null && RecordReceipt(on) is { Succeeded: false } refused) return refused;
        (Answer, AnsweredOn, AnswerWords) = (answer, on, words);
        Record(new ProposalAnswered(LeadId, Id, Number, answer, on));
        return Outcome.Done;
    }

    /// <summary>The investor confirmed to have it.</summary>
    public Outcome RecordReceipt(DateOnly on)
    {
        if (SentAt is not { } sent) return ProposalRefusals.NotSent;
        if (on < DateOnly.FromDateTime(sent.UtcDateTime).AddDays(-1)) return Refusal.Invalid("ReceivedOn", "received-before-sent");
        ReceivedOn = on;
        Record(new ProposalReceived(LeadId, Id, on));
        return Outcome.Done;
    }
}

/// <summary>What can stand in the way of a proposal.</summary>
public static class ProposalRefusals
{
    /// <summary>A teaser goes out under a code name, and the lead has none.</summary>
    public static Refusal NeedsCodeName { get; } = Refusal.Rule("document-needs-code-name") with { Link = "discovery" };

    /// <summary>There is no offer whose lines may be printed.</summary>
    public static Refusal NeedsOffer { get; } = Refusal.Rule("document-needs-offer") with { Link = "incentives" };

    /// <summary>There are not two sites that may be printed, to be compared.</summary>
    public static Refusal NeedsSites { get; } = Refusal.Rule("document-needs-sites") with { Link = "shortlist" };

    /// <summary>No visit is planned.</summary>
    public static Refusal NeedsVisit { get; } = Refusal.Rule("document-needs-visit") with { Link = "visits" };

    /// <summary>An answer without a word of ours answers nothing.</summary>
    public static Refusal NeedsText { get; } = Refusal.Invalid("Sections", "document-needs-text");

    /// <summary>A teaser is written under the code name, and something in it says who the company is.</summary>
    public static Refusal TeaserNamesCompany { get; } = Refusal.Rule("teaser-names-the-company");

    /// <summary>The file is not there yet.</summary>
    public static Refusal NotReady { get; } = Refusal.Rule("proposal-not-ready") with { Link = "proposals" };

    /// <summary>There is nothing to try again.</summary>
    public static Refusal NotFailed { get; } = Refusal.Rule("proposal-not-failed") with { Link = "proposals" };

    /// <summary>It holds words that nobody reviewed, {0} blocks of them: who approves it has to agree to them.</summary>
    public static Refusal HasDraftTexts(int blocks) => Refusal.Rule("proposal-has-draft-texts", blocks) with { Link = "proposals" };

    /// <summary>Nobody approved it.</summary>
    public static Refusal NotApproved { get; } = Refusal.Rule("proposal-not-approved") with { Link = "proposals" };

    /// <summary>A newer version in its language was approved.</summary>
    public static Refusal Superseded { get; } = Refusal.Rule("proposal-superseded") with { Link = "proposals" };

    /// <summary>The day until which it stood is over.</summary>
    public static Refusal Expired { get; } = Refusal.Rule("proposal-expired") with { Link = "proposals" };

    /// <summary>Two versions in different languages are not compared word by word.</summary>
    public static Refusal OtherLanguage { get; } = Refusal.Rule("proposal-other-language") with { Link = "proposals" };

    /// <summary>It was not sent.</summary>
    public static Refusal NotSent { get; } = Refusal.Rule("proposal-not-sent") with { Link = "proposals" };
}

/// <summary>A proposal was ordered.</summary>
[FactName("proposal.ordered")]
public sealed record ProposalOrdered(LeadId Lead, Guid Proposal, int Number, string Language, string InputsHash, string TemplateHash, PersonId By, ProposalKind Kind = ProposalKind.Full) : IFact;

/// <summary>A proposal's file was made.</summary>
[FactName("proposal.rendered")]
public sealed record ProposalRendered(LeadId Lead, Guid Proposal, string FileHash) : IQuietFact;

/// <summary>A proposal's file could not be made.</summary>
[FactName("proposal.failed")]
public sealed record ProposalFailed(LeadId Lead, Guid Proposal, string Code) : IQuietFact;

/// <summary>A failed proposal is tried again.</summary>
[FactName("proposal.retried")]
public sealed record ProposalRetried(LeadId Lead, Guid Proposal) : IQuietFact;

/// <summary>A proposal was approved by a second person, who agreed to so many blocks of words that nobody had reviewed.</summary>
[FactName("proposal.approved")]
public sealed record ProposalApproved(LeadId Lead, Guid Proposal, PersonId By, int DraftTextsAccepted = 0) : IFact;

/// <summary>A proposal went to the investor.</summary>
[FactName("proposal.sent")]
public sealed record ProposalSent(LeadId Lead, Guid Proposal, int Number) : IFact;

/// <summary>The investor confirmed to have a proposal.</summary>
[FactName("proposal.received")]
public sealed record ProposalReceived(LeadId Lead, Guid Proposal, DateOnly On) : IFact;

/// <summary>A newer version was approved: this one no longer counts.</summary>
[FactName("proposal.superseded")]
public sealed record ProposalSuperseded(LeadId Lead, Guid Proposal, Guid By, int Number) : IQuietFact;

/// <summary>The investor said what they think of a proposal.</summary>
[FactName("proposal.answered")]
public sealed record ProposalAnswered(LeadId Lead, Guid Proposal, int Number, ProposalAnswer Answer, DateOnly On) : IFact;
