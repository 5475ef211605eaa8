using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GlobalReach.Workflows.Data;

/// <summary>Settings SQLite keeps per connection: wait for the other writer instead of failing, and flush to disk before answering.</summary>
/// <remarks>
/// SQLite waits a second at a time, and the provider tries again until the connection's own limit (<see cref="SqliteWriters.Patience"/> where nobody said otherwise) is reached: both hold a thread meanwhile.
/// EF opens a pooled connection for every statement: what is behind it is tuned once, not each time it is lent.
/// </remarks>
internal sealed class SqliteTuning : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout = 1000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;";

    private readonly ConditionalWeakTable<object, object> tuned = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private bool IsNew(DbConnection connection) => connection is not SqliteConnection { Handle: { } handle } || tuned.TryAdd(handle, handle);
}
