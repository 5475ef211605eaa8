using Microsoft.SqlServer.Dac.Model;
using Index = Microsoft.SqlServer.Dac.Model.Index;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>What SQL Server refuses only when a table is made or a row is written, and no parser sees.</summary>
internal static class SchemaLimits
{
    private const int ClusteredKey = 900;
    private const int NonclusteredKey = 1700;

    /// <summary>Keys wider than an index may be (error 1946 when a row is written), or over a type that cannot be in one (1919).</summary>
    public static IEnumerable<string> WideKeys(this SqlServerSchema schema)
    {
        var model = schema.Model;
        var keys = model.GetObjects(DacQueryScopes.UserDefined, PrimaryKeyConstraint.TypeClass).Select(key => Judge(key, PrimaryKeyConstraint.Columns, key.GetProperty<bool>(PrimaryKeyConstraint.Clustered)))
            .Concat(model.GetObjects(DacQueryScopes.UserDefined, UniqueConstraint.TypeClass).Select(key => Judge(key, UniqueConstraint.Columns, key.GetProperty<bool>(UniqueConstraint.Clustered))))
            .Concat(model.GetObjects(DacQueryScopes.UserDefined, Index.TypeClass).Select(index => Judge(index, Index.Columns, index.GetProperty<bool>(Index.Clustered))));
        return keys.OfType<string>();
    }

    /// <summary>Tables that one delete would reach on two ways or in a circle (error 1785 when the key is made).</summary>
    public static IEnumerable<string> CascadePaths(this SqlServerSchema schema)
    {
        var cascades = schema.Model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass)
            .Where(key => key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction) != ForeignKeyAction.NoAction || key.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.UpdateAction) != ForeignKeyAction.NoAction)
            .ToLookup(key => Name(key.GetReferenced(ForeignKeyConstraint.ForeignTable).Single()), key => Name(key.GetReferenced(ForeignKeyConstraint.Host).Single()));
        return cascades.SelectMany(start => Reached(start.Key, []).GroupBy(table => table).Where(ways => ways.Count() > 1 || ways.Key == start.Key).Select(ways => $"{start.Key} cascades to {ways.Key}"));

        IEnumerable<string> Reached(string table, IReadOnlyList<string> way) =>
            way.Contains(table) ? [] : cascades[table].SelectMany(next => Reached(next, [.. way, table]).Prepend(next));
    }

    /// <summary>Columns whose type sorts or compares unlike SQLite's.</summary>
    public static IEnumerable<string> ForeignTypes(this SqlServerSchema schema) =>
        from table in schema.Tables
        from column in table.GetReferenced(Table.Columns)
        let type = Type(column)
        where type is SqlDataType.DateTimeOffset or SqlDataType.DateTime or SqlDataType.SmallDateTime or SqlDataType.Decimal or SqlDataType.Money or SqlDataType.Text or SqlDataType.NText or SqlDataType.Timestamp
        select $"{Name(table)}.{column.Name.Parts[^1]} is {type}";

    private static string? Judge(TSqlObject key, ModelRelationshipClass columns, bool clustered)
    {
        var widths = key.GetReferenced(columns).Select(column => (Name: column.Name.Parts[^1], Bytes: Bytes(column))).ToList();
        if (widths.Find(column => column.Bytes is null).Name is { } endless) return $"{Name(key)} has {endless} without a length";
        var (bytes, limit) = (widths.Sum(column => column.Bytes!.Value), clustered ? ClusteredKey : NonclusteredKey);
        return bytes > limit ? $"{Name(key)} is {bytes} bytes wide, {limit} fit" : null;
    }

    /// <summary>The most a value can take; null for a type without an end.</summary>
    private static int? Bytes(TSqlObject column) => (Type(column), column.GetProperty<int>(Column.Length), column.GetProperty<bool>(Column.IsMax)) switch
    {
        (_, _, true) => null,
        (SqlDataType.NVarChar or SqlDataType.NChar, var length, _) => 2 * length,
        (SqlDataType.VarBinary or SqlDataType.Binary or SqlDataType.VarChar or SqlDataType.Char, var length, _) => length,
        (SqlDataType.UniqueIdentifier, _, _) => 16,
        (SqlDataType.BigInt or SqlDataType.DateTime2 or SqlDataType.Float, _, _) => 8,
        (SqlDataType.Int, _, _) => 4,
        (SqlDataType.Date, _, _) => 3,
        (SqlDataType.Bit or SqlDataType.TinyInt, _, _) => 1,
        var (type, _, _) => throw new NotSupportedException($"How wide is {type} in a key?"),
    };

    private static SqlDataType Type(TSqlObject column) => column.GetReferenced(Column.DataType).Single().GetProperty<SqlDataType>(DataType.SqlDataType);

    private static string Name(TSqlObject named) => named.Name.HasName ? named.Name.Parts[^1] : $"a key of {named.GetParent()?.Name.Parts[^1]}";
}
