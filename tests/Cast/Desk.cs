using GlobalReach.Workflows;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GlobalReach.Cast;

/// <summary>A desk of its own for one test: the real container on a real database, with a clock that the test moves.</summary>
/// <remarks>The database is a SQLite file, or one of the SQL Server that GLOBALREACH_TEST_SQLSERVER names, whose sign-in may create and drop databases.</remarks>
public sealed class Desk : IAsyncDisposable
{
    public const string SqlServerVariable = "GLOBALREACH_TEST_SQLSERVER";

    private static readonly SemaphoreSlim Preparing = new(1, 1);
    private static readonly string? Server = Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } server ? server : null;
    private static string? template;

    private readonly IServiceProvider services;
    private readonly string? mailFolder;
    private Func<ServiceProvider>? anew;
    private bool ownsDatabase = true;

    private Desk(IServiceProvider services, string? mailFolder, FakeTimeProvider clock) => (this.services, this.mailFolder, Clock) = (services, mailFolder, clock);

    /// <summary>Whether desks are opened on SQL Server where a test does not say otherwise.</summary>
    public static bool HasSqlServer => Server is not null;

    /// <summary>A Tuesday morning in Hartford, 10:00.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 11, 10, 15, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; }

    /// <summary>Where this desk's mail is picked up.</summary>
    public string MailFolder => mailFolder ?? throw new InvalidOperationException("Who runs this desk says where its mail goes.");

    public IServiceProvider Services => services;

    /// <summary>Opens a desk; `change` may put stand-ins for the outside world in place (mail, a failing renderer), nothing else.</summary>
    public static async Task<Desk> Open(Action<IServiceCollection>? change = null, DatabaseProvider? provider = null)
    {
        var clock = new FakeTimeProvider(Morning);
        var path = Path.Combine(Path.GetTempPath(), $"globalreach-{Guid.CreateVersion7():N}");
        var mail = $"{path}.mail";
        if ((provider ?? (HasSqlServer ? DatabaseProvider.SqlServer : DatabaseProvider.Sqlite)) == DatabaseProvider.SqlServer)
        {
            var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = Path.GetFileName(path) }.ConnectionString;
            ServiceProvider OnServer() => Build(DatabaseProvider.SqlServer, connection, mail, clock, change);
            var services = OnServer();
            await Prepare(services, clock);
            return new Desk(services, mail, clock) { anew = OnServer };
        }

        File.Copy(await Template(), $"{path}.db");
        ServiceProvider OnFile() => Build(DatabaseProvider.Sqlite, $"Data Source={path}.db", mail, clock, change);
        return new Desk(OnFile(), mail, clock) { anew = OnFile };
    }

    /// <summary>Another node on the same database, by the same clock: it shares nothing else with this one. It is closed before the desk.</summary>
    public Desk AnotherNode() => anew is null ? throw new InvalidOperationException("Who runs this desk starts its nodes.") : new Desk(anew(), MailFolder, Clock) { anew = anew, ownsDatabase = false };

    /// <summary>A desk that somebody else runs, such as the web host: commands go straight to its use cases. Its clock only tells today's date; moving it moves nothing.</summary>
    public static Desk Over(IServiceProvider host) => new(host, null, new FakeTimeProvider(host.GetRequiredService<TimeProvider>().GetUtcNow()));

    /// <summary>What a person does: a scope of their own, as a request of theirs would have.</summary>
    public async Task<T> As<T>(DemoPerson person, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(person.Id, person.Name, [person.Role]);
        return await act(scope.ServiceProvider);
    }

    public Task<T> Send<T>(DemoPerson person, IRequest<T> request, string? idempotencyKey = null) => As(person, scope =>
    {
        scope.GetRequiredService<Answers>().Key = idempotencyKey;
        return scope.GetRequiredService<IMediator>().Send(request, TestToken);
    });

    /// <summary>Sends what must succeed in this story; the refusals are the message when it does not.</summary>
    public async Task<T> Do<T>(DemoPerson person, IRequest<T> request)
        where T : IOutcome
    {
        var outcome = await Send(person, request);
        outcome.Succeeded.ShouldBeTrue($"{request.GetType().DeclaringType?.Name}: {string.Join("; ", outcome.Refusals.Select(r => $"{r.Code} {r.Field} {r.Gate} {string.Join(' ', r.Args)}"))}");
        return outcome;
    }

    /// <summary>Looks into the database as the system sees it.</summary>
    public async Task<T> Look<T>(Func<GlobalReachDb, Task<T>> look)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await look(scope.ServiceProvider.GetRequiredService<GlobalReachDb>());
    }

    /// <summary>The lead as it stands.</summary>
    public Task<Lead> Lead(LeadId id) => Look(db => db.Leads.AsNoTracking().SingleAsync(lead => lead.Id == id));

    /// <summary>Works off every delivery that is due.</summary>
    public async Task Deliver()
    {
        while (await services.GetRequiredService<DeliveryWorker>().DeliverDue(TestToken) > 0)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (mailFolder is null || services is not ServiceProvider own) return;
        if (ownsDatabase) await Look(db => db.Database.EnsureDeletedAsync(TestToken));
        await own.DisposeAsync();
        if (ownsDatabase && Directory.Exists(mailFolder)) Directory.Delete(mailFolder, recursive: true);
    }

    private static CancellationToken TestToken => CancellationToken.None;

    private static async Task<string> Template()
    {
        await Preparing.WaitAsync();
        try
        {
            if (template is not null) return template;
            var path = Path.Combine(Path.GetTempPath(), $"globalreach-template-{Guid.CreateVersion7():N}.db");
            var clock = new FakeTimeProvider(Morning);
            await using (var services = Build(DatabaseProvider.Sqlite, $"Data Source={path}", $"{path}.mail", clock, null))
            {
                await Prepare(services, clock);
                await using var scope = services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<GlobalReachDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
            }

            SqliteConnection.ClearAllPools();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
            return template = path;
        }
        finally
        {
            Preparing.Release();
        }
    }

    /// <summary>An empty database becomes a desk with its process and its people.</summary>
    private static async Task Prepare(ServiceProvider services, TimeProvider clock)
    {
        await services.MigrateDatabase(TestToken);
        await services.GetRequiredService<ProcessCatalog>().PublishSeeds(TestToken);
        services.GetRequiredService<ProcessCatalog>().Faults.ShouldBeEmpty();
        await using var scope = services.CreateAsyncScope();
        await DemoPeople.Seed(scope.ServiceProvider.GetRequiredService<GlobalReachDb>(), clock, TestToken);
    }

    private static ServiceProvider Build(DatabaseProvider provider, string connection, string mailFolder, TimeProvider clock, Action<IServiceCollection>? change)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(), ["Database:ConnectionString"] = connection, ["Mail:Folder"] = mailFolder,
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole());
        services.AddGlobalReach(configuration);
        change?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
