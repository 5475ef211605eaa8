namespace GlobalReach.Domain.Foundation;

/// <summary>Something that happened, in ids and plain values: never an entity, never personal data.</summary>
public interface IFact;

/// <summary>The name a fact is stored under; it outlives every renaming of its class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactNameAttribute(string name) : Attribute
{
    /// <summary>Stable, e.g. "lead.stage-changed".</summary>
    public string Name => name;
}

/// <summary>Anything whose every change is a recorded fact.</summary>
public abstract class Recorder
{
    private readonly List<IFact> facts = [];

    /// <summary>The journal these facts belong to: the lead's for a lead and its parts, else the thing's own.</summary>
    public abstract Guid StreamId { get; }

    /// <summary>Whether something happened since the last save.</summary>
    public bool HasFacts => facts.Count > 0;

    /// <summary>Hands over what happened, once.</summary>
    public IReadOnlyList<IFact> TakeFacts()
    {
        var taken = facts.ToArray();
        facts.Clear();
        return taken;
    }

    /// <summary>Says that something happened.</summary>
    protected void Record(IFact fact) => facts.Add(fact);
}

/// <summary>A consistency boundary: changed as a whole, saved once, protected by its version.</summary>
public abstract class Aggregate : Recorder
{
    /// <summary>Grows with every save that matters to somebody's decision; a caller who read an older one is told.</summary>
    public int Version { get; private set; }

    /// <summary>How many facts its journal holds; the next fact gets the next number, which no two writers can both take.</summary>
    public int FactCount { get; private set; }

    /// <summary>Numbers the next facts of the journal; the version moves on unless nobody's decision depends on them. The save calls it, nobody else.</summary>
    internal int Advance(int facts, bool quietly)
    {
        var first = FactCount + 1;
        FactCount += facts;
        if (!quietly) Version++;
        Counted();
        return first;
    }

    /// <summary>The facts of a save were numbered.</summary>
    private protected virtual void Counted()
    {
    }
}
