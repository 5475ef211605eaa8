using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GlobalReach.Bench;

/// <summary>From starting the program to the first page, on a database that exists; the program as the README says it is deployed.</summary>
internal static class Start
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Row>> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("globalreach-bench-");
        try
        {
            var program = await Publish(folder);
            await Once(folder, program);
            var times = new List<double>();
            for (var i = 0; i < Runs; i++) times.Add(await Once(folder, program));
            return [new("start to first page, database exists (median)", "≤ 1500 ms", Times.Ms(times.Median()))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Publish(DirectoryInfo folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "GlobalReach.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("The benchmark runs inside the product's tree.");
        var target = Path.Combine(folder.FullName, "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(root.FullName, "src", "Web"), "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-o", target, "-v", "quiet"]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(target, "GlobalReach.Web.dll") : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}.");
    }

    private static async Task<double> Once(DirectoryInfo folder, string program)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", $"http://127.0.0.1:{port}"])
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["GLOBALREACH__DEMO"] = "false", ["GLOBALREACH__DATABASE__CONNECTIONSTRING"] = $"Data Source={Path.Combine(folder.FullName, "bench.db")}" },
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            while (watch.Elapsed < TimeSpan.FromMinutes(1))
            {
                if (process.HasExited) throw new InvalidOperationException($"The product ended with {process.ExitCode}.");
                if (await Answers(http)) return watch.Elapsed.TotalMilliseconds;
                await Task.Delay(10);
            }

            throw new TimeoutException("The product did not answer within a minute.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
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
