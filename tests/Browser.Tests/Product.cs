using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GlobalReach.Browser.Tests.Product))]

namespace GlobalReach.Browser.Tests;

/// <summary>The product as people run it, in a process of its own on an empty database, with Chromium before it.</summary>
public sealed class Product : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, bool> Over = new();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("globalreach-browser-");
    private readonly List<string> output = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> windows = new();
    private Process? process;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public string Address { get; private set; } = "";

    public Pictures? Pictures { get; } = Pictures.Wanted();

    public async ValueTask InitializeAsync()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        await Start();

        playwright = await Playwright.CreateAsync();
        // A busy machine is no fault of the page.
        Assertions.SetDefaultExpectTimeout(20_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
    }

    /// <summary>The process at the address, on the database that is there or a new one.</summary>
    public async Task Start()
    {
        var web = SourceFolder();
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Path.Combine(web, "bin", configuration, "net10.0", "GlobalReach.Web.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", Address])
        {
            WorkingDirectory = web,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["GLOBALREACH__DEMO"] = "true", ["GLOBALREACH__DEMOLEADS"] = Pictures is null ? "few" : "many",
                // English in Arabic letters, for whoever asks for Arabic.
                ["GLOBALREACH__LANGUAGES__PSEUDO"] = "true",
                // Every test signs in from this machine.
                ["GLOBALREACH__SIGNIN__TRIESPERMINUTE"] = "0",
                ["GLOBALREACH__DATABASE__CONNECTIONSTRING"] = $"Data Source={Path.Combine(folder.FullName, "globalreach.db")}",
                ["GLOBALREACH__MAIL__FOLDER"] = Path.Combine(folder.FullName, "mail"),
            },
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilReady();
    }

    /// <summary>The process ends without warning, as when a machine loses power. Only for a test with a product of its own.</summary>
    public async Task Kill()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>A browser window of one person's own, signed in through the page; with the keyboard alone where that is asked.</summary>
    public async Task<Visitor> SignIn(DemoPerson person, BrowserNewContextOptions? look = null, bool keyboard = false)
    {
        var options = look ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } };
        (options.BaseURL, options.AcceptDownloads) = (Address, true);
        await CloseWindows();
        var context = await browser.NewContextAsync(options);
        if (TestContext.Current.Test is { } test) windows.GetOrAdd(test.UniqueID, _ => []).Add(context);
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(page, person, keyboard ? new KeyboardHands(page) : new PointerHands(page));
        await visitor.SignIn();
        return visitor;
    }

    /// <summary>A test is over: nobody looks at its windows any longer.</summary>
    internal static void IsOver(string test) => Over[test] = true;

    private async Task CloseWindows()
    {
        foreach (var test in windows.Keys.Where(Over.ContainsKey))
        {
            if (!windows.TryRemove(test, out var opened)) continue;
            foreach (var context in opened) await context.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            if (Pictures is not null) await Pictures.Hang(browser);
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Kill();
        folder.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (output) output.Add(line.Data);
    }

    private async Task UntilReady()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(3) && process is { HasExited: false })
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(200);
        }

        lock (output) throw new InvalidOperationException($"The product did not start:\n{string.Join('\n', output)}");
    }

    private static string SourceFolder()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, "GlobalReach.sln"))) return Path.Combine(above.FullName, "src", "Web");
        }

        throw new DirectoryNotFoundException("GlobalReach.sln is not above the tests: run them from the source tree.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
