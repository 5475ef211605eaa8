using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace GlobalReach.Workflows.Data;

/// <summary>Tells a database that cannot take anything at the moment (disk full, locked by somebody, read only, not there) from a fault of ours.</summary>
public static class Storage
{
    // Busy, locked, read only, input/output error, full, cannot open: the primary codes of SQLite.
    private static readonly int[] Sqlite = [5, 6, 8, 10, 13, 14];

    // Timeout, no server, connection broken, filegroup full, log full, read only, database not available.
    private static readonly int[] SqlServer = [-2, 53, 258, 10053, 10054, 10060, 1105, 9002, 3906, 4060, 40613];

    public static bool IsUnavailable(Exception? error) => error switch
    {
        null => false,
        SqliteException sqlite => Sqlite.Contains(sqlite.SqliteErrorCode),
        SqlException server => SqlServer.Contains(server.Number),
        _ => IsUnavailable(error.InnerException),
    };
}
