using System.Text.RegularExpressions;
using GlobalReach.Domain.Foundation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GlobalReach.Bench;

/// <summary>The rows of one told lead as a pattern: everything that names it, in whichever table, with the places where ids, days and names stand.</summary>
/// <remarks>Which rows belong to a lead is found by the ids in them, so that a table which is new in the model needs nothing here.</remarks>
internal sealed partial class StoryRows
{
    private readonly Dictionary<string, int> slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Text, Word Word)> words;

    private StoryRows(IEnumerable<(string, Word)> words, Guid owner, Guid backup)
    {
        this.words = [.. words.OrderByDescending(word => word.Item1.Length)];
        (slots[Text(owner)], slots[Text(backup)]) = (Owner, Backup);
    }

    public const int Owner = 0;
    public const int Backup = 1;

    public IReadOnlyList<PatternRow> Rows { get; private set; } = [];

    public int Slots => slots.Count;

    public int Lead { get; private set; }

    public DateOnly Ends { get; private set; }

    public DateOnly Begins { get; private set; }

    public required Story Story { get; init; }

    /// <summary>Everything that belongs to a lead, read from a database in which the stories were told.</summary>
    public static StoryRows Of(Story story, LeadId lead, IReadOnlyList<TableRows> tables, IEnumerable<(string, Word)> words, Guid owner, Guid backup)
    {
        var pattern = new StoryRows(words, owner, backup) { Story = story };
        var owned = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Text(lead.Value) };
        foreach (var row in tables.Where(t => t.Name == "Leads").SelectMany(t => t.Rows.Where(r => t.IdOf(r) == Text(lead.Value)).Select(r => (t, r))))
        {
            foreach (var name in new[] { "CompanyId", "IntermediaryId", "ContactId" }) if (row.r[row.t.Index(name)] is string other) owned.Add(other);
        }

        var found = new HashSet<(TableRows Table, object?[] Row)>();
        for (var before = -1; before < found.Count;)
        {
            before = found.Count;
            foreach (var table in tables)
            {
                foreach (var row in table.Rows.Where(r => table.Name == "Leads" ? owned.Contains(table.IdOf(r)!) : Array.Exists(r, cell => cell is string { Length: 36 } id && owned.Contains(id))))
                {
                    if (found.Add((table, row)) && table.IdOf(row) is { } id) owned.Add(id);
                }
            }
        }

        foreach (var id in owned.Order(StringComparer.OrdinalIgnoreCase)) pattern.slots.Add(id, pattern.slots.Count);
        pattern.Lead = pattern.slots[Text(lead.Value)];
        var days = new List<DateOnly>();
        pattern.Rows = [.. tables.SelectMany(table => table.Rows.Where(row => found.Contains((table, row))).Select(row => new PatternRow(table, [.. row.Select((cell, i) => pattern.Cell(table, i, cell, days))]).Unique()))];
        (pattern.Begins, pattern.Ends) = (days.Min(), tables.First(t => t.Name == "Journal") is var journal
            ? journal.Rows.Where(row => found.Contains((journal, row))).Max(row => DateOnly.Parse(((string)row[journal.Index("At")]!)[..10], System.Globalization.CultureInfo.InvariantCulture)) : default);
        return pattern;
    }

    public static string Text(Guid id) => id.ToString().ToUpperInvariant();

    private object? Cell(TableRows table, int column, object? cell, List<DateOnly> days)
    {
        if (table.Varied(column) is { } varied && cell is not null) return varied;
        if (cell is not string text) return cell;
        var parts = new List<object>();
        var literal = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Match(text, at, days) is not ({ } part, var length))
            {
                at++;
                continue;
            }

            if (at > literal) parts.Add(text[literal..at]);
            parts.Add(part);
            literal = at += length;
        }

        if (parts.Count == 0) return cell;
        if (literal < text.Length) parts.Add(text[literal..]);
        return parts.ToArray();
    }

    private (object?, int) Match(string text, int at, List<DateOnly> days)
    {
        if (text.Length - at >= 36 && text[at + 8] == '-' && slots.TryGetValue(text.Substring(at, 36), out var slot))
        {
            return (new IdAt(slot, char.IsAsciiLetterLower(text.Substring(at, 36).FirstOrDefault(char.IsAsciiLetter))), 36);
        }

        if (text[at] == '2' && text.Length - at >= 10 && Day().Match(text, at, 10) is { Success: true } day)
        {
            var date = DateOnly.ParseExact(day.Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            days.Add(date);
            return (new DayAt(date.DayNumber), 10);
        }

        foreach (var (word, kind) in words)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return (kind, word.Length);
        }

        return (null, 0);
    }

    [GeneratedRegex(@"\G20\d\d-\d\d-\d\d")]
    private static partial Regex Day();
}

/// <summary>Where an id stands, and in which letters.</summary>
internal sealed record IdAt(int Slot, bool Small);

/// <summary>Where a day stands.</summary>
internal sealed record DayAt(int Day);

/// <summary>What is told anew for each lead.</summary>
internal enum Word
{
    Country, CountryField, Source, SourceField, Company, CompanyShort, CompanyKey, CompanyTail, Native, NativeKey,
    Given0, Given1, Given2, Family0, Family1, Family2, Mailbox0, Mailbox1, Mailbox2, Number, CodeName, Jobs, Capex, Score, Ordinal,
}

/// <summary>A row to be written again and again.</summary>
internal sealed record PatternRow(TableRows Table, object?[] Cells)
{
    /// <summary>Where nothing in a key is anyone's own, the lead's ordinal makes it so; a number that the database counts is left to it.</summary>
    public PatternRow Unique()
    {
        foreach (var key in Table.Keys.Where(key => Array.TrueForAll(key, column => Cells[column] is not (null or object[] or Word))))
        {
            if (Cells[key[0]] is string text) Cells[key[0]] = new object[] { text, Word.Ordinal };
            else if (key.Length == 1) Cells[key[0]] = null;
        }

        return this;
    }
}

/// <summary>A table of the model and what is in it.</summary>
internal sealed class TableRows(ITable table, IReadOnlyList<object?[]> rows)
{
    private readonly string[] columns = [.. table.Columns.Select(column => column.Name)];

    public static TableRows Read(ITable table, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return new TableRows(table, rows);
    }

    private static readonly Dictionary<string, Word> Varies = new(StringComparer.Ordinal)
    {
        ["Leads.Jobs"] = Word.Jobs, ["Leads.CapexMinor"] = Word.Capex, ["Leads.Score_Value"] = Word.Score, ["Leads.Inquiry_Source"] = Word.Source, ["Leads.Inquiry_Country"] = Word.Country, ["Companies.Country"] = Word.Country,
    };

    public string Name => table.Name;

    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<object?[]> Rows => rows;

    public IReadOnlyList<int[]> Keys { get; } =
    [
        .. table.UniqueConstraints.Select(key => key.Columns.Select(column => table.Columns.ToList().IndexOf((IColumn)column)).ToArray()),
        .. table.Indexes.Where(index => index.IsUnique).Select(index => index.Columns.Select(column => table.Columns.ToList().IndexOf((IColumn)column)).ToArray()),
    ];

    public int Index(string column) => Array.IndexOf(columns, column);

    public Word? Varied(int column) => Varies.TryGetValue($"{Name}.{columns[column]}", out var word) ? word : null;

    /// <summary>The row's own id, where it has one.</summary>
    public string? IdOf(object?[] row) => table.PrimaryKey is { Columns: [var only] } && row[Index(only.Name)] is string { Length: 36 } id ? id : null;
}
