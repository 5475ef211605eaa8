using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Every statement the SQL Server provider would have sent in a story, and the requests that the story answered.</summary>
public sealed class CollectedSql
{
    private readonly ConcurrentDictionary<Statement, byte> statements = new();
    private readonly ConcurrentDictionary<Type, byte> answered = new();
    private readonly ConcurrentDictionary<string, byte> ordered = new();
    private readonly ConcurrentDictionary<string, byte> patterns = new();

    public IReadOnlyList<Statement> Statements => [.. statements.Keys.OrderBy(s => s.Text, StringComparer.Ordinal)];

    public IEnumerable<Type> Answered => answered.Keys;

    /// <summary>Orderings by an id: SQL Server sorts a uniqueidentifier by its last bytes first, SQLite as text.</summary>
    public IEnumerable<string> OrderedById => ordered.Keys;

    /// <summary>Patterns that were searched for; in one, SQL Server takes [ for the start of a set of characters.</summary>
    public IEnumerable<string> Patterns => patterns.Keys;

    internal void Add(DbCommand command)
    {
        statements.TryAdd(Statement.Of(command), 0);
        if (!command.CommandText.Contains(" LIKE ", StringComparison.Ordinal)) return;
        foreach (var pattern in command.Parameters.Cast<SqlParameter>().Select(p => p.Value).OfType<string>().Where(value => value.StartsWith('%'))) patterns.TryAdd(pattern, 0);
    }

    internal void AddAnswered(Type request) => answered.TryAdd(request, 0);

    internal void AddOrderedById(string query) => ordered.TryAdd(query, 0);
}

/// <summary>A statement with the declarations of its parameters.</summary>
public sealed record Statement(string Text, string Parameters)
{
    public static Statement Of(DbCommand command) => new(command.CommandText, string.Join(", ", command.Parameters.Cast<SqlParameter>().Select(Declare)));

    private static string Declare(SqlParameter parameter)
    {
        var type = parameter.SqlDbType.ToString().ToLowerInvariant();
        var length = parameter.SqlDbType switch
        {
            SqlDbType.NVarChar or SqlDbType.VarBinary or SqlDbType.VarChar or SqlDbType.NChar => parameter.Size is > 0 and <= 8000 ? $"({parameter.Size.ToString(CultureInfo.InvariantCulture)})" : "(max)",
            _ => "",
        };
        return $"{(parameter.ParameterName.StartsWith('@') ? "" : "@")}{parameter.ParameterName} {type}{length}";
    }
}
