using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Comparisons by rank, extremes and orderings over columns that hold names.</summary>
internal sealed class RankedNames : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Names = Levels();
    private int found;

    public static IEnumerable<string> In(IEnumerable<Statement> statements) => statements.Where(statement =>
    {
        var visitor = new RankedNames();
        SqlServerSchema.Parse(statement.Text).Accept(visitor);
        return visitor.found > 0;
    }).Select(statement => statement.Text);

    public override void Visit(BooleanComparisonExpression node)
    {
        if (node.ComparisonType is not (BooleanComparisonType.Equals or BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation)) Judge(node.FirstExpression, node.SecondExpression);
    }

    public override void Visit(FunctionCall node)
    {
        if (node.FunctionName.Value.ToUpperInvariant() is "MIN" or "MAX") Judge([.. node.Parameters]);
    }

    public override void Visit(ExpressionWithSortOrder node) => Judge(node.Expression);

    private void Judge(params ScalarExpression[] operands) => found += operands.OfType<ColumnReferenceExpression>().Count(column => Names.Contains(column.MultiPartIdentifier?.Identifiers[^1].Value ?? ""));

    /// <summary>Columns of enums; they are all stored by name.</summary>
    private static HashSet<string> Levels()
    {
        using var db = SqlServerSchema.Offline();
        return [.. db.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum).Select(p => p.GetColumnName())];
    }
}
