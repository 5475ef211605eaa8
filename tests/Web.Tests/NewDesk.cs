using GlobalReach.Cast;
using GlobalReach.Web.People;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Web.Tests;

/// <summary>The product as it begins, for one test: without demonstration data an empty database and nobody who may sign in; with it, five invented leads.</summary>
public sealed class NewDesk(bool demo = false, IReadOnlyDictionary<string, string>? settings = null) : WebApplicationFactory<Program>
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"globalreach-new-{Guid.CreateVersion7():N}.db");

    /// <summary>A browser in which the first administrator made their account by the one-time link; where they are led next.</summary>
    public async Task<(HttpClient Browser, string Next)> Begin()
    {
        var browser = Browser();
        var link = Services.GetRequiredService<FirstStart>().Link;
        (await browser.Submit(link, null, ("Form.Name", "Nadia Sample"), ("Form.Email", "nadia@alliance.example"), ("Form.Password", "Sample-2026!"))).Status.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return (browser, await Led(browser));
    }

    /// <summary>A browser nobody has signed in at; redirects are not followed, so that they can be seen.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>The same desk without HTTP.</summary>
    public Desk Desk => Desk.Over(Services);

    /// <summary>A browser in which one of the cast has signed in.</summary>
    public async Task<HttpClient> SignIn(DemoPerson person)
    {
        var browser = Browser();
        (await browser.Submit("/account/sign-in", null, ("Form.Email", person.Email), ("Form.Password", DemoPeople.Password))).Status.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>A machine with a demo key.</summary>
    public HttpClient Api(string key)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        return client;
    }

    /// <summary>Where the first page leads.</summary>
    public static async Task<string> Led(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        return answer.Headers.Location!.OriginalString;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Demo", demo ? "true" : "false");
        builder.UseSetting("DemoLeads", "few");
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("Database:ConnectionString", $"Data Source={file}");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting(name, value);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        using (var pool = new SqliteConnection($"Data Source={file}")) SqliteConnection.ClearPool(pool);
        foreach (var path in new[] { file, $"{file}-wal", $"{file}-shm" }) File.Delete(path);
    }
}
