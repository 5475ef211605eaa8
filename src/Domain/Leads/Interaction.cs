namespace GlobalReach.Domain.Leads;

/// <summary>By which way people talked.</summary>
public enum InteractionChannel
{
    /// <summary>Phone call.</summary>
    Call,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Video meeting.</summary>
    Video,

    /// <summary>Meeting in person.</summary>
    Meeting,

    /// <summary>Letter, chat or anything else.</summary>
    Other,
}

/// <summary>A talk or message between us and the investor, in the words of who was there.</summary>
public sealed class Interaction : LeadPart
{
    private Interaction()
    {
    }

    /// <summary>When it took place.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>By which way.</summary>
    public InteractionChannel Channel { get; private init; }

    /// <summary>What was said.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>Whether it counts as contact of substance.</summary>
    public bool Substantive { get; private init; }

    /// <summary>Who wrote it down.</summary>
    public PersonId By { get; private init; }

    /// <summary>Writes down a talk.</summary>
    public static Interaction Log(Guid id, Lead lead, DateTimeOffset at, InteractionChannel channel, string summary, bool substantive, PersonId by)
    {
        var interaction = new Interaction { Id = id, LeadId = lead.Id, At = at, Channel = channel, Summary = summary, Substantive = substantive, By = by };
        interaction.Record(new InteractionLogged(lead.Id, id, channel, substantive, by));
        if (substantive) lead.NoteContact(at);
        return interaction;
    }
}

/// <summary>What a note was written for.</summary>
public enum NoteKind
{
    /// <summary>A remark.</summary>
    Remark,

    /// <summary>Why an action was taken.</summary>
    Reason,

    /// <summary>What the next owner has to know.</summary>
    HandOver,
}

/// <summary>Words kept beside the journal, so that they can be erased without tearing it.</summary>
public sealed class Note : LeadPart
{
    private Note()
    {
    }

    /// <summary>What it was written for.</summary>
    public NoteKind Kind { get; private init; }

    /// <summary>The words.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Who wrote it.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Writes a note.</summary>
    public static Note Write(Guid id, LeadId lead, NoteKind kind, string text, PersonId by, DateTimeOffset now)
    {
        var note = new Note { Id = id, LeadId = lead, Kind = kind, Text = text, By = by, At = now };
        note.Record(new NoteWritten(lead, id, kind, by));
        return note;
    }
}

/// <summary>A talk was written down.</summary>
[FactName("lead.interaction-logged")]
public sealed record InteractionLogged(LeadId Lead, Guid Interaction, InteractionChannel Channel, bool Substantive, PersonId By) : IQuietFact;

/// <summary>A note was written.</summary>
[FactName("lead.note-written")]
public sealed record NoteWritten(LeadId Lead, Guid Note, NoteKind Kind, PersonId By) : IQuietFact;
