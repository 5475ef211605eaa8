using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Everything that is needed to draw one proposal again and again to the same bytes.</summary>
/// <param name="Inputs">Canonical UTF-8 JSON in which every word and figure is as it will be printed.</param>
/// <param name="TemplateHash">SHA-256 of layout and words, in hexadecimal.</param>
/// <param name="LeftOut">What the document does not say, as "kind:key:reason": fact, site, incentive or text; unverified, lapsed, expired, example-only, misses-must-haves, shortened or unprintable.</param>
/// <param name="FileName">Names the project by its number, never the company.</param>
/// <param name="DraftTexts">The blocks of words in it that nobody reviewed: the approver has to agree to them.</param>
public sealed record ComposedProposal(byte[] Inputs, string TemplateHash, IReadOnlyList<string> LeftOut, string FileName, IReadOnlyCollection<string> DraftTexts);

/// <summary>Turns a proposal's facts into the words and figures of one language. Pure: no clock, no database.</summary>
public sealed class ProposalComposer(ProposalOptions options)
{
    private static readonly string[] Layout = ["proposal.typ", "library.typ", "sections.typ", "stamp.typ"];

    internal const string English = "en";

    /// <summary>The languages there are words for.</summary>
    public IReadOnlyList<LanguageTag> Languages =>
        [.. Directory.EnumerateFiles(options.FindTemplateFolder(), "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(tag => new LanguageTag(tag!))];

    /// <summary>The language whose words a reader of this one gets; null when there are none.</summary>
    public string? Nearest(LanguageTag wanted)
    {
        var folder = options.FindTemplateFolder();
        return NearestLanguage.Of(wanted.Value, tag => File.Exists(Path.Combine(folder, $"{tag}.json")));
    }

    /// <summary>Composes one version; refused as "proposal-language-unsupported" when there are no words for its language. The releases are what people have reviewed, beyond what the files say.</summary>
    public Outcome<ComposedProposal> Compose(ProposalModel model, WordsReleases? releases = null, EarlierVersion? since = null)
    {
        if (DocumentPlan.Check(model.Kind, model.Sections) is { } unfit) return unfit;
        if (DocumentPlan.Lacks(model) is { } lacking) return lacking;
        var folder = options.FindTemplateFolder();
        if (Nearest(model.Language) is not { } language) return Refusal.Rule("proposal-language-unsupported", model.Language.Value, string.Join(", ", Languages));

        var own = Read(language, releases ?? WordsReleases.None);
        var words = new ProposalWords(own, Read(English, WordsReleases.None));
        var rows = new ProposalRows(model);
        var inputs = new ProposalPages(model, words, rows).Compose();
        if (since is not null) inputs = inputs with { Changes = ChangesPage.Of(since, inputs, words) };
        return new ComposedProposal(inputs.ToJson(), HashOf(folder, [.. Layout, $"{English}.json", $"{own.VarietyOf ?? language}.json", $"{language}.json"]), rows.LeftOut, FileName(model, words), words.PrintedDrafts);
    }

    /// <summary>The words of what accompanies a document that was made before, in its language.</summary>
    internal ProposalWords WordsBeside(LanguageTag language) => new(Read(Nearest(language) ?? English, WordsReleases.None), Read(English, WordsReleases.None));

    internal WordsOfLanguage Read(string language, WordsReleases releases) => WordsOfLanguage.Read(options.FindTemplateFolder(), language, releases);

    private static string FileName(ProposalModel model, ProposalWords words)
    {
        var number = string.Concat(model.Number.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return FormattableString.Invariant($"{(model.Kind == ProposalKind.Full ? "proposal" : ProposalPages.NameOf(model.Kind))}-{number}-v{model.Version}-{words.Language}.pdf");
    }

    private static string HashOf(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var file in files)
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file));
            BinaryPrimitives.WriteInt64LittleEndian(length, content.Length);
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(length);
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
