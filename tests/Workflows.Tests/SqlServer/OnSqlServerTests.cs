using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Says whether this run of the suite was on SQL Server: every desk is, as soon as a server is named.</summary>
public sealed class OnSqlServerTests
{
    [Fact]
    public async Task The_suite_runs_on_sql_server()
    {
        Assert.SkipUnless(Desk.HasSqlServer, $"{Desk.SqlServerVariable} is not set: the suite ran on SQLite; SQL Server's SQL was translated and checked against its schema, and executed nowhere.");

        await using var desk = await Desk.Open();
        var lead = await Journey.To(desk, "qualification");

        (await desk.Look(db => Task.FromResult(db.Database.IsSqlServer()))).ShouldBeTrue();
        (await desk.Look(db => db.Leads.CountAsync(l => l.Id == lead))).ShouldBe(1);
    }
}
