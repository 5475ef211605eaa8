using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GlobalReach.Workflows.Proposals;

/// <summary>One Node process that draws one proposal at a time (frames: see worker.mjs). After anything but an answer it is not used again.</summary>
internal sealed class TypstWorker : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly ProposalOptions options;
    private readonly StringBuilder complaints = new();
    private bool isReady;
    private bool isWarm;

    private TypstWorker(Process process, ProposalOptions options)
    {
        (this.process, this.options) = (process, options);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
    }

    public bool IsAlive => !process.HasExited;

    /// <summary>Starts a worker; throws <see cref="System.ComponentModel.Win32Exception"/> when there is no Node.</summary>
    public static TypstWorker Start(ProposalOptions options, string workerFolder)
    {
        var start = new ProcessStartInfo(options.NodePath)
        {
            ArgumentList = { "--max-old-space-size=256", Path.Combine(workerFolder, "worker.mjs"), Path.Combine(options.FindTemplateFolder(), "proposal.typ") },
            WorkingDirectory = workerFolder,
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, CreateNoWindow = true,
            Environment = { ["RAYON_NUM_THREADS"] = options.ThreadsPerWorker.ToString(CultureInfo.InvariantCulture) },
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException("Node did not start."), options);
    }

    /// <summary>Draws one proposal; with empty inputs the worker only reads its fonts. Cancelling kills it, because drawing cannot be interrupted.</summary>
    public async Task<WorkerAnswer> Draw(ReadOnlyMemory<byte> inputs, DateTimeOffset createdAt, CancellationToken ct)
    {
        var limit = isWarm ? options.TimeoutSeconds : options.StartUpSeconds;
        var answering = Exchange(inputs, createdAt);
        var since = Stopwatch.GetTimestamp();
        try
        {
            while (await Task.WhenAny(answering, Task.Delay(Look, ct)) != answering)
            {
                ct.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(since).TotalSeconds > limit) return new WorkerAnswer.TookTooLong(limit);
                if (IsTooLarge()) return new WorkerAnswer.TookTooMuchMemory();
            }

            return await answering;
        }
        catch (Exception gone) when (gone is IOException or EndOfStreamException)
        {
            return new WorkerAnswer.Died(LastWords(gone.Message));
        }
        finally
        {
            if (!answering.IsCompletedSuccessfully) await StopAnd(answering);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private async Task<WorkerAnswer> Exchange(ReadOnlyMemory<byte> inputs, DateTimeOffset createdAt)
    {
        // Away from the caller's thread: a pipe that nobody empties blocks its writer.
        await Task.Yield();
        if (!isReady)
        {
            var (kind, text) = await Receive();
            if (kind != 0) return new WorkerAnswer.NoPackages(Encoding.UTF8.GetString(text));
            isReady = true;
        }

        var head = new byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, checked((uint)(inputs.Length + 8)));
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(4), createdAt.ToUnixTimeSeconds());
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(head);
        await input.WriteAsync(inputs);
        await input.FlushAsync();

        var (answer, body) = await Receive();
        isWarm = true;
        return answer == 1 ? new WorkerAnswer.Drawn(body) : new WorkerAnswer.Broken(Diagnostics(body));
    }

    private async Task<(byte Kind, byte[] Body)> Receive()
    {
        var output = process.StandardOutput.BaseStream;
        var head = new byte[5];
        await output.ReadExactlyAsync(head);
        var body = new byte[BinaryPrimitives.ReadUInt32LittleEndian(head) - 1];
        await output.ReadExactlyAsync(body);
        return (head[4], body);
    }

    private static string[] Diagnostics(byte[] json)
    {
        using var found = JsonDocument.Parse(json);
        return [.. found.RootElement.EnumerateArray().Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(one.GetProperty("path").GetString())}:{one.GetProperty("line").GetInt32()}: {one.GetProperty("message").GetString()}"))];
    }

    private bool IsTooLarge()
    {
        process.Refresh();
        return !process.HasExited && process.WorkingSet64 > options.WorkerMegabytes * 1024L * 1024L;
    }

    private async Task StopAnd(Task answering)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await answering.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Hear(string? line)
    {
        if (line is not { Length: > 0 }) return;
        lock (complaints)
        {
            complaints.AppendLine(line);
            if (complaints.Length > 4000) complaints.Remove(0, complaints.Length - 4000);
        }
    }

    private string LastWords(string otherwise)
    {
        // The pipe of complaints may still hold the last line.
        process.WaitForExit(TimeSpan.FromMilliseconds(500));
        lock (complaints) return complaints.Length > 0 ? complaints.ToString().Trim() : otherwise;
    }
}
