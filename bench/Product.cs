using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GlobalReach.Bench;

/// <summary>The product in a process of its own, published as the README says it is deployed.</summary>
internal sealed class Product : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Published = new(Publish);
    private readonly Process process;

    private Product(Process process, Uri address, double startedIn) => (this.process, Address, StartedIn) = (process, address, startedIn);

    public Uri Address { get; }

    /// <summary>Milliseconds from starting the program to the first page.</summary>
    public double StartedIn { get; }

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it on a SQLite database and waits for its first page.</summary>
    public static async Task<Product> Start(string database)
    {
        var program = await Published.Value;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()])
        {
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production", ["GLOBALREACH__DEMO"] = "false", ["GLOBALREACH__DATABASE__CONNECTIONSTRING"] = $"Data Source={database}", ["GLOBALREACH__MAIL__FOLDER"] = $"{database}.mail",
            },
            WorkingDirectory = Path.GetDirectoryName(database),
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var product = new Product(process, address, 0);
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            while (watch.Elapsed < TimeSpan.FromMinutes(1))
            {
                if (process.HasExited) throw new InvalidOperationException($"The product ended with {process.ExitCode}.");
                if (await Answers(http)) return new Product(process, address, watch.Elapsed.TotalMilliseconds);
                await Task.Delay(10);
            }

            throw new TimeoutException("The product did not answer within a minute.");
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> Publish()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GlobalReach.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("The benchmark runs inside the product's tree.");
        var folder = Directory.CreateTempSubdirectory("globalreach-bench-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var target = Path.Combine(folder.FullName, "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root.FullName, "src", "Web"), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", target, "-v", "quiet"]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(target, "GlobalReach.Web.dll") : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
