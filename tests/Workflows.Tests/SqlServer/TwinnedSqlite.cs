using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // Only the compiler sees queries before they are one provider's SQL.

namespace GlobalReach.Workflows.Tests.SqlServer;

/// <summary>Compiles queries for SQLite as ever, and hands each to the twin first.</summary>
internal sealed class TwinnedQueryCompiler(
    IQueryContextFactory queries, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext current, IEvaluatableExpressionFilter evaluatable, IModel model)
    : QueryCompiler(queries, cache, keys, database, logger, current, evaluatable, model)
{
    private readonly IDiagnosticsLogger<DbLoggerCategory.Query> logger = logger;
    private readonly DbContext context = current.Context;

    public override TResult Execute<TResult>(Expression query)
    {
        Repeat(query);
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        Repeat(query);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    private void Repeat(Expression query)
    {
        var captured = new Dictionary<string, object?>();
        var named = ExtractParameters(query, captured, logger);
        context.GetService<SqlServerTwin>().Repeat(named, captured);
    }
}

/// <summary>Hands each save to the twin first.</summary>
internal sealed class TwinnedSaves : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;
        context.GetService<SqlServerTwin>().Repeat(context.ChangeTracker);
        return new(result);
    }
}
