using System.Globalization;
using System.Text;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using Microsoft.Data.Sqlite;

namespace GlobalReach.Bench;

/// <summary>A lead to be written: the pattern, by how many days it is moved, and whose it is.</summary>
internal sealed record Copy(StoryRows Pattern, int Shift, Guid Owner, Guid Backup);

/// <summary>Writes leads by their patterns, straight into the tables.</summary>
internal sealed class Copies(SqliteConnection connection, IReadOnlyList<TableRows> tables)
{
    private readonly Dictionary<TableRows, SqliteCommand> inserts = [];
    private readonly Dictionary<int, string> days = [];
    private readonly StringBuilder text = new();
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    public StoryRows PatternOf(Story story, LeadId lead, IEnumerable<(string, Word)> words, Guid owner, Guid backup) => StoryRows.Of(story, lead, tables, words, owner, backup);

    public void Write(IReadOnlyList<Copy> copies, DateOnly today, IEnumerable<string> emptied)
    {
        Run("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;");
        var indexes = Indexes();
        foreach (var (name, _) in indexes) Run($"DROP INDEX \"{name}\"");
        foreach (var table in copies.SelectMany(copy => copy.Pattern.Rows).Select(row => row.Table.Name).Distinct().Concat(emptied)) Run($"DELETE FROM \"{table}\"");
        using (var transaction = connection.BeginTransaction())
        {
            for (var i = 0; i < copies.Count; i++) Write(copies[i], i);
            // A deadline that passed has rung at the owner's and rings next some days from now, or starting the product would ring all of them.
            Run($"UPDATE Deadlines SET Rung = 1, RingsAt = datetime('{today:yyyy-MM-dd}', '+' || (2 + rowid % 25) || ' days', '+14 hours') WHERE RingsAt < '{today.AddDays(1):yyyy-MM-dd}'");
            transaction.Commit();
        }

        foreach (var (_, sql) in indexes) Run(sql);
    }

    private void Write(Copy copy, int ordinal)
    {
        // The stream of chances is the lead's own, so that a change in one story leaves the others as they were.
        var random = new Random(ordinal);
        var ids = new string[copy.Pattern.Slots];
        (ids[StoryRows.Owner], ids[StoryRows.Backup]) = (StoryRows.Text(copy.Owner), StoryRows.Text(copy.Backup));
        var begins = DateOnly.FromDayNumber(copy.Pattern.Begins.DayNumber + copy.Shift).ToDateTime(new TimeOnly(14, 0), DateTimeKind.Utc);
        var milliseconds = new DateTimeOffset(begins).ToUnixTimeMilliseconds();
        for (var slot = StoryRows.Backup + 1; slot < ids.Length; slot++) ids[slot] = StoryRows.Text(Id(milliseconds + slot, random));
        if (copy.Pattern.Story == Story.Long) ids[copy.Pattern.Lead] = StoryRows.Text(Story.Longest.Value);
        string number;
        while (!numbers.Add(number = LeadNumber.For(new LeadId(new Guid(ids[copy.Pattern.Lead])), begins))) ids[copy.Pattern.Lead] = StoryRows.Text(Id(milliseconds, random));

        var words = Words(Names.Draw(random), number, ordinal, random);
        foreach (var row in copy.Pattern.Rows)
        {
            var insert = Insert(row.Table);
            for (var i = 0; i < row.Cells.Length; i++)
            {
                insert.Parameters[i].Value = row.Cells[i] switch
                {
                    null => DBNull.Value,
                    object[] { Length: 1 } only => Part(only[0], ids, copy.Shift, words) ?? (object)DBNull.Value,
                    object[] parts => Joined(parts, ids, copy.Shift, words),
                    Word word => words[(int)word] ?? DBNull.Value,
                    var value => value,
                };
            }

            insert.ExecuteNonQuery();
        }
    }

    private string Joined(object[] parts, string[] ids, int shift, object?[] words)
    {
        text.Clear();
        foreach (var part in parts) text.Append(part as string ?? Part(part, ids, shift, words));
        return text.ToString();
    }

    private string? Part(object part, string[] ids, int shift, object?[] words) => part switch
    {
        IdAt { Small: true } id => ids[id.Slot].ToLowerInvariant(),
        IdAt id => ids[id.Slot],
        DayAt day => Day(day.Day + shift),
        Word word => (string?)words[(int)word],
        _ => (string)part,
    };

    private string Day(int day) => days.TryGetValue(day, out var known) ? known : days[day] = DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object?[] Words(Identity identity, string number, int ordinal, Random random)
    {
        var words = new object?[Enum.GetValues<Word>().Length];
        var source = Enum.GetName((LeadSource)random.Next(Enum.GetValues<LeadSource>().Length));
        var jobs = (long)Math.Clamp(Math.Exp(3.8 + (1.1 * Normal(random))), 3, 4000);
        void Say(Word word, object? value) => words[(int)word] = value;

        Say(Word.Country, identity.Country);
        Say(Word.CountryField, $"\"country\":\"{identity.Country}\"");
        Say(Word.Source, source);
        Say(Word.SourceField, $"\"source\":\"{source}\"");
        Say(Word.Company, identity.Company);
        Say(Word.CompanyShort, identity.Short);
        Say(Word.CompanyKey, identity.Key);
        Say(Word.CompanyTail, CompanyMatch.Backwards(identity.Key));
        Say(Word.Native, identity.Native);
        Say(Word.NativeKey, identity.NativeKey);
        for (var i = 0; i < Identity.Contacts; i++)
        {
            Say(Word.Given0 + i, identity.People[i].Given);
            Say(Word.Family0 + i, identity.People[i].Family);
            Say(Word.Mailbox0 + i, string.Create(CultureInfo.InvariantCulture, $"person{i + 1}.{ordinal}"));
        }

        Say(Word.Number, number);
        Say(Word.CodeName, string.Create(CultureInfo.InvariantCulture, $"{Names.Pick(random, Birds)} {ordinal:x5}"));
        Say(Word.Jobs, jobs);
        Say(Word.Capex, jobs * random.Next(20, 400) * 1000 * 100L);
        Say(Word.Score, (long)random.Next(15, 96));
        Say(Word.Ordinal, string.Create(CultureInfo.InvariantCulture, $"-{ordinal}"));
        return words;
    }

    private static readonly string[] Birds = ["Heron", "Juniper", "Larch", "Osprey", "Basalt", "Mistral", "Curlew", "Alder", "Quartz", "Zephyr", "Rowan", "Teal"];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A UUIDv7 of that moment.</summary>
    private static Guid Id(long milliseconds, Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        (bytes[6], bytes[8]) = ((byte)(0x70 | (bytes[6] & 0x0F)), (byte)(0x80 | (bytes[8] & 0x3F)));
        return new Guid(bytes, bigEndian: true);
    }

    private SqliteCommand Insert(TableRows table)
    {
        if (inserts.TryGetValue(table, out var known)) return known;
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < table.Columns.Count; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        return inserts[table] = command;
    }

    private List<(string Name, string Sql)> Indexes()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
        using var reader = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (reader.Read()) indexes.Add((reader.GetString(0), reader.GetString(1)));
        return indexes;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
