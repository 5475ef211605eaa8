using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Data;

/// <summary>Tells a race between two writers from a broken database.</summary>
public static class Conflicts
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueConstraint = 2627;
    private const int SqlServerDeadlockVictim = 1205;

    public static bool IsOne(DbUpdateException error) => error is DbUpdateConcurrencyException || error.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        SqlException server => server.Number is SqlServerUniqueIndex or SqlServerUniqueConstraint or SqlServerDeadlockVictim,
        _ => false,
    };
}
