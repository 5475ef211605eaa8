using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GlobalReach.Workflows.Data;

/// <summary>
/// SQLite lets one writer at a time through and keeps the thread of every other one waiting. Here they wait in line without a thread, so that a node whose database is held by something
/// else still answers everybody who only reads; who waited too long is told, and nothing is kept.
/// </summary>
public static class SqliteWriters
{
    /// <summary>Longer than any save of ours takes, shorter than people wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int Busy = 5;

    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Lines = new(StringComparer.Ordinal);

    /// <summary>The connection with a limit to its waiting, unless it names one.</summary>
    public static string Limited(string connection)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        return said.ContainsKey("Default Timeout") || said.ContainsKey("Command Timeout") ? connection : new SqliteConnectionStringBuilder(connection) { DefaultTimeout = (int)Patience.TotalSeconds }.ConnectionString;
    }

    /// <summary>Saves when it is this one's turn in the file's line.</summary>
    public static async Task<int> InTurn(string file, int seconds, Func<Task<int>> save, CancellationToken ct)
    {
        var line = Lines.GetOrAdd(file, _ => new SemaphoreSlim(1, 1));
        if (!await line.WaitAsync(seconds > 0 ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan, ct)) throw new SqliteException("Other saves were in front for too long: the database is held by something else.", Busy);
        try
        {
            return await save();
        }
        finally
        {
            line.Release();
        }
    }
}
