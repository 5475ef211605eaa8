using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Tests.SqlServer;

public sealed class SchemaLimitsTests
{
    private static readonly Lazy<SqlServerSchema> Trunk = new(() => new SqlServerSchema(SqlServerSchema.WholeScript()));

    [Fact]
    public void Both_providers_migrations_match_the_model()
    {
        using var sqlite = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options, new CurrentUser(), TimeProvider.System);
        using var server = SqlServerSchema.Offline();

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context SqliteDb");
        server.Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add … --context SqlServerDb");
    }

    [Fact]
    public void Every_table_of_the_model_is_in_the_script()
    {
        using var db = SqlServerSchema.Offline();

        Trunk.Value.Tables.Select(table => table.Name.Parts[^1]).ShouldBe(db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void Every_key_fits_into_its_index() => Trunk.Value.WideKeys().ShouldBeEmpty();

    [Theory]
    [InlineData("CREATE TABLE [A] ([Name] nvarchar(451) NOT NULL, CONSTRAINT [PK_A] PRIMARY KEY ([Name]))", "PK_A is 902 bytes wide, 900 fit")]
    [InlineData("CREATE TABLE [A] ([Name] nvarchar(851) NOT NULL); CREATE INDEX [IX_A] ON [A] ([Name])", "IX_A is 1702 bytes wide, 1700 fit")]
    [InlineData("CREATE TABLE [A] ([Name] nvarchar(max) NOT NULL); CREATE INDEX [IX_A] ON [A] ([Name])", "IX_A has Name without a length")]
    public void A_key_that_does_not_fit_is_found(string script, string fault)
    {
        using var schema = new SqlServerSchema(script);

        schema.WideKeys().ShouldBe([fault]);
    }

    [Fact]
    public void A_delete_reaches_each_table_on_one_way_at_most() => Trunk.Value.CascadePaths().ShouldBeEmpty();

    [Theory]
    [InlineData("A cascades to C", "CREATE TABLE [B] ([Id] int PRIMARY KEY, [A] int REFERENCES [A] ([Id]) ON DELETE CASCADE); CREATE TABLE [C] ([Id] int PRIMARY KEY, [A] int REFERENCES [A] ([Id]) ON DELETE CASCADE, [B] int REFERENCES [B] ([Id]) ON DELETE CASCADE)")]
    [InlineData("A cascades to B", "CREATE TABLE [B] ([Id] int PRIMARY KEY, [First] int REFERENCES [A] ([Id]) ON DELETE CASCADE, [Second] int REFERENCES [A] ([Id]) ON DELETE SET NULL)")]
    [InlineData("B cascades to B", "CREATE TABLE [B] ([Id] int PRIMARY KEY, [Parent] int REFERENCES [B] ([Id]) ON DELETE CASCADE)")]
    public void A_second_way_is_found(string fault, string script)
    {
        using var schema = new SqlServerSchema($"CREATE TABLE [A] ([Id] int PRIMARY KEY); {script}");

        schema.CascadePaths().ShouldBe([fault]);
    }

    [Fact]
    public void No_column_has_a_type_that_the_other_database_compares_differently() => Trunk.Value.ForeignTypes().ShouldBeEmpty();

    [Fact]
    public void A_column_with_an_offset_is_found()
    {
        using var schema = new SqlServerSchema("CREATE TABLE [A] ([At] datetimeoffset NOT NULL)");

        schema.ForeignTypes().ShouldBe(["A.At is DateTimeOffset"]);
    }
}
