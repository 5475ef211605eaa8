using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GlobalReach.Workflows.Demo;

/// <summary>A story is told on connections of its own that do not wait for the disk after each save: a power cut takes back the last ones, and they are told again.</summary>
internal sealed class StoryTuning : DbConnectionInterceptor
{
    private readonly ConditionalWeakTable<object, object> tuned = [];

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is SqliteConnection { Handle: { } handle } && !tuned.TryAdd(handle, handle)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same file under another text: connections are pooled by it.</summary>
    public static string Apart(string connectionString) => new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, RecursiveTriggers = true }.ConnectionString;

    /// <summary>Closes what was lent to the story.</summary>
    public static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(Apart(connectionString));
        SqliteConnection.ClearPool(connection);
    }
}
