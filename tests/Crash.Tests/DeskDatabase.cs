using GlobalReach.Workflows;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Crash.Tests;

/// <summary>A desk's database, looked into as the system sees it, with the product's own model but without its workers.</summary>
internal sealed class DeskDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public DeskDatabase(string file)
    {
        var settings = new Dictionary<string, string?> { ["Database:Provider"] = "Sqlite", ["Database:ConnectionString"] = $"Data Source={file};Pooling=False" };
        services = new ServiceCollection().AddLogging().AddGlobalReach(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> Look<T>(Func<GlobalReachDb, IServiceProvider, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await look(scope.ServiceProvider.GetRequiredService<GlobalReachDb>(), scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
