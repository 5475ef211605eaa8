namespace GlobalReach.Workflows.Engine;

/// <summary>A process version as it was published: its canonical JSON and the hash that makes it immutable.</summary>
public sealed class PublishedProcess
{
    /// <summary>The process.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its version.</summary>
    public int Version { get; init; }

    /// <summary>SHA-256 of the canonical JSON.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The canonical JSON.</summary>
    public string Json { get; init; } = "";

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>The draft it was; null for a seed.</summary>
    public Guid? Draft { get; init; }

    /// <summary>Who asked for it; null for a seed.</summary>
    public PersonId? AskedBy { get; init; }

    /// <summary>The second person, who published it; null for a seed.</summary>
    public PersonId? PublishedBy { get; init; }
}

/// <summary>Words of a process in one language as they were published in the browser: those that differ from the seed's. The highest number of a language counts.</summary>
public sealed class PublishedWords
{
    /// <summary>The process.</summary>
    public string Process { get; init; } = "";

    /// <summary>The language.</summary>
    public string Language { get; init; } = "";

    /// <summary>One, two, …</summary>
    public int Number { get; init; }

    /// <summary>The words, as JSON of the seed's form.</summary>
    public string Json { get; init; } = "";

    /// <summary>The draft they were written in.</summary>
    public Guid Draft { get; init; }

    /// <summary>Who published them.</summary>
    public PersonId PublishedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset PublishedAt { get; init; }
}
