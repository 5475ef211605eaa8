using System.Security.Cryptography;
using System.Text;

namespace GlobalReach.Workflows.Proposals;

/// <summary>One text, the block it belongs to and whether that block is a draft.</summary>
internal sealed record WordsText(string Text, string Part, bool IsDraft);

/// <summary>What is reviewed at once: one block of words, or the short labels of one kind. The hash is of these very words.</summary>
internal sealed record WordsPart(string Key, IReadOnlyList<KeyValuePair<string, string>> Texts, WordsReview InFile)
{
    public string Hash { get; } = HashOf(Texts);

    private static string HashOf(IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        var written = new StringBuilder();
        foreach (var (key, text) in texts) written.Append(key).Append('\0').Append(text).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written.ToString())));
    }
}

/// <summary>The words of one language with what people said about them.</summary>
internal sealed class WordsOfLanguage
{
    public const string LabelsPrefix = "labels.";

    private readonly WordsFile file;
    private readonly WordsOfLanguage? wider;
    private readonly Dictionary<string, WordsText> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordsText> blocks = new(StringComparer.Ordinal);

    private WordsOfLanguage(string language, WordsFile file, WordsOfLanguage? wider, WordsReleases releases)
    {
        (Language, this.file, this.wider) = (language, file, wider);
        Parts = [.. LabelParts(file), .. file.Blocks.Select(block => new WordsPart(block.Key, [new(block.Key, block.Value.Text)], block.Value.Review))];
        foreach (var part in Parts)
        {
            var isDraft = part.InFile == WordsReview.Draft && !releases.Has(language, part.Key, part.Hash);
            foreach (var (key, text) in part.Texts) (part.Key.StartsWith(LabelsPrefix, StringComparison.Ordinal) ? labels : blocks)[key] = new(text, part.Key, isDraft);
        }
    }

    public string Language { get; }

    public string Culture => file.Culture;

    public string? VarietyOf => file.VarietyOf;

    public WordsFormats Formats => file.Formats;

    /// <summary>What this file itself says, labels first.</summary>
    public IReadOnlyList<WordsPart> Parts { get; }

    public bool HasDraftLabels => labels.Values.Any(label => label.IsDraft) || wider is { HasDraftLabels: true };

    public WordsText? Label(string key) => labels.GetValueOrDefault(key) ?? wider?.Label(key);

    public WordsText? Block(string key) => blocks.GetValueOrDefault(key) ?? wider?.Block(key);

    public static WordsOfLanguage Read(string folder, string language, WordsReleases releases)
    {
        var file = WordsFile.Read(Path.Combine(folder, $"{language}.json"));
        return new(language, file, file.VarietyOf is { } wider ? Read(folder, wider, releases) : null, releases);
    }

    /// <summary>Short labels are read by what they are about, not one by one: all units, all functions, the rest.</summary>
    private static IEnumerable<WordsPart> LabelParts(WordsFile file) =>
        from label in file.Labels
        group label by label.Key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? label.Key[..dot] : "general" into kind
        select new WordsPart(LabelsPrefix + kind.Key, [.. kind], file.LabelReview);
}

/// <summary>What people released: which block of which language, in which words.</summary>
public sealed class WordsReleases(IEnumerable<(string Language, string Block, string Hash)> released)
{
    private readonly HashSet<(string, string, string)> released = [.. released];

    /// <summary>Nothing beyond what the files say.</summary>
    public static WordsReleases None { get; } = new([]);

    public bool Has(string language, string block, string hash) => released.Contains((language, block, hash));
}
