using System.Collections.Concurrent;
using System.ComponentModel;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Draws proposals with Typst in a few long-lived Node workers, one proposal per worker at a time. Workers start when needed, so Node may come and go.</summary>
public sealed class TypstRenderer(ProposalOptions options) : IProposalRenderer, IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(options.Workers, options.Workers);
    private readonly ConcurrentStack<TypstWorker> idle = new();
    private volatile bool disposed;

    /// <inheritdoc/>
    public async Task<Outcome<byte[]>> Render(ReadOnlyMemory<byte> inputs, DateTimeOffset createdAt, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        await slots.WaitAsync(ct);
        try
        {
            var answer = await DrawOnce(inputs, createdAt, ct);
            // It may have been killed between two proposals; whoever asked should not notice. A second death is the document's or the machine's doing.
            if (answer is WorkerAnswer.Died) answer = await DrawOnce(inputs, createdAt, ct);
            return answer switch
            {
                WorkerAnswer.Drawn drawn => drawn.Pdf,
                // The layout itself says so, of a document that has to stay on one or two pages.
                WorkerAnswer.Broken broken when broken.Diagnostics.Any(line => line.Contains("document-too-long", StringComparison.Ordinal)) => RendererRefusals.TooLong,
                WorkerAnswer.Broken broken => RendererRefusals.TemplateBroken(broken.Diagnostics),
                WorkerAnswer.TookTooLong late => RendererRefusals.TookTooLong(late.Seconds),
                WorkerAnswer.TookTooMuchMemory => RendererRefusals.TookTooMuchMemory(options.WorkerMegabytes),
                WorkerAnswer.NoNode missing => RendererRefusals.Unavailable(NodeInstallation.GetNode, missing.Found),
                WorkerAnswer.NoPackages missing => RendererRefusals.Unavailable(NodeInstallation.GetPackages(options), missing.Found),
                WorkerAnswer.Died died => RendererRefusals.Unavailable(NodeInstallation.GetPackages(options), died.LastWords),
                _ => throw new InvalidOperationException($"A worker answered {answer.GetType().Name}."),
            };
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Starts every worker and has it read its fonts, so that the first real proposal does not wait for it. The answer says what would stand in a proposal's way.</summary>
    public async Task<Outcome> WarmUp(CancellationToken ct)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Render(ReadOnlyMemory<byte>.Empty, DateTimeOffset.UnixEpoch, ct)));
        return answers.FirstOrDefault(answer => !answer.Succeeded)?.ToOutcome() ?? Outcome.Done;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        for (var i = 0; i < options.Workers; i++) await slots.WaitAsync();
        while (idle.TryPop(out var worker)) worker.Dispose();
        slots.Dispose();
    }

    private async Task<WorkerAnswer> DrawOnce(ReadOnlyMemory<byte> inputs, DateTimeOffset createdAt, CancellationToken ct)
    {
        var worker = TakeIdle();
        var reusable = false;
        try
        {
            if (worker is null)
            {
                if (options.FindWorkerFolder() is not { } folder) return new WorkerAnswer.NoPackages("worker.mjs");
                if (NodeInstallation.MissingPackage(folder) is { } package) return new WorkerAnswer.NoPackages(package);
                worker = TypstWorker.Start(options, folder);
            }

            var answer = await worker.Draw(inputs, createdAt, ct);
            reusable = answer is WorkerAnswer.Drawn or WorkerAnswer.Broken;
            return answer;
        }
        catch (Win32Exception noNode)
        {
            return new WorkerAnswer.NoNode(noNode.Message);
        }
        finally
        {
            if (reusable) idle.Push(worker!);
            else worker?.Dispose();
        }
    }

    private TypstWorker? TakeIdle()
    {
        while (idle.TryPop(out var worker))
        {
            if (worker.IsAlive) return worker;
            worker.Dispose();
        }

        return null;
    }
}
