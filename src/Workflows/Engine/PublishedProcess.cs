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
}
