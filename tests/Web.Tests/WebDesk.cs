using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Web.People;
using GlobalReach.Web.Tests;
using GlobalReach.Workflows.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

[assembly: AssemblyFixture(typeof(WebDesk))]

namespace GlobalReach.Web.Tests;

/// <summary>The whole product as it is deployed, on a database file of its own, with the demonstration's people; started once for all tests.</summary>
/// <remarks>Tests share it, so each makes its own leads: over HTTP, or quickly by <c>Journey.Reach(web.Desk, "proposal")</c>.</remarks>
public sealed partial class WebDesk : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"globalreach-web-{Guid.CreateVersion7():N}.db");
    private Desk? desk;

    public WebDesk()
    {
        // Whoever runs the tests may have a desk of their own configured.
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("GLOBALREACH__", StringComparison.OrdinalIgnoreCase)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    /// <summary>Started before the first test: two tests that ask for it at the same moment would start it twice.</summary>
    public ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    /// <summary>The same desk without HTTP, to bring a lead quickly to where a test begins.</summary>
    public Desk Desk => desk ??= Desk.Over(Services);

    /// <summary>A caller without cookie or key; redirects are not followed, so that they can be seen.</summary>
    public HttpClient Anybody() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A machine with a demo key (`demo-manager`).</summary>
    public HttpClient Api(string key)
    {
        var client = Anybody();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, key);
        return client;
    }

    public HttpClient Api(DemoPerson person) => Api($"demo-{person.SignIn}");

    /// <summary>A browser in which this person has signed in by the form.</summary>
    public async Task<HttpClient> SignIn(DemoPerson person)
    {
        var browser = Anybody();
        var page = await browser.GetStringAsync("/account/sign-in");
        var fields = Inputs().Matches(page).Select(input => input.Value).Select(input => (Name: Attribute(input, "name"), Type: Attribute(input, "type"), Value: Attribute(input, "value"))).Where(input => input.Name.Length > 0)
            .GroupBy(input => input.Name).ToDictionary(same => same.Key, same => same.First() switch
            {
                { Type: "password" } => DemoPeople.Password,
                { Type: "hidden" or "checkbox" } typed => typed.Value,
                _ => person.Email,
            });
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync("/account/sign-in", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{person.Email} could not sign in.");
        return browser;
    }

    /// <summary>The form's proof that it came from our page, to be posted as <c>__RequestVerificationToken</c>.</summary>
    public static string Antiforgery(string page) =>
        Inputs().Matches(page).Select(input => input.Value).Where(input => Attribute(input, "name") == "__RequestVerificationToken").Select(input => Attribute(input, "value")).FirstOrDefault() ?? throw new InvalidOperationException("The page has no form.");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Demo", "true");
        builder.UseSetting("DemoLeads", "few");
        builder.UseSetting("Database:Provider", "Sqlite");
        builder.UseSetting("Database:ConnectionString", $"Data Source={file}");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        // The test server has no limits of its own to set, and the keys of a test protect nothing.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.DataProtection", "Error");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var path in new[] { file, $"{file}-wal", $"{file}-shm" }) File.Delete(path);
    }

    private static string Attribute(string element, string name) =>
        WebUtility.HtmlDecode(Regex.Match(element, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}
