using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>The checks themselves see what they are there for.</summary>
public sealed class CheckTests
{
    [Fact]
    public void Names_the_schema_does_not_know_are_found()
    {
        string[] unknown =
        [
            "SELECT [l].[Colour] FROM [Leads] AS [l]",
            "SELECT [s].[Id] FROM (SELECT [l].[Id], [l].[Colour] FROM [Leads] AS [l]) AS [s] ORDER BY [s].[Id]",
            "SELECT COUNT(*) FROM [Prospects] AS [p]",
            "UPDATE [Leads] SET [Colour] = @p0 WHERE [Id] = @p1",
            "UPDATE [d] SET [d].[Colour] = @p0 FROM [Deliveries] AS [d]",
            "INSERT INTO [Notes] ([Id], [Colour]) VALUES (@p0, @p1)",
        ];
        using var schema = new SqlServerSchema(SqlServerSchema.WholeScript());

        var faults = schema.Unknown([.. unknown.Select(sql => new Statement(sql, "@p0 nvarchar(10), @p1 uniqueidentifier")), new Statement("SELECT [l].[Id] FROM [Leads] AS [l]", "")]);

        for (var i = 0; i < unknown.Length; i++) faults.ShouldContain(fault => fault.Contains($"[Collected{i}]", StringComparison.Ordinal), unknown[i]);
        faults.ShouldAllBe(fault => !fault.Contains($"[Collected{unknown.Length}]"));
    }

    [Fact]
    public void A_variable_nobody_declares_is_found()
    {
        using var schema = new SqlServerSchema(SqlServerSchema.WholeScript());

        Should.Throw<FormatException>(() => schema.Unknown([new Statement("SELECT [l].[Id] FROM [Leads] AS [l] WHERE [l].[Number] = @p2", "@p0 int")])).Message.ShouldContain("@p2");
    }

    [Fact]
    public void Sql_of_another_dialect_does_not_parse() => Should.Throw<FormatException>(() => SqlServerSchema.Parse("SELECT \"l\".\"Id\" FROM \"Leads\" AS \"l\" LIMIT 1"));

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_migration_script_parses(MigrationsSqlGenerationOptions options) => SqlServerSchema.Parse(SqlServerSchema.Script(options)).ShouldBeOfType<TSqlScript>().Batches.ShouldNotBeEmpty();

    [Theory]
    [InlineData("SELECT 1 FROM [Leads] AS [l] WHERE [l].[Confidentiality] <= @p0")]
    [InlineData("SELECT MAX([l].[Confidentiality]) FROM [Leads] AS [l]")]
    [InlineData("SELECT [l].[Id] FROM [Leads] AS [l] ORDER BY [l].[Confidentiality]")]
    public void Ranking_by_a_stored_name_is_found(string sql) => RankedNames.In([new Statement(sql, "")]).ShouldHaveSingleItem();
}
