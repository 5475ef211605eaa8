using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace GlobalReach.Workflows.Data;

/// <summary>Deletes all rows of all tables but some, in the order in which they refer to each other. For the demonstration alone.</summary>
public static class EmptyTables
{
    public static async Task Delete(GlobalReachDb db, IReadOnlySet<string> kept, CancellationToken ct)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        // The names come from the model, never from anybody's input.
#pragma warning disable EF1002
        foreach (var table in InOrder(db.GetService<IDesignTimeModel>().Model).Where(table => !kept.Contains(table))) await db.Database.ExecuteSqlRawAsync($"DELETE FROM {sql.DelimitIdentifier(table)}", ct);
#pragma warning restore EF1002
    }

    /// <summary>Whatever refers to another table comes before it.</summary>
    public static IReadOnlyList<string> InOrder(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.ToList();
        var ordered = new List<string>();
        while (ordered.Count < tables.Count)
        {
            var free = tables.Where(table => !ordered.Contains(table.Name) && tables.TrueForAll(other => other == table || ordered.Contains(other.Name) || other.ForeignKeyConstraints.All(key => key.PrincipalTable != table))).Select(table => table.Name).ToList();
            if (free.Count == 0) throw new InvalidOperationException("Tables refer to each other in a circle: none can be emptied first.");
            ordered.AddRange(free.Order(StringComparer.Ordinal));
        }

        return ordered;
    }
}
