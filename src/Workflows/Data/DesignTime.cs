using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GlobalReach.Workflows.Data;

/// <summary>Lets `dotnet ef migrations add NAME --context SqliteDb` (and SqlServerDb) run without the web host.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options, new CurrentUser(), TimeProvider.System);
}

/// <inheritdoc cref="SqliteDesign"/>
public sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=design").Options, new CurrentUser(), TimeProvider.System);
}
