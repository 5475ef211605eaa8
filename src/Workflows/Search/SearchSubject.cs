using System.Buffers.Binary;
using System.Security.Cryptography;

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
    /// <summary>A number made of the row's id (<see cref="KeyOf"/>): a term repeats it, so a UUID there would double the index.</summary>
    public long Key { get; private init; }

    public SearchKind Kind { get; private init; }

    /// <summary>The row's own id.</summary>
    public Guid SubjectId { get; private init; }

    public List<SearchTerm> Terms { get; private init; } = [];

    public static SearchSubject Of(SearchKind kind, Guid id, IEnumerable<string> terms)
    {
        var key = KeyOf(id);
        return new() { Key = key, Kind = kind, SubjectId = id, Terms = [.. terms.Select(term => new SearchTerm { SubjectKey = key, Kind = kind, Term = term })] };
    }

    /// <summary>Known before the row is written, so that a save takes one turn; two rows of one number are as likely as two of one UUID, for a desk's purposes.</summary>
    public static long KeyOf(Guid id) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(id.ToByteArray(bigEndian: true)));
}

/// <summary>One word of a subject, as <see cref="SearchWords"/> writes it.</summary>
public sealed class SearchTerm
{
    public const int MaxLength = 40;

    public long SubjectKey { get; init; }

    public string Term { get; init; } = "";

    public SearchKind Kind { get; init; }
}
