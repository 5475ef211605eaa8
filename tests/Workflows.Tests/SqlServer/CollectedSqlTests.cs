using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>The SQL of every use case, translated for SQL Server and held against the schema that the migration makes. No server runs it.</summary>
/// <remarks>
/// Covered: names, syntax and translation. Not covered, and only seen when GLOBALREACH_TEST_SQLSERVER is set: types of values at run time, collations,
/// locks and plans; and the queries that Identity and the key ring make of the web host's own accord.
/// </remarks>
public sealed class CollectedSqlTests(EveryRequestStory story) : IClassFixture<EveryRequestStory>
{
    [Fact]
    public void Every_command_and_query_was_answered_in_the_story()
    {
        var requests = typeof(GlobalReachDb).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRequirePermission)));

        requests.Except(story.Sql.Answered).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_statement_was_collected()
    {
        var statements = story.Sql.Statements;

        TestContext.Current.TestOutputHelper!.WriteLine($"{statements.Count} different statements");
        foreach (var table in new[] { "Deliveries", "Deadlines" }) statements.ShouldContain(s => s.Text.StartsWith("UPDATE [d]", StringComparison.Ordinal) && s.Text.Contains($"FROM [{table}]", StringComparison.Ordinal), table);
        foreach (var part in new[] { "INSERT INTO [Leads]", "UPDATE [Leads]", "DELETE FROM [TeamMembers]", "COUNT(*)", "SUM(", "OFFSET ", "LIKE " }) statements.ShouldContain(s => s.Text.Contains(part, StringComparison.Ordinal), part);
    }

    [Fact]
    public void Tables_and_columns_of_every_statement_exist()
    {
        using var schema = new SqlServerSchema(SqlServerSchema.WholeScript());

        schema.Unknown(story.Sql.Statements).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_ranked_by_a_level_that_is_stored_by_name() => RankedNames.In(story.Sql.Statements).ShouldBeEmpty();

    [Fact]
    public void Pages_have_an_order() => story.Sql.Statements.Where(s => s.Text.Contains("ORDER BY (SELECT 1)", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_ordered_by_an_id() => story.Sql.OrderedById.ShouldBeEmpty("SQL Server sorts ids by their last bytes: order by the time, and by the id only after it.");

    [Fact]
    public void What_people_search_for_is_taken_literally() =>
        story.Sql.Patterns.Where(pattern => !Enum.TryParse<Role>(pattern.Trim('%'), out _)).ShouldBe(["%00000000-0000-7000-8000-000000000101%", @"%100 \% \[sure]\_%", @"%100 \% \[SURE]\_%", "%100sure%"], ignoreOrder: true, "Letters that mean something in a pattern are escaped, or left out of keys that hold none.");
}

/// <summary>The story, told once for all tests of its SQL.</summary>
public sealed class EveryRequestStory : IAsyncLifetime
{
    public CollectedSql Sql { get; private set; } = new();

    public async ValueTask InitializeAsync() => Sql = await EveryRequest.Collect();

    public ValueTask DisposeAsync() => default;
}
