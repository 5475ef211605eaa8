using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>The organisation's files as a test wants them, and a desk that runs on them.</summary>
internal sealed class OwnTemplates : IDisposable
{
    /// <summary>Later than any version that is shipped: new leads start on it.</summary>
    private const int Latest = 900;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("globalreach-own-");

    public OwnTemplates()
    {
        var from = new TemplateFiles(new TemplateOptions()).Folder;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(folder.FullName, path), text);

    public void Remove(string path) => File.Delete(Path.Combine(folder.FullName, path));

    /// <summary>A desk whose new leads travel the investor journey as changed here; it has to be sound.</summary>
    public async Task<Desk> Open(Func<ProcessDefinition, ProcessDefinition>? change = null, Action<IServiceCollection>? services = null)
    {
        var process = PaperLead.Process with { Version = Latest };
        Write($"processes/{process.Key}.v{Latest}.json", ProcessJson.Write(change?.Invoke(process) ?? process));
        var desk = await Desk.Open(add =>
        {
            add.AddSingleton(new TemplateOptions { Folder = folder.FullName });
            services?.Invoke(add);
        });
        var catalog = desk.Services.GetRequiredService<ProcessCatalog>();
        await catalog.PublishSeeds(CancellationToken.None);
        catalog.Faults.ShouldBeEmpty();
        (await catalog.Latest(RegisterInquiry.Process, CancellationToken.None)).Version.ShouldBe(Latest);
        return desk;
    }

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Small changes to a definition.</summary>
internal static class Changes
{
    public static ProcessDefinition With(this ProcessDefinition process, string stage, Func<StageDefinition, StageDefinition> change) =>
        process with { Stages = [.. process.Stages.Select(s => s.Key.Value == stage ? change(s) : s)] };

    /// <summary>One stage with these clocks only.</summary>
    public static ProcessDefinition Clocked(this ProcessDefinition process, string stage, params IReadOnlyList<DeadlineDefinition> clocks) => process.With(stage, s => s with { Deadlines = clocks });
}
