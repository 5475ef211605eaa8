namespace GlobalReach.Workflows.Search;

/// <summary>What can be found by its words. Our own people are found without an index: there are tens of them.</summary>
public enum SearchKind
{
    /// <summary>A lead, by number and code name.</summary>
    Lead,

    /// <summary>A company, by its names.</summary>
    Company,

    /// <summary>A contact, by name and address.</summary>
    Contact,

    /// <summary>A site on a shortlist, by name and town.</summary>
    Site,

    /// <summary>A document, by its file's name.</summary>
    Document,

    /// <summary>One of our own people.</summary>
    Person,
}

/// <summary>A row that can be found, and the words it is found by. It is written in the save that changes the row, and tells nothing the row does not.</summary>
public sealed class SearchSubject
{
    /// <summary>A short number of its own: a term repeats it, so a UUID there would double the index.</summary>
    public int Key { get; private init; }

    public SearchKind Kind { get; init; }

    /// <summary>The row's own id.</summary>
    public Guid SubjectId { get; init; }

    public List<SearchTerm> Terms { get; init; } = [];
}

/// <summary>One word of a subject, as <see cref="SearchWords"/> writes it.</summary>
public sealed class SearchTerm
{
    public const int MaxLength = 40;

    public int SubjectKey { get; private init; }

    public string Term { get; init; } = "";

    public SearchKind Kind { get; init; }
}
