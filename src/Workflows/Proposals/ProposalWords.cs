using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

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

    /// <summary>Whether large numbers are read in ten thousands (万, 億).</summary>
    public bool Myriads { get; init; }

    /// <summary>Whether US units come first.</summary>
    public bool UsUnitsFirst { get; init; }
}

internal sealed record WordsBlock(string Text, WordsReview Review);

internal sealed record WordsFile
{
    public required string Culture { get; init; }

    public required WordsFormats Formats { get; init; }

    /// <summary>Who has looked at the short labels, as a whole.</summary>
    public required WordsReview LabelReview { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required IReadOnlyDictionary<string, WordsBlock> Blocks { get; init; }
}

/// <summary>A text as it is printed: in the language, as a draft in it, or in English because the language has none.</summary>
internal sealed record PrintedText(string T, string M = "")
{
    public const string DraftMark = "draft";
    public const string EnglishMark = "en";
}

/// <summary>The words of one language. What it lacks is printed in English and says so.</summary>
internal sealed partial class ProposalWords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly WordsFile own;
    private readonly WordsFile english;

    private ProposalWords(string language, WordsFile own, WordsFile english) => (Language, this.own, this.english) = (language, own, english);

    /// <summary>The language of the file, e.g. "de".</summary>
    public string Language { get; }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(own.Culture);

    public WordsFormats Formats => own.Formats;

    /// <summary>Whether anything is printed that nobody reviewed.</summary>
    public bool HasDrafts => own.LabelReview == WordsReview.Draft || own.Blocks.Values.Any(block => block.Review == WordsReview.Draft);

    /// <summary>The words for a language or for the language it is a variety of (de for de-AT); null when there are none.</summary>
    public static ProposalWords? Find(string folder, LanguageTag language)
    {
        for (var tag = language.Value; tag.Length > 0; tag = tag.LastIndexOf('-') is var cut and > 0 ? tag[..cut] : "")
            if (Path.Combine(folder, $"{tag}.json") is var file && File.Exists(file)) return new(tag, Read(file), Read(Path.Combine(folder, "en.json")));
        return null;
    }

    /// <summary>A short label. It has no room for a mark of its own: the heading above it carries it.</summary>
    public string Label(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        own.Labels.TryGetValue(key, out var text) ? Fill(text, values)
        : english.Labels.TryGetValue(key, out text) ? "[EN] " + Fill(text, values)
        : throw new KeyNotFoundException($"No words file has the label '{key}'.");

    /// <summary>A label that may have none, in this language or at all.</summary>
    public string? OptionalLabel(string key) => own.Labels.GetValueOrDefault(key);

    /// <summary>What a label says in English, whatever the language.</summary>
    public string EnglishLabel(string key) => english.Labels[key];

    public string? EnglishProgramme(string key) => english.Labels.GetValueOrDefault($"programme.{key}");

    /// <summary>A block of words with its mark.</summary>
    public PrintedText Block(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        own.Blocks.TryGetValue(key, out var block) ? new(Fill(block.Text, values), block.Review == WordsReview.Draft ? PrintedText.DraftMark : "")
        : english.Blocks.TryGetValue(key, out block) ? new(Fill(block.Text, values), PrintedText.EnglishMark)
        : throw new KeyNotFoundException($"No words file has the block '{key}'.");

    /// <summary>A heading; it also carries the mark of the labels below it.</summary>
    public PrintedText Heading(string key) =>
        Block(key) is { M: "" } heading && own.LabelReview == WordsReview.Draft ? heading with { M = PrintedText.DraftMark } : Block(key);

    /// <summary>Text of ours or typed by us, which exists in English only; East Asian letters show that it does not.</summary>
    public PrintedText EnglishOnly(string text) => new(text, Language == "en" || text.Length == 0 || ProposalScript.IsEastAsian(text) ? "" : PrintedText.EnglishMark);

    /// <summary>Replaces {names} in one pass, so that a value that looks like a name stays what it is.</summary>
    private static string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        if (values.IsEmpty) return text;
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values) known[name] = value;
        return Names().Replace(text, found => known.TryGetValue(found.Groups[1].Value, out var value) ? value : throw new KeyNotFoundException($"'{text}' asks for {found.Value}, which nobody gives."));
    }

    private static WordsFile Read(string file)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<WordsFile>(stream, Json) ?? throw new JsonException($"{file} is empty.");
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}
