namespace GlobalReach.Workflows.Proposals;

/// <summary>Where proposals find their words, layout and renderer, and how much a renderer may take. The defaults run from the source tree and from a published folder alike.</summary>
/// <remarks>
/// A folder that is not set is looked for beside the application and in every folder above it, under the name it has in the published product
/// (<c>templates/proposals/standard</c>, <c>proposal-renderer</c>) or, for the worker, in the source tree. So nothing is copied on build, an edited template
/// counts at once, and <c>TypstRenderer.targets</c> puts both beside the published application.
/// </remarks>
public sealed record ProposalOptions
{
    /// <summary>The folder with <c>proposal.typ</c> and one file of words per language; null to look for it.</summary>
    public string? TemplateFolder { get; init; }

    /// <summary>The folder with <c>worker.mjs</c> and its <c>node_modules</c>; null to look for it.</summary>
    public string? WorkerFolder { get; init; }

    /// <summary>Node 18 or newer: a name on the PATH, or a full path where the product brings its own.</summary>
    public string NodePath { get; init; } = "node";

    /// <summary>How many proposals are drawn at the same time.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Threads a worker may use to draw one proposal.</summary>
    public int ThreadsPerWorker { get; init; } = 2;

    /// <summary>How long one proposal may take before its worker is stopped.</summary>
    public double TimeoutSeconds { get; init; } = 4;

    /// <summary>How long a worker may take to start and to draw its first proposal, fonts and all.</summary>
    public double StartUpSeconds { get; init; } = 15;

    /// <summary>Memory a worker may take before it is stopped; Node's own limit does not see what the compiler takes.</summary>
    public int WorkerMegabytes { get; init; } = 768;

    /// <summary>The folder of words and layout; that there is none is a broken installation.</summary>
    public string FindTemplateFolder() =>
        TemplateFolder ?? FindAbove("templates/proposals/standard") ?? throw new DirectoryNotFoundException("templates/proposals/standard is neither beside the application nor above it.");

    /// <summary>The folder of the worker; null when it was not published.</summary>
    public string? FindWorkerFolder() => WorkerFolder ?? FindAbove("proposal-renderer") ?? FindAbove("src/Workflows/Proposals/TypstRenderer");

    private static string? FindAbove(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, relative) is var candidate && Directory.Exists(candidate)) return candidate;
        return null;
    }
}
