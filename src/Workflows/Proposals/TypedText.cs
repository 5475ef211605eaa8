using System.Diagnostics.CodeAnalysis;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace GlobalReach.Workflows.Proposals;

/// <summary>A few letters of typed text in one style.</summary>
public sealed record TypedRun(string T, bool Strong = false, bool Soft = false);

/// <summary>A block of typed text: a paragraph, a heading, a line of a list (with its depth and, where it is numbered, its number) or a table, whose first row is its head.</summary>
public sealed record TypedBlock(string Kind, IReadOnlyList<TypedRun> Runs, int Depth = 0, string Number = "", IReadOnlyList<IReadOnlyList<IReadOnlyList<TypedRun>>>? Rows = null);

/// <summary>
/// Reads the little Markdown that a typed section may hold: paragraphs, headings, lists, tables, emphasis. Everything else is text as it was typed: HTML is no HTML, a link is its
/// words, a picture its description, code its letters. Nothing of it is ever read as markup of the layout.
/// </summary>
public static class TypedText
{
    private const int MostColumns = 6;
    private const int DeepestList = 2;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The blocks, as typed; null where brackets or quotes are nested deeper than anybody means.</summary>
    public static IReadOnlyList<TypedBlock>? Read(string text)
    {
        if (!Parsed(text, out var document)) return null;
        var blocks = new List<TypedBlock>();
        foreach (var block in document) Add(blocks, block, 0);
        return blocks;
    }

    /// <summary>What a reader reads of it, without any styling: for the guard of names.</summary>
    public static string Plain(string text) => Read(text) is { } blocks ? string.Join('\n', blocks.Select(Plain)) : text;

    private static string Plain(TypedBlock block) => block.Rows is { } rows ? string.Join('\n', rows.Select(row => string.Join(' ', row.Select(Joined)))) : Joined(block.Runs);

    private static string Joined(IReadOnlyList<TypedRun> runs) => string.Concat(runs.Select(run => run.T));

    private static bool Parsed(string text, [NotNullWhen(true)] out MarkdownDocument? document)
    {
        try
        {
            document = Markdig.Markdown.Parse(text, Markdown);
            return true;
        }
        catch (ArgumentException)
        {
            // Markdig's own bound on nesting.
            document = null;
            return false;
        }
    }

    private static void Add(List<TypedBlock> blocks, Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                blocks.Add(new("heading", Runs(heading.Inline)));
                break;
            case Table table:
                blocks.Add(new("table", [], Rows: [.. table.OfType<TableRow>().Select(row => (IReadOnlyList<IReadOnlyList<TypedRun>>)[.. row.OfType<TableCell>().Take(MostColumns).Select(Cell)])]));
                break;
            case ListBlock list:
                AddList(blocks, list, depth);
                break;
            case LeafBlock { Inline: { } inline }:
                blocks.Add(new("text", Runs(inline)));
                break;
            case LeafBlock { Lines.Count: > 0 } leaf:
                blocks.Add(new("text", [new(leaf.Lines.ToString())]));
                break;
            case ContainerBlock container:
                foreach (var inner in container) Add(blocks, inner, depth);
                break;
        }
    }

    private static void AddList(List<TypedBlock> blocks, ListBlock list, int depth)
    {
        var number = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var first) ? first : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var lead = true;
            foreach (var inner in item)
            {
                if (inner is ListBlock nested) AddList(blocks, nested, Math.Min(depth + 1, DeepestList));
                else if (inner is LeafBlock leaf)
                {
                    var runs = leaf.Inline is { } inline ? Runs(inline) : [new TypedRun(leaf.Lines.ToString())];
                    blocks.Add(new("item", runs, depth, !lead ? " " : list.IsOrdered ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}.") : ""));
                    lead = false;
                }
                else Add(blocks, inner, depth);
            }

            number++;
        }
    }

    private static IReadOnlyList<TypedRun> Cell(TableCell cell) => [.. cell.OfType<LeafBlock>().SelectMany(leaf => Runs(leaf.Inline))];

    private static List<TypedRun> Runs(ContainerInline? inline)
    {
        var runs = new List<TypedRun>();
        if (inline is not null) Walk(inline, strong: false, soft: false);
        return runs;

        void Walk(ContainerInline container, bool strong, bool soft)
        {
            foreach (var part in container)
            {
                switch (part)
                {
                    case EmphasisInline emphasis:
                        Walk(emphasis, strong || emphasis.DelimiterCount > 1, soft || emphasis.DelimiterCount == 1);
                        break;
                    case ContainerInline inner:
                        Walk(inner, strong, soft);
                        break;
                    case LiteralInline literal:
                        Say(literal.Content.ToString());
                        break;
                    case CodeInline code:
                        Say(code.Content);
                        break;
                    case AutolinkInline link:
                        Say(link.Url);
                        break;
                    case HtmlEntityInline entity:
                        Say(entity.Transcoded.ToString());
                        break;
                    case LineBreakInline:
                        Say(" ");
                        break;
                }

                void Say(string said)
                {
                    if (runs.Count > 0 && (runs[^1].Strong, runs[^1].Soft) == (strong, soft)) runs[^1] = runs[^1] with { T = runs[^1].T + said };
                    else runs.Add(new(said, strong, soft));
                }
            }
        }
    }
}
