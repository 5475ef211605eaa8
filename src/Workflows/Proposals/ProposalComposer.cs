using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Everything that is needed to draw one proposal again and again to the same bytes.</summary>
/// <param name="Inputs">Canonical UTF-8 JSON in which every word and figure is as it will be printed.</param>
/// <param name="TemplateHash">SHA-256 of layout and words, in hexadecimal.</param>
/// <param name="LeftOut">What the document does not say, as "kind:key:reason": fact, site, incentive or text; unverified, lapsed, expired, example-only, misses-must-haves, shortened or unprintable.</param>
/// <param name="FileName">Names the project by its number, never the company.</param>
/// <param name="HasDraftWords">Whether words are printed that nobody reviewed: the approver has to agree to them.</param>
public sealed record ComposedProposal(byte[] Inputs, string TemplateHash, IReadOnlyList<string> LeftOut, string FileName, bool HasDraftWords);

/// <summary>Turns a proposal's facts into the words and figures of one language. Pure: no clock, no database.</summary>
public sealed class ProposalComposer(ProposalOptions options)
{
    private const string Layout = "proposal.typ";

    /// <summary>The languages there are words for.</summary>
    public IReadOnlyList<LanguageTag> Languages =>
        [.. Directory.EnumerateFiles(options.FindTemplateFolder(), "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(tag => new LanguageTag(tag!))];

    /// <summary>Composes one version; refused as "proposal-language-unsupported" when there are no words for its language.</summary>
    public Outcome<ComposedProposal> Compose(ProposalModel model)
    {
        var folder = options.FindTemplateFolder();
        if (ProposalWords.Find(folder, model.Language) is not { } words) return Refusal.Rule("proposal-language-unsupported", model.Language.Value);

        var rows = new ProposalRows(model);
        var inputs = new ProposalPages(model, words, rows).Compose();
        return new ComposedProposal(inputs.ToJson(), HashOf(folder, Layout, "en.json", $"{words.Language}.json"), rows.LeftOut, FileName(model, words), words.HasDrafts);
    }

    private static string FileName(ProposalModel model, ProposalWords words)
    {
        var number = string.Concat(model.Number.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return FormattableString.Invariant($"proposal-{number}-v{model.Version}-{words.Language}.pdf");
    }

    private static string HashOf(string folder, params ReadOnlySpan<string> files)
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
