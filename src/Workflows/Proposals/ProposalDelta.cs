namespace GlobalReach.Workflows.Proposals;

/// <summary>One thing that reads otherwise in two versions: new where nothing was before, gone where nothing is now.</summary>
public sealed record ProposalChange(string What, string? Before, string? Now);

/// <summary>A section with what differs in it; under its heading of now, else of before.</summary>
public sealed record ProposalSectionChanges(string Key, string Heading, IReadOnlyList<ProposalChange> Changes)
{
    /// <summary>A section that only one of the versions has.</summary>
    public bool? IsNew { get; init; }
}

/// <summary>What differs between two versions in one language. Figures are compared as they are printed: what nobody can see is no change.</summary>
public static class ProposalDelta
{
    public const string CoverKey = "cover";

    public static IReadOnlyList<ProposalSectionChanges> Between(ProposalDocument before, ProposalDocument now)
    {
        var found = new List<ProposalSectionChanges> { new(CoverKey, now.Cover.Title.Text, Covers(before.Cover, now.Cover)) };
        var (old, current) = (Compared(before), Compared(now));
        found.AddRange(current.Select(section => old.Find(known => known.Key == section.Key) is { } known
            ? new ProposalSectionChanges(section.Key, section.Heading.Text, Blocks(known, section))
            : new ProposalSectionChanges(section.Key, section.Heading.Text, Blocks(section with { Blocks = [] }, section)) { IsNew = true }));
        found.AddRange(old.Where(section => !current.Exists(known => known.Key == section.Key)).Select(section => new ProposalSectionChanges(section.Key, section.Heading.Text, Blocks(section, section with { Blocks = [] })) { IsNew = false }));
        return [.. found.Where(section => section.Changes.Count > 0)];
    }

    private static List<DocumentSection> Compared(ProposalDocument document) => [.. document.Sections.Where(section => section.Key != ChangesPage.Key)];

    /// <summary>That the number of the version differs is known; its row is the first.</summary>
    private static List<ProposalChange> Covers(ProposalCover before, ProposalCover now) =>
    [
        .. Texts([before.Title.Text, before.Subtitle.Text, before.Recipient, before.NativeName, before.Person], [now.Title.Text, now.Subtitle.Text, now.Recipient, now.NativeName, now.Person]),
        .. Named(Of(before.Rows.Skip(1)), Of(now.Rows.Skip(1))),
    ];

    private static List<ProposalChange> Blocks(DocumentSection before, DocumentSection now) =>
        [.. Texts(ProseOf(before), ProseOf(now)), .. Named(NamesOf(before), NamesOf(now)), .. Rows(before, now)];

    private static List<string> ProseOf(DocumentSection section) =>
        [.. section.Blocks.SelectMany(block => block switch
        {
            ProposalBlock.Heading heading => [heading.Text.Text],
            ProposalBlock.Prose prose => [prose.Text.Text],
            ProposalBlock.Items items => items.Texts.Select(text => text.Text),
            _ => (IEnumerable<string>)[],
        })];

    private static List<(string Name, string Text)> NamesOf(DocumentSection section) =>
        [.. section.Blocks.SelectMany(block => block switch
        {
            ProposalBlock.Pairs pairs => Of(pairs.Rows),
            ProposalBlock.Table table => Of(table.Totals),
            _ => [],
        })];

    private static List<(string Name, string Text)> Of(IEnumerable<ProposalPair> pairs) => Numbered([.. pairs.Select(pair => (pair.Label, pair.Text.Text))]);

    /// <summary>Two of one name are told apart by their order.</summary>
    private static List<(string Name, string Text)> Numbered(IReadOnlyList<(string Name, string Text)> all)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. all.Select(one => (seen[one.Name] = seen.GetValueOrDefault(one.Name) + 1) is > 1 and var times ? ($"{one.Name} ({times})", one.Text) : one)];
    }

    private static IEnumerable<ProposalChange> Named(IReadOnlyList<(string Name, string Text)> before, IReadOnlyList<(string Name, string Text)> now)
    {
        // A section may show one figure large and say it again in words: a name that occurs twice is compared with its own kind, in order.
        var (old, current) = (Numbered(before), Numbered(now));
        var known = old.ToDictionary(one => one.Name, one => one.Text, StringComparer.Ordinal);
        var stays = current.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return current.Where(one => known.GetValueOrDefault(one.Name) != one.Text).Select(one => new ProposalChange(one.Name, known.GetValueOrDefault(one.Name), one.Text))
            .Concat(old.Where(one => !stays.Contains(one.Name)).Select(one => new ProposalChange(one.Name, one.Text, null)));
    }

    private static IEnumerable<ProposalChange> Rows(DocumentSection before, DocumentSection now)
    {
        var (old, current) = (RowsOf(before), RowsOf(now));
        foreach (var (name, row, columns) in current)
        {
            if (old.Find(known => known.Name == name).Row is not { } was)
            {
                yield return new(name, null, Whole(row));
                continue;
            }

            for (var i = 0; i < Math.Max(row.Cells.Count, was.Cells.Count); i++)
            {
                var (from, to) = (Cell(was, i), Cell(row, i));
                if (from != to) yield return new(i < columns.Count ? $"{name}: {columns[i]}" : name, from, to);
            }
        }

        foreach (var (name, row, _) in old.Where(one => !current.Exists(known => known.Name == one.Name))) yield return new(name, Whole(row), null);
    }

    private static List<(string Name, ProposalRow Row, IReadOnlyList<string> Columns)> RowsOf(DocumentSection section)
    {
        var all = section.Blocks.OfType<ProposalBlock.Table>().Where(table => !table.IsDrawing).SelectMany(table => table.Rows.Select(row => (Name: row.Cells is [[var first, ..], ..] ? first.Text : "", row, table.Columns))).ToList();
        var names = Numbered([.. all.Select(one => (one.Name, ""))]);
        return [.. all.Select((one, i) => (names[i].Name, one.row, one.Columns))];
    }

    /// <summary>Of the first cell without the name itself.</summary>
    private static string Cell(ProposalRow row, int column) => column < row.Cells.Count ? string.Join(" · ", row.Cells[column].Skip(column == 0 ? 1 : 0).Select(line => line.Text)) : "";

    private static string Whole(ProposalRow row) => string.Join(" · ", Enumerable.Range(0, row.Cells.Count).Select(i => Cell(row, i)).Where(text => text.Length > 0));

    /// <summary>Texts without a name: what is in both stays in step, what lies between belongs together.</summary>
    private static IEnumerable<ProposalChange> Texts(List<string> before, List<string> now)
    {
        var common = Longest(before, now);
        var (i, j) = (0, 0);
        foreach (var (to, upTo) in common.Append((before.Count, now.Count)))
        {
            for (; i < to || j < upTo; (i, j) = (Math.Min(i + 1, to), Math.Min(j + 1, upTo)))
            {
                var (from, into) = (i < to ? before[i] : null, j < upTo ? now[j] : null);
                if (from is { Length: > 0 } || into is { Length: > 0 }) yield return new("", from is "" ? null : from, into is "" ? null : into);
            }

            (i, j) = (to + 1, upTo + 1);
        }
    }

    /// <summary>Where the longest run of equal texts lies in both.</summary>
    private static List<(int Before, int Now)> Longest(List<string> before, List<string> now)
    {
        var length = new int[before.Count + 1, now.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                length[i, j] = before[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var run = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < before.Count && j < now.Count;)
        {
            if (before[i] == now[j]) run.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1]) i++;
            else j++;
        }

        return run;
    }
}
