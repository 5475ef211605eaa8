namespace GlobalReach.Domain.Views;

/// <summary>A list of leads that somebody keeps: a name, and what is asked for as it stands in the address. It shows each reader what they may see, never more.</summary>
public sealed class SavedView : Aggregate
{
    /// <summary>Letters a name may have.</summary>
    public const int LongestName = 60;

    /// <summary>Letters of an address that are kept.</summary>
    public const int LongestQuery = 2000;

    private SavedView()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <inheritdoc/>
    public override Guid StreamId => Id;

    /// <summary>Who keeps it.</summary>
    public PersonId Owner { get; private init; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as names are compared: a person has each once.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What is asked for, as an address has it after the question mark.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Whether everybody finds it among their views.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Whether the owner's list begins with it.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>As names are compared.</summary>
    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    /// <summary>Keeps a view under a name.</summary>
    public static SavedView Save(Guid id, PersonId owner, string name, string query)
    {
        var view = new SavedView { Id = id, Owner = owner };
        view.Restate(name, query);
        view.Record(new ViewSaved(id, owner));
        return view;
    }

    /// <summary>Gives it another name, or another question.</summary>
    public void Change(string name, string query)
    {
        if (name.Trim() == Name && query == Query) return;
        Restate(name, query);
        Record(new ViewSaved(Id, Owner));
    }

    /// <summary>Shows it to everybody, or to its owner alone again.</summary>
    public void Share(bool withEverybody)
    {
        if (IsShared == withEverybody) return;
        IsShared = withEverybody;
        Record(new ViewShared(Id, withEverybody));
    }

    /// <summary>Makes the owner's list begin with it, or no longer.</summary>
    public void Begin(bool withThis)
    {
        if (IsDefault == withThis) return;
        IsDefault = withThis;
        Record(new ViewMadeDefault(Id, withThis));
    }

    /// <summary>Nobody keeps it any longer; who removed it is in the journal.</summary>
    public void Remove() => Record(new ViewRemoved(Id, Owner));

    private void Restate(string name, string query) => (Name, NameKey, Query) = (name.Trim(), KeyOf(name), query);
}

/// <summary>A view was kept, or changed.</summary>
[FactName("view.saved")]
public sealed record ViewSaved(Guid View, PersonId Owner) : IFact;

/// <summary>A view was shown to everybody, or taken back.</summary>
[FactName("view.shared")]
public sealed record ViewShared(Guid View, bool WithEverybody) : IFact;

/// <summary>A person's list begins with a view, or no longer does.</summary>
[FactName("view.made-default")]
public sealed record ViewMadeDefault(Guid View, bool IsDefault) : IFact;

/// <summary>A view was removed.</summary>
[FactName("view.removed")]
public sealed record ViewRemoved(Guid View, PersonId Owner) : IFact;
