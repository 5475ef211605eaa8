using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;

namespace GlobalReach.Domain.Processes;

/// <summary>Where a draft of a process is.</summary>
public enum DraftState
{
    /// <summary>It is worked on.</summary>
    Open,

    /// <summary>Its authors think it is ready: a second person decides.</summary>
    Asked,

    /// <summary>It became a version.</summary>
    Published,

    /// <summary>Nobody works on it any longer.</summary>
    Discarded,
}

/// <summary>The next version of a process while it is written, told in the organisation's journal. Whoever wrote on it never publishes it.</summary>
public sealed class ProcessDraft : Recorder
{
    /// <summary>Letters its name may have.</summary>
    public const int LongestName = 120;

    private ProcessDraft()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The process it is of.</summary>
    public string Process { get; private init; } = "";

    /// <summary>What it is about, in the author's words.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The version it was written from.</summary>
    public int From { get; private init; }

    /// <summary>The version that ran when it was begun, or last brought up to date: over another it is not published.</summary>
    public int Running { get; private set; }

    /// <summary>The definition as JSON, as it was typed: while it is written it may be no definition yet.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>Words that become others or are new, as JSON by language; empty where none do.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Grows with every change; who changes an older one is told.</summary>
    public int Revision { get; private set; }

    /// <summary>Where it is.</summary>
    public DraftState State { get; private set; }

    /// <summary>Everybody who wrote on it.</summary>
    public IReadOnlyList<PersonId> Authors { get; private set; } = [];

    /// <summary>Who began it.</summary>
    public PersonId BegunBy { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>Who changed it last.</summary>
    public PersonId ChangedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who asked for its publication; null while nobody does.</summary>
    public PersonId? AskedBy { get; private set; }

    /// <summary>The version it became; null before, and where only words were published.</summary>
    public int? PublishedAs { get; private set; }

    /// <inheritdoc/>
    public override Guid StreamId => Organisation.TheOne;

    /// <summary>Begins a draft from a version, beside the one that runs.</summary>
    public static ProcessDraft Begin(Guid id, string name, ProcessRef from, int running, string definition, PersonId by, DateTimeOffset at)
    {
        var draft = new ProcessDraft
        {
            Id = id, Process = from.Key, Name = name.Trim(), From = from.Version, Running = running, Definition = definition, Revision = 1, Authors = [by], BegunBy = by, BegunAt = at, ChangedBy = by, ChangedAt = at,
        };
        draft.Record(new DraftBegun(id, from.Key, from.Version, running));
        return draft;
    }

    /// <summary>Writes on it. What was asked for was another text, so it is asked for no longer.</summary>
    public Outcome Write(string definition, string words, PersonId by, DateTimeOffset at)
    {
        if (IsOver) return Over;
        if (definition == Definition && words == Words) return Outcome.Done;
        Restate(definition, words, by, at);
        Record(new DraftWritten(Id, Revision));
        return Outcome.Done;
    }

    /// <summary>Brings it up to date with a version that was published meanwhile.</summary>
    public Outcome Rebase(int running, string definition, PersonId by, DateTimeOffset at)
    {
        if (IsOver) return Over;
        Running = running;
        Restate(definition, Words, by, at);
        Record(new DraftRebased(Id, running));
        return Outcome.Done;
    }

    /// <summary>Gives it up.</summary>
    public Outcome Discard()
    {
        if (IsOver) return Over;
        (State, AskedBy) = (DraftState.Discarded, null);
        Revision++;
        Record(new DraftDiscarded(Id));
        return Outcome.Done;
    }

    /// <summary>Asks a second person to publish it as it stands.</summary>
    public Outcome Ask(PersonId by)
    {
        if (IsOver) return Over;
        if (State == DraftState.Asked) return Outcome.Done;
        (State, AskedBy) = (DraftState.Asked, by);
        Revision++;
        Record(new PublicationAsked(Id));
        return Outcome.Done;
    }

    /// <summary>Hands it back to its authors, or takes the question back.</summary>
    public Outcome SendBack()
    {
        if (State != DraftState.Asked) return Refusal.Rule("draft-not-asked");
        (State, AskedBy) = (DraftState.Open, null);
        Revision++;
        Record(new DraftSentBack(Id));
        return Outcome.Done;
    }

    /// <summary>Becomes a version of that number, or new words alone where there is none: by somebody who wrote nothing of it.</summary>
    public Outcome Publish(PersonId by, int? version, string? hash)
    {
        if (State != DraftState.Asked) return IsOver ? Over : Refusal.Rule("draft-not-asked");
        if (Authors.Contains(by) || AskedBy == by) return new Refusal(RefusalKind.Forbidden, "draft-is-yours");
        (State, PublishedAs) = (DraftState.Published, version);
        Revision++;
        Record(version is { } number ? new ProcessPublished(Id, Process, number, hash!, AskedBy!.Value) : (IFact)new ProcessWordsPublished(Id, Process, AskedBy!.Value));
        return Outcome.Done;
    }

    private bool IsOver => State is DraftState.Published or DraftState.Discarded;

    private static Refusal Over => Refusal.Rule("draft-over");

    private void Restate(string definition, string words, PersonId by, DateTimeOffset at)
    {
        (Definition, Words, ChangedBy, ChangedAt, State, AskedBy) = (definition, words, by, at, DraftState.Open, null);
        if (!Authors.Contains(by)) Authors = [.. Authors, by];
        Revision++;
    }
}

/// <summary>A draft of a process was begun from a version.</summary>
[FactName("process.draft-begun")]
public sealed record DraftBegun(Guid Draft, string Process, int Version, int Running) : IFact;

/// <summary>Somebody wrote on a draft.</summary>
[FactName("process.draft-written")]
public sealed record DraftWritten(Guid Draft, int Revision) : IFact;

/// <summary>A draft was brought up to date with a version published meanwhile.</summary>
[FactName("process.draft-rebased")]
public sealed record DraftRebased(Guid Draft, int Running) : IFact;

/// <summary>A draft was given up.</summary>
[FactName("process.draft-discarded")]
public sealed record DraftDiscarded(Guid Draft) : IFact;

/// <summary>A second person is asked to publish a draft.</summary>
[FactName("process.publication-asked")]
public sealed record PublicationAsked(Guid Draft) : IFact;

/// <summary>A draft goes back to its authors unpublished.</summary>
[FactName("process.draft-sent-back")]
public sealed record DraftSentBack(Guid Draft) : IFact;

/// <summary>A draft became a version of its process.</summary>
[FactName("process.published")]
public sealed record ProcessPublished(Guid Draft, string Process, int Version, string Hash, PersonId AskedBy) : IFact;

/// <summary>A process goes by other words; what it asks for stays.</summary>
[FactName("process.words-published")]
public sealed record ProcessWordsPublished(Guid Draft, string Process, PersonId AskedBy) : IFact;
