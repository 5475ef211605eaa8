using System.Globalization;
using System.Text.Json;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Reads stored inputs as a document. Sections it knows are read as the layout sets them; of one it does not know, everything that is printed is read all the same, so that nothing is missing on a page.</summary>
public sealed class ProposalReading
{
    private const string TypedPrefix = "text:";

    private static readonly string[] Ways = ["email", "phone"];
    private static readonly string[] SiteColumns = ["site", "kind", "area", "power", "airport", "fit"];

    private readonly JsonElement root;
    private readonly Dictionary<string, string> labels;
    private readonly string kind;

    private ProposalReading(JsonElement root)
    {
        this.root = root;
        kind = Text(root, "kind") is { Length: > 0 } said ? said : "full";
        labels = root.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString() ?? "", StringComparer.Ordinal);
    }

    public static ProposalDocument Of(byte[] inputs) => new ProposalReading(JsonDocument.Parse(inputs).RootElement).Document();

    private ProposalDocument Document() => new(
        Text(root, "lang"), Text(root, "region"), Text(root, "title"), labels, Has(root, "watermark") ? Text(root, "watermark") : null, Has(root, "draftLegend") ? Text(root, "draftLegend") : null, Text(root, "draftMark"),
        Cover(root.GetProperty("cover")), [.. Sections()]);

    /// <summary>The sections in the order they were chosen in, each under the name it is chosen by; what was ordered before sections were chosen has all of them, in their order.</summary>
    private IEnumerable<DocumentSection> Sections()
    {
        var listed = List(root, "sections").Where(IsText).Select(name => name.GetString()!).ToList();
        if (listed.Count == 0) listed = [.. root.EnumerateObject().Where(part => IsSection(part.Value)).Select(part => part.Name == "regionFacts" ? "region" : part.Name).Where(name => name != ChangesPage.Key)];
        foreach (var name in listed)
        {
            if (name.StartsWith(TypedPrefix, StringComparison.Ordinal)) yield return Typed(name, List(root, "texts")[int.Parse(name[TypedPrefix.Length..], CultureInfo.InvariantCulture)]);
            else if (root.TryGetProperty(name == "region" ? "regionFacts" : name, out var part) && IsSection(part)) yield return Section(name, part, listed);
        }

        if (root.TryGetProperty(ChangesPage.Key, out var changes) && IsSection(changes)) yield return Section(ChangesPage.Key, changes, listed);
    }

    private static bool IsSection(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("heading", out _);

    private DocumentSection Section(string key, JsonElement of, List<string> listed)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "heading", "key" };
        List<ProposalBlock> blocks = key switch
        {
            "summary" => [.. Prose(of, taken, "prose"), .. Figures(of, taken), .. Pairs(of, taken, "project", "label", "text"), .. Items(of, taken, "mustHaves", Label("must-haves"))],
            "basis" => [.. Intro(of, taken), .. Pairs(of, taken, "project", "label", "text"), .. Items(of, taken, "mustHaves", Label("must-haves"))],
            "region" or "origin" => [.. Intro(of, taken), .. Table(of, taken, [Label("fact"), Label("value"), Label("source")], row => [[Phrase(row, "name")], [Phrase(row, "value")], [Phrase(row, "source"), Phrase(row, "verifiedText")]])],
            "sites" => [.. Intro(of, taken, IsTeaser), .. Table(of, taken, [.. SiteColumns.Select(Label)], row =>
                [[Phrase(row, "name"), Phrase(row, "town"), Phrase(row, "source")], [Phrase(row, "kind")], [Phrase(row, "area")], [Phrase(row, "power")], [Phrase(row, "airport")], [Phrase(row, "fit"), Phrase(row, "exception")]]),
                .. kind == "full" && !listed.Contains("comparison") ? Charts(List(root, "siteCharts").Take(2)) : []],
            "comparison" => [.. Intro(of, taken), .. Comparison(of, taken), .. Charts(List(root, "siteCharts"))],
            "incentives" => Incentives(of, taken),
            "timeline" => [.. Intro(of, taken), .. Pairs(of, taken, "rows", "name", "date")],
            "visit" => [.. Intro(of, taken), .. Pairs(of, taken, "rows", "label", "text"), .. Prose(of, taken, "prose")],
            "contact" => [.. Intro(of, taken, IsTight), .. Contact(of, taken)],
            "legal" => [.. Prose(of, taken, "prose")],
            "glossary" => [.. Pairs(of, taken, "rows", "term", "meaning")],
            ChangesPage.Key => [.. Changes(of, taken)],
            _ => [],
        };
        blocks.AddRange(of.EnumerateObject().Where(part => !taken.Contains(part.Name)).SelectMany(part => Anything(part.Value)));
        return new(key, Phrase(of, "heading"), HasDraft(of), blocks);
    }

    private bool IsTeaser => kind == "teaser";

    private bool IsTight => kind is "teaser" or "answer";

    /// <summary>A teaser names the programmes and promises nothing of them: what its file does not say, its page does not say either.</summary>
    private List<ProposalBlock> Incentives(JsonElement of, HashSet<string> taken)
    {
        if (IsTeaser && !Has(of, "none"))
        {
            taken.UnionWith(["intro", "none", "rows", "totals", "note"]);
            return [new ProposalBlock.Table("", [Label("programme"), Label("authority"), Label("source")],
                [.. List(of, "rows").Select(row => new ProposalRow([[.. new[] { Phrase(row, "name"), Phrase(row, "gloss") }.Where(line => line.Text.Length > 0)], [Phrase(row, "authority")], [Phrase(row, "source"), Phrase(row, "verifiedText")]]))], [])];
        }

        var table = Table(of, taken, [Label("programme"), Label("conditions"), Label("amount")], row =>
            [[Phrase(row, "name"), Phrase(row, "gloss"), new($"{Label("authority")}: {Text(row, "authority")}")], [Phrase(row, "conditions"), Phrase(row, "source"), Phrase(row, "verifiedText")], [Phrase(row, "amount"), Phrase(row, "formula"), Phrase(row, "expiry")]]);
        var chart = kind == "term-sheet" && Has(root, "amounts") ? Charts([root.GetProperty("amounts")]) : [];
        if (Has(of, "none")) taken.Add("note");
        return [.. Intro(of, taken), .. table, .. chart, .. Has(of, "none") ? [] : Prose(of, taken, "note")];
    }

    /// <summary>Sites side by side: a column each.</summary>
    private static IEnumerable<ProposalBlock> Comparison(JsonElement of, HashSet<string> taken)
    {
        taken.Add("tables");
        return List(of, "tables").Select(table => new ProposalBlock.Table("", ["", .. List(table, "sites").Select(site => $"{Text(site, "name")}, {Text(site, "town")}")],
            [.. List(table, "rows").Select(row => new ProposalRow([[Phrase(row, "label")], .. List(row, "cells").Select(cell => (IReadOnlyList<ProposalPhrase>)[Phrase(cell)])]))], []));
    }

    /// <summary>A drawing is read as its figures.</summary>
    private static IEnumerable<ProposalBlock> Charts(IEnumerable<JsonElement> charts) =>
        charts.Select(chart => new ProposalBlock.Table(Text(chart, "title"), [], [.. List(chart, "bars").Select(bar => new ProposalRow([[Phrase(bar, "name")], [Phrase(bar, "figure")]]))], [], IsDrawing: true));

    /// <summary>What people typed, in the styles they chose of the few there are.</summary>
    private static DocumentSection Typed(string key, JsonElement of)
    {
        var mark = of.TryGetProperty("english", out var english) && english.ValueKind == JsonValueKind.True ? PrintedText.EnglishMark : "";
        var blocks = List(of, "blocks").Select(block => Text(block, "kind") switch
        {
            "heading" => new ProposalBlock.Heading(Said(List(block, "runs"), mark)),
            "item" => new ProposalBlock.Items("", [Said(List(block, "runs"), mark) is var said && Text(block, "number") is { Length: > 0 } number ? said with { Text = $"{number} {said.Text}" } : said]),
            "table" => TypedTable(List(block, "rows"), mark),
            _ => (ProposalBlock)new ProposalBlock.Prose(Said(List(block, "runs"), mark)),
        });
        return new(key.Replace(':', '-'), new(Text(of, "heading"), mark), HasDraft: false, [.. blocks]);
    }

    private static ProposalBlock.Table TypedTable(List<JsonElement> rows, string mark)
    {
        var cells = rows.ConvertAll(row => row.EnumerateArray().Select(cell => Said([.. cell.EnumerateArray()], mark)).ToList());
        return new("", cells.Count > 0 ? [.. cells[0].Select(cell => cell.Text)] : [], [.. cells.Skip(1).Select(row => new ProposalRow([.. row.Select(cell => (IReadOnlyList<ProposalPhrase>)[cell])]))], []);
    }

    private static ProposalPhrase Said(List<JsonElement> runs, string mark) => new(string.Concat(runs.Select(run => Text(run, "t"))), mark);

    private static ProposalCover Cover(JsonElement of) => new(
        Text(of, "agency"), Text(of, "desk"), Phrase(of, "title"), Phrase(of, "subtitle"), Text(of, "recipient"), Text(of, "nativeName"), Text(of, "nativeLang"), Text(of, "person"),
        [.. List(of, "rows").Select(row => new ProposalPair(Text(row, "label"), Phrase(row, "text")))]);

    /// <summary>The reason why there is nothing, else what introduces it.</summary>
    private static IEnumerable<ProposalBlock> Intro(JsonElement of, HashSet<string> taken, bool without = false)
    {
        taken.UnionWith(["intro", "none"]);
        return Has(of, "none") ? Prose(of, taken, "none") : without ? [] : Prose(of, taken, "intro");
    }

    private static IEnumerable<ProposalBlock> Prose(JsonElement of, HashSet<string> taken, string name)
    {
        taken.Add(name);
        if (!of.TryGetProperty(name, out var said)) return [];
        return (said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Select(Phrase) : [Phrase(said)]).Where(phrase => phrase.Text.Length > 0).Select(phrase => new ProposalBlock.Prose(phrase));
    }

    private static IEnumerable<ProposalBlock> Figures(JsonElement of, HashSet<string> taken) =>
        Pairs(of, taken, "keyFigures", "label", "text").OfType<ProposalBlock.Pairs>().Select(pairs => pairs with { AsFigures = true });

    private static IEnumerable<ProposalBlock> Pairs(JsonElement of, HashSet<string> taken, string name, string label, string text)
    {
        taken.Add(name);
        var rows = List(of, name).Select(row => new ProposalPair(Text(row, label), Phrase(row, text))).ToList();
        return rows.Count > 0 ? [new ProposalBlock.Pairs(rows)] : [];
    }

    private static IEnumerable<ProposalBlock> Items(JsonElement of, HashSet<string> taken, string name, string label)
    {
        taken.Add(name);
        var texts = List(of, name).Select(Phrase).ToList();
        return texts.Count > 0 ? [new ProposalBlock.Items(label, texts)] : [];
    }

    private static IEnumerable<ProposalBlock> Table(JsonElement of, HashSet<string> taken, IReadOnlyList<string> columns, Func<JsonElement, IReadOnlyList<ProposalPhrase>[]> cells)
    {
        taken.Add("rows");
        taken.Add("totals");
        if (Has(of, "none")) return [];
        var rows = List(of, "rows").Select(row => new ProposalRow([.. cells(row).Select(lines => lines.Where(line => line.Text.Length > 0).ToList())])).ToList();
        return rows.Count > 0 ? [new ProposalBlock.Table("", columns, rows, [.. List(of, "totals").Select(total => new ProposalPair(Text(total, "label"), Phrase(total, "text")))])] : [];
    }

    private IEnumerable<ProposalBlock> Contact(JsonElement of, HashSet<string> taken)
    {
        foreach (var name in (string[])["name", "role", "email", "phone"]) taken.Add(name);
        yield return new ProposalBlock.Prose(new(string.Join(", ", new[] { Text(of, "name"), Text(of, "role") }.Where(text => text.Length > 0))));
        var ways = Ways.Where(way => Text(of, way).Length > 0).Select(way => new ProposalPair(Label(way), Phrase(of, way))).ToList();
        if (ways.Count > 0) yield return new ProposalBlock.Pairs(ways);
    }

    private static IEnumerable<ProposalBlock> Changes(JsonElement of, HashSet<string> taken)
    {
        foreach (var name in (string[])["what", "before", "now", "sections"]) taken.Add(name);
        var parts = List(of, "sections").ToList();
        foreach (var block in Prose(of, taken, parts.Count > 0 ? "intro" : "none")) yield return block;
        taken.Add("intro");
        taken.Add("none");
        foreach (var part in parts)
        {
            yield return new ProposalBlock.Table(Text(part, "title"), [Text(of, "what"), Text(of, "before"), Text(of, "now")],
                [.. List(part, "rows").Select(row => new ProposalRow([[Phrase(row, "what")], [Phrase(row, "before")], [Phrase(row, "now")]]))], []);
        }
    }

    /// <summary>What no section above tells how to read: texts as paragraphs, labels with texts as such, rows of anything else as a table.</summary>
    private static IEnumerable<ProposalBlock> Anything(JsonElement value)
    {
        if (IsText(value)) return Phrase(value) is { Text.Length: > 0 } phrase ? [new ProposalBlock.Prose(phrase)] : [];
        if (value.ValueKind != JsonValueKind.Array) return [];
        var all = value.EnumerateArray().ToList();
        if (all.Count == 0) return [];
        if (all.TrueForAll(IsText)) return [new ProposalBlock.Items("", [.. all.Select(Phrase).Where(phrase => phrase.Text.Length > 0)])];
        if (!all.TrueForAll(one => one.ValueKind == JsonValueKind.Object)) return [];
        if (all.TrueForAll(row => row.TryGetProperty("label", out _) && row.TryGetProperty("text", out _))) return [new ProposalBlock.Pairs([.. all.Select(row => new ProposalPair(Text(row, "label"), Phrase(row, "text")))])];
        return [new ProposalBlock.Table("", [], [.. all.Select(row => new ProposalRow([.. row.EnumerateObject().Where(cell => IsText(cell.Value)).Select(cell => (IReadOnlyList<ProposalPhrase>)[Phrase(cell.Value)])]))], [])];
    }

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("t", out _) && value.TryGetProperty("m", out _));

    private static bool HasDraft(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => (value.TryGetProperty("m", out var mark) && mark.ValueKind == JsonValueKind.String && mark.GetString() == PrintedText.DraftMark) || value.EnumerateObject().Any(part => HasDraft(part.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasDraft),
        _ => false,
    };

    private static bool Has(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static List<JsonElement> List(JsonElement of, string name) => of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? Phrase(value).Text : "";

    private static ProposalPhrase Phrase(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? Phrase(value) : new("");

    /// <summary>Marks for the layout (places to break, directions) are none of the words.</summary>
    private static ProposalPhrase Phrase(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(Bare(value.GetString()!)),
        JsonValueKind.Object when value.TryGetProperty("t", out var text) => new(Bare(text.GetString() ?? ""), value.TryGetProperty("m", out var mark) ? mark.GetString() ?? "" : ""),
        _ => new(""),
    };

    private static string Bare(string text) => ProposalText.Unbroken(text);

    private string Label(string key) => labels.GetValueOrDefault(key, key);
}
