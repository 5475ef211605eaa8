using System.ComponentModel.DataAnnotations;

namespace GlobalReach.Workflows.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Which database, and where. The default is a SQLite file below the folder the program is started in.</summary>
public sealed record DatabaseOptions : IValidatableObject
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    public string ConnectionString { get; init; } = "Data Source=data/globalreach.db";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString)) yield return new ValidationResult("Database:ConnectionString is empty: set GLOBALREACH__DATABASE__CONNECTIONSTRING.");
        if (Provider == DatabaseProvider.SqlServer && ConnectionString.Contains("Data Source=data/globalreach.db", StringComparison.Ordinal))
        {
            yield return new ValidationResult("Database:Provider is SqlServer but the connection string is SQLite's: set GLOBALREACH__DATABASE__CONNECTIONSTRING.");
        }
    }
}
