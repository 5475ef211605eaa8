using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GlobalReach.Workflows.Demo;

namespace GlobalReach.Crash.Tests;

/// <summary>The product as it is deployed: a process of its own on a database file, which can be killed without warning.</summary>
internal sealed class RunningDesk : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private RunningDesk(DeskFiles files, int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        process = new Process { StartInfo = Command(files) };
        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Set before the signal is sent: whoever loses the connection from then on knows why.</summary>
    public bool WasKilled { get; private set; }

    public static async Task<RunningDesk> Start(DeskFiles files)
    {
        var desk = new RunningDesk(files, FreePort());
        try
        {
            await desk.UntilReady();
            return desk;
        }
        catch
        {
            desk.Dispose();
            throw;
        }
    }

    /// <summary>A caller with the key of a demo person; nobody's without one. It follows no redirect, so that a lost sign-in is seen.</summary>
    public HttpClient Caller(DemoPerson? person = null, CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = cookies is not null, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        if (person is not null) client.DefaultRequestHeaders.Add("X-Api-Key", $"demo-{person.SignIn}");
        return client;
    }

    /// <summary>SIGKILL: no handler runs, no buffer is flushed, no connection is closed in good order.</summary>
    public void Kill()
    {
        WasKilled = true;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private ProcessStartInfo Command(DeskFiles files)
    {
        var command = new ProcessStartInfo("dotnet", [Program(), "--urls", Address.ToString()]) { WorkingDirectory = files.Folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Whoever runs the tests may have a desk of their own configured.
        foreach (var name in command.Environment.Keys.Where(name => name.StartsWith("GLOBALREACH__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
        {
            command.Environment.Remove(name);
        }

        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        command.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Root(), "src", "Web");
        command.Environment["GLOBALREACH__DEMO"] = "true";
        command.Environment["GLOBALREACH__DEMOLEADS"] = "few";
        command.Environment["GLOBALREACH__SIGNIN__TRIESPERMINUTE"] = "0";
        command.Environment["GLOBALREACH__DATABASE__PROVIDER"] = "Sqlite";
        command.Environment["GLOBALREACH__DATABASE__CONNECTIONSTRING"] = $"Data Source={files.Database}";
        command.Environment["GLOBALREACH__MAIL__FOLDER"] = files.Mail;
        return command;
    }

    private async Task UntilReady()
    {
        using var anybody = Caller();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"The desk ended by itself with code {process.ExitCode}:\n{string.Join('\n', said)}");
            if (clock.Elapsed > StartsWithin) throw new TimeoutException($"The desk was not ready after {StartsWithin.TotalSeconds} s:\n{string.Join('\n', said)}");
            try
            {
                using var answer = await anybody.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(25);
        }
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { Length: > 0 } text) said.Enqueue(text);
        while (said.Count > 60) said.TryDequeue(out _);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The product's own output, built in the same configuration as these tests; the copy beside the tests is no product (its assets are elsewhere).</summary>
    private static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Root(), "src", "Web", "bin", output.Parent!.Name, output.Name, "GlobalReach.Web.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException("The product is not built in the configuration of these tests.", program);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GlobalReach.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No solution above {AppContext.BaseDirectory}.");
    }
}
