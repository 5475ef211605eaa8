using System.Text.Json;
using System.Text.Json.Serialization;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Who has looked at a block of words.</summary>
public enum WordsReview
{
    /// <summary>Nobody with the right to: it prints with a mark.</summary>
    Draft,

    /// <summary>Written in this language by the product's authors: the base the others are translated from.</summary>
    Authored,

    /// <summary>A native speaker (legal words: counsel) read and released it.</summary>
    Reviewed,
}

/// <summary>How a language writes dates, names and amounts.</summary>
internal sealed record WordsFormats
{
    public required string Date { get; init; }

    public required string ShortDate { get; init; }

    /// <summary>A person whose form of address is known.</summary>
    public required string Person { get; init; }

    /// <summary>A person with a title ("Dr.").</summary>
    public required string TitledPerson { get; init; }

    /// <summary>A person of whom we know the name only.</summary>
    public required string PlainPerson { get; init; }

    /// <summary>Whether a name in East Asian letters is written without a space.</summary>
    public bool JoinsNames { get; init; }

    /// <summary>The letters for ten thousand and a hundred million (万億) where large numbers are read in them; else empty.</summary>
    public string Myriads { get; init; } = "";

    /// <summary>Whether US units come first.</summary>
    public bool UsUnitsFirst { get; init; }

    /// <summary>Whether it is written for readers who print on letter paper.</summary>
    public bool LetterPaper { get; init; }
}

internal sealed record WordsBlock(string Text, WordsReview Review);

/// <summary>The words of a language as they lie in <c>templates/proposals</c>.</summary>
internal sealed record WordsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public required string Culture { get; init; }

    /// <summary>The language this one is a variety of: what this file does not say, that one says. Null for a language of its own.</summary>
    public string? VarietyOf { get; init; }

    public required WordsFormats Formats { get; init; }

    /// <summary>Who has looked at the short labels, as a whole.</summary>
    public required WordsReview LabelReview { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required IReadOnlyDictionary<string, WordsBlock> Blocks { get; init; }

    public static WordsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<WordsFile>(stream, Json) ?? throw new JsonException($"{path} is empty.");
    }
}
