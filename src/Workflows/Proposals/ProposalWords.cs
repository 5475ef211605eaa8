using System.Globalization;
using System.Text.RegularExpressions;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A text as it is printed: in the language, as a draft in it, or in English because the language has none.</summary>
internal sealed record PrintedText(string T, string M = "")
{
    public const string DraftMark = "draft";
    public const string EnglishMark = "en";
}

/// <summary>The words of one language as one document prints them. What it lacks is printed in English and says so; what nobody reviewed carries a mark and is counted.</summary>
internal sealed partial class ProposalWords(WordsOfLanguage own, WordsOfLanguage english)
{
    private const char IsolateLeftToRight = '\u2066';
    private const char EndIsolate = '\u2069';

    private readonly SortedSet<string> printedDrafts = new(StringComparer.Ordinal);

    /// <summary>The language of the file, e.g. "de".</summary>
    public string Language => own.Language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(own.Culture);

    public WordsFormats Formats => own.Formats;

    public bool IsEnglish => Culture.TwoLetterISOLanguageName == "en";

    /// <summary>The blocks that were printed so far and that nobody has reviewed.</summary>
    public IReadOnlyCollection<string> PrintedDrafts => printedDrafts;

    /// <summary>A short label. It has no room for a mark of its own: the heading above it carries it.</summary>
    public string Label(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (own.Label(key) is { } label) return Fill(Printed(label).Text, values);
        return english.Label(key) is { } inEnglish ? "[EN] " + Fill(inEnglish.Text, values) : throw new KeyNotFoundException($"No words file has the label '{key}'.");
    }

    /// <summary>A label in the form that goes with a number: "1 person", "2 people".</summary>
    public string Counted(string key, decimal count, params ReadOnlySpan<(string Name, string Value)> values) =>
        $"{key}.{Plurals.Of(Culture.TwoLetterISOLanguageName, count)}" is var form && own.Label(form) is not null ? Label(form, values) : Label(key, values);

    /// <summary>A label that may have none, in this language or at all.</summary>
    public string? OptionalLabel(string key) => own.Label(key) is { } label ? Printed(label).Text : null;

    /// <summary>What a label says in English, whatever the language.</summary>
    public string EnglishLabel(string key) => english.Label(key)!.Text;

    public string? EnglishProgramme(string key) => english.Label($"programme.{key}")?.Text;

    /// <summary>A block of words with its mark.</summary>
    public PrintedText Block(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        own.Block(key) is { } block ? new(Fill(Printed(block).Text, values), block.IsDraft ? PrintedText.DraftMark : "")
        : english.Block(key) is { } inEnglish ? new(Fill(inEnglish.Text, values), PrintedText.EnglishMark)
        : throw new KeyNotFoundException($"No words file has the block '{key}'.");

    /// <summary>The block in the form that goes with a number.</summary>
    public PrintedText CountedBlock(string key, int count, params ReadOnlySpan<(string Name, string Value)> values) =>
        $"{key}.{Plurals.Of(Culture.TwoLetterISOLanguageName, count)}" is var form && own.Block(form) is not null ? Block(form, values) : Block($"{key}.other", values);

    /// <summary>A heading; it also carries the mark of the labels below it.</summary>
    public PrintedText Heading(string key) =>
        Block(key) is { M: "" } heading && own.HasDraftLabels ? heading with { M = PrintedText.DraftMark } : Block(key);

    /// <summary>Text of ours or typed by us, which exists in English only; letters that are not Latin show that it does not.</summary>
    public PrintedText EnglishOnly(string text) => new(text, IsEnglish || text.Length == 0 || ProposalScript.IsNoEnglish(text) ? "" : PrintedText.EnglishMark);

    private WordsText Printed(WordsText text)
    {
        if (text.IsDraft) printedDrafts.Add(text.Part);
        return text;
    }

    /// <summary>Replaces {names} in one pass, so that a value that looks like a name stays what it is.</summary>
    private string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        if (values.IsEmpty) return text;
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values) known[name] = name is "recipient" or "source" ? Isolated(value) : value;
        return Names().Replace(text, found => known.TryGetValue(found.Groups[1].Value, out var value) ? value : throw new KeyNotFoundException($"'{text}' asks for {found.Value}, which nobody gives."));
    }

    /// <summary>A Latin name amid words that run from the right would lose its end to the other side: "(Example Inc." with the bracket in front. The layout sets it apart.</summary>
    private string Isolated(string value) =>
        Culture.TextInfo.IsRightToLeft && value.Any(char.IsAsciiLetter) && !ProposalScript.IsNoEnglish(value) ? $"{IsolateLeftToRight}{value}{EndIsolate}" : value;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}
