using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>A proposal as its reader gets it.</summary>
internal sealed partial class PrintedPdf : IDisposable
{
    // 22 mm, and a hair for what overhangs.
    private const double Margin = 60;

    private readonly PdfDocument document;

    public PrintedPdf(byte[] bytes) => document = PdfDocument.Open(bytes);

    public int Pages => document.NumberOfPages;

    public (int Width, int Height) PageSize => ((int)Math.Round(document.GetPage(1).Width), (int)Math.Round(document.GetPage(1).Height));

    /// <summary>All text in reading order, white space folded.</summary>
    public string Text => Spaces().Replace(string.Join('\n', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))), " ");

    /// <summary>All text without white space: for languages and columns that break anywhere.</summary>
    public string Solid => Spaces().Replace(string.Concat(document.GetPages().Select(page => page.Text)), "").Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>Whether every picture tells in words what it shows.</summary>
    public bool PicturesSpeak => Figures.All(figure => figure.ContainsKey(NameToken.Create("Alt")));

    /// <summary>How many pictures there are to whom it is read.</summary>
    public int Pictures => Figures.Count();

    private IEnumerable<DictionaryToken> Figures => document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(key => document.Structure.GetObject(key).Data).OfType<DictionaryToken>()
        .Where(token => token.TryGet(NameToken.Create("S"), out NameToken role) && role.Data == "Figure");

    public string PageText(int number) => Spaces().Replace(document.GetPage(number).Text, "");

    /// <summary>The dates whose letters stand in more than one line.</summary>
    public IReadOnlyList<string> BrokenDates => [.. document.GetPages().SelectMany(page => BrokenOn(page.Letters))];

    /// <summary>Upright letters that stand outside the text area of a page after the cover.</summary>
    public IReadOnlyList<string> SticksOut => [.. document.GetPages().Skip(1).SelectMany(page => page.Letters
        .Where(letter => letter.TextOrientation == TextOrientation.Horizontal && letter.Value.Trim().Length > 0 && (letter.BoundingBox.Left < Margin || letter.BoundingBox.Right > page.Width - Margin))
        .Select(letter => FormattableString.Invariant($"page {page.Number}: {letter.Value} at {letter.BoundingBox.Left:0}")))];

    public string? Title => document.Information.Title;

    public DictionaryToken Catalog => document.Structure.Catalog.CatalogDictionary;

    public string? Language => Catalog.TryGet(NameToken.Create("Lang"), out StringToken lang) ? lang.Data : null;

    public bool HasOutline => document.TryGetBookmarks(out var bookmarks) && bookmarks.Roots.Count > 0;

    public string Metadata => document.TryGetXmpMetadata(out var xmp) ? xmp.GetXDocument().ToString() : "";

    /// <summary>Every font descriptor, with whether it carries its font.</summary>
    public IReadOnlyList<(string Font, bool Embedded)> Fonts =>
        [.. document.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .Select(key => document.Structure.GetObject(key).Data)
            .OfType<DictionaryToken>()
            .Where(token => token.TryGet(NameToken.Type, out NameToken type) && type.Data == "FontDescriptor")
            .Select(token => (token.Data["FontName"].ToString()!, token.Data.Keys.Any(key => key.StartsWith("FontFile", StringComparison.Ordinal))))];

    /// <summary>What the tags say, in reading order: of each piece its kind, its alternative text, and the scope of a table's head.</summary>
    public IReadOnlyList<Tag> Tags => [.. TagsOf(Catalog.Data["StructTreeRoot"])];

    /// <summary>The titles of the bookmarks, whatever their depth.</summary>
    public IReadOnlyList<string> Bookmarks => document.TryGetBookmarks(out var bookmarks) ? [.. bookmarks.GetNodes().Select(node => node.Title)] : [];

    /// <summary>Whether a reader aloud takes the tags for granted.</summary>
    public bool IsMarked => Find(Catalog, "MarkInfo") is DictionaryToken marks && marks.TryGet(NameToken.Create("Marked"), out BooleanToken marked) && marked.Data;

    public void Dispose() => document.Dispose();

    private IEnumerable<Tag> TagsOf(IToken token)
    {
        switch (Resolved(token))
        {
            case ArrayToken several:
                foreach (var tag in several.Data.SelectMany(TagsOf)) yield return tag;
                break;
            case DictionaryToken one when one.Data.TryGetValue("S", out var kind) && Resolved(kind) is NameToken name:
                yield return new(name.Data, (Find(one, "Alt") as StringToken)?.Data ?? (Find(one, "Alt") as HexToken)?.Data, ScopeOf(one), (Find(one, "Lang") as StringToken)?.Data);
                if (one.Data.TryGetValue("K", out var below)) foreach (var tag in TagsOf(below)) yield return tag;
                break;
            case DictionaryToken root when root.Data.TryGetValue("K", out var first) && !root.Data.ContainsKey("Pg"):
                foreach (var tag in TagsOf(first)) yield return tag;
                break;
        }
    }

    private string? ScopeOf(DictionaryToken tag) => Find(tag, "A") switch
    {
        DictionaryToken one => (Find(one, "Scope") as NameToken)?.Data,
        ArrayToken several => several.Data.Select(Resolved).OfType<DictionaryToken>().Select(one => (Find(one, "Scope") as NameToken)?.Data).FirstOrDefault(scope => scope is not null),
        _ => null,
    };

    private IToken? Find(DictionaryToken of, string name) => of.Data.TryGetValue(name, out var value) ? Resolved(value) : null;

    private IToken Resolved(IToken token) => token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;

    /// <summary>A tag: H1, P, Table, TH, …</summary>
    public sealed record Tag(string Kind, string? Alt, string? Scope, string? Language);

    private static IEnumerable<string> BrokenOn(IReadOnlyList<Letter> letters)
    {
        var solid = letters.Where(letter => letter.Value.Length == 1 && !char.IsWhiteSpace(letter.Value[0])).ToList();
        return LongDates().Matches(string.Concat(solid.Select(letter => letter.Value)))
            .Where(date => solid.Skip(date.Index).Take(date.Length).Select(letter => Math.Round(letter.StartBaseLine.Y)).Distinct().Count() > 1)
            .Select(date => date.Value);
    }

    [GeneratedRegex(@"\d{4}年\d{1,2}月\d{1,2}日|(?:November|February)\d{1,2},\d{4}|\d{1,2}\.(?:November|Februar)\d{4}")]
    private static partial Regex LongDates();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}

/// <summary>Compares what was written with what is printed.</summary>
internal static class PrintedLetters
{
    public static void ShouldContainLettersOf(this string printed, string written) =>
        written.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).ShouldAllBe(rune => printed.Contains(rune.ToString(), StringComparison.Ordinal), customMessage: $"{printed} lacks some of {written}");
}
