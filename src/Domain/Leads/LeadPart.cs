namespace GlobalReach.Domain.Leads;

/// <summary>Something that belongs to one lead and is read by its gates: its facts are told in the lead's journal, and the lead's version moves with it.</summary>
public abstract class LeadPart : Recorder
{
    /// <summary>Its identity, made by the client or the system.</summary>
    public Guid Id { get; protected init; }

    /// <summary>The lead it belongs to.</summary>
    public LeadId LeadId { get; protected init; }

    /// <inheritdoc/>
    public override Guid StreamId => LeadId.Value;
}

/// <summary>A fact that no gate reads (a note, a talk): it is told in the journal and makes nobody's open form stale.</summary>
public interface IQuietFact : IFact;
