using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Collects commands instead of sending them. Queries come back without rows; each command of a save as having met its one row.</summary>
internal sealed class UnsentCommands(CollectedSql sql) : DbCommandInterceptor
{
    private const int MoreThanABatch = 200;

    public int Count { get; private set; }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Collect(command);
        var answers = eventData.CommandSource == CommandSource.SaveChanges ? Enumerable.Range(0, MoreThanABatch).Select(_ => OneRow()) : [Table()];
        return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTableReader([.. answers]));
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Collect(command);
        return InterceptionResult<int>.SuppressWithResult(0);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        throw new NotSupportedException($"No answer is prepared for the scalar command {command.CommandText}");

    private void Collect(DbCommand command)
    {
        sql.Add(command);
        Count++;
    }

    private static DataTable OneRow()
    {
        var table = Table();
        table.Rows.Add(1);
        return table;
    }

    private static DataTable Table()
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add("Affected", typeof(int));
        return table;
    }
}

internal sealed class UnopenedConnection : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
}
