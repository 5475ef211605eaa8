using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

#pragma warning disable EF1001 // A query or a save is repeated on another provider only at EF's own seams.

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Repeats each query and save of a desk on the SQL Server provider, which translates it and sends it nowhere.</summary>
/// <remarks>The story itself runs on SQLite, so handlers find what earlier steps left and go all the way through.</remarks>
internal sealed class SqlServerTwin(CollectedSql sql, CurrentUser user, TimeProvider clock)
{
    /// <summary>Translates a query whose captured values are named in it as parameters.</summary>
    public void Repeat(Expression query, IReadOnlyDictionary<string, object?> parameters)
    {
        var unsent = new UnsentCommands(sql);
        using var db = Open(unsent);
        var provider = db.GetService<IAsyncQueryProvider>();
        var replanted = new Replanting(db.Model, provider, parameters, sql).Visit(query);
        try
        {
            if (!replanted.Type.IsAssignableTo(typeof(IQueryable))) provider.Execute(replanted);
            else foreach (var _ in provider.CreateQuery(replanted)) throw new InvalidOperationException("A command that is not sent returns no row.");
        }
        catch (Exception error) when (unsent.Count > 0 && error is InvalidOperationException or TargetInvocationException { InnerException: InvalidOperationException })
        {
            // The statement is collected; counting, or taking the single row of, an answer without rows is all that failed.
        }
    }

    /// <summary>Translates what a context is about to save.</summary>
    public void Repeat(ChangeTracker changes)
    {
        changes.DetectChanges();
        using var db = Open(new UnsentCommands(sql));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.ChangeTracker.CascadeDeleteTiming = db.ChangeTracker.DeleteOrphansTiming = CascadeTiming.Never;
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;

        var twins = changes.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(IUpdateEntry (entry) => Twin(db, entry)).ToList();
        if (twins.Count > 0) db.GetService<IDatabase>().SaveChanges(twins);
    }

    private static InternalEntityEntry Twin(SqlServerDb db, EntityEntry entry)
    {
        var twin = db.Entry(entry.Entity);
        foreach (var shadow in entry.Properties.Where(p => p.Metadata.IsShadowProperty())) twin.Property(shadow.Metadata.Name).CurrentValue = shadow.CurrentValue;
        twin.State = entry.State == EntityState.Modified ? EntityState.Unchanged : entry.State;

        var (from, to) = (entry.GetInfrastructure(), twin.GetInfrastructure());
        if (entry.State != EntityState.Modified) return to;
        foreach (var (property, same) in entry.Metadata.GetFlattenedProperties().Zip(twin.Metadata.GetFlattenedProperties()))
        {
            if (property.Name != same.Name) throw new InvalidOperationException($"{entry.Metadata.DisplayName()} differs between the providers at {property.Name} and {same.Name}.");
            if (from.IsModified(property)) to.SetPropertyModified(same);
        }

        return to;
    }

    private SqlServerDb Open(UnsentCommands unsent) =>
        new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").AddInterceptors(unsent, new UnopenedConnection()).Options, user, clock);

    /// <summary>Moves a query from one provider's model to the other's.</summary>
    private sealed class Replanting(IModel model, IAsyncQueryProvider provider, IReadOnlyDictionary<string, object?> parameters, CollectedSql sql) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) => new EntityQueryRootExpression(provider, model.FindEntityType(root.EntityType.Name)!),
            QueryRootExpression other => throw new NotSupportedException($"{other.GetType().Name}: raw SQL is one provider's and belongs in Data."),
            QueryParameterExpression parameter => Captured(parameter),
            _ => base.VisitExtension(node),
        };

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(Queryable) && node.Method.Name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending) && IsId(node.Method.GetGenericArguments()[^1]))
            {
                sql.AddOrderedById(string.Create(CultureInfo.InvariantCulture, $"{node.Method.GetGenericArguments()[0].Name} by {node.Arguments[1]}"));
            }

            return base.VisitMethodCall(node);
        }

        private static bool IsId(Type key) => key == typeof(Guid) || key.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

        /// <summary>A captured variable again, as the compiler would have written it.</summary>
        private MemberExpression Captured(QueryParameterExpression parameter)
        {
            var closure = Activator.CreateInstance(typeof(Closure<>).MakeGenericType(parameter.Type), parameters[parameter.Name])!;
            return Expression.Property(Expression.Constant(closure), nameof(Closure<>.Value));
        }

        private sealed record Closure<T>(T Value);
    }
}
