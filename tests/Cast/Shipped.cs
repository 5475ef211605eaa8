using GlobalReach.Workflows;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Cast;

/// <summary>The investor journey as it is shipped: its versions, and the number of the one that an organisation publishes after them.</summary>
public static class Shipped
{
    private static readonly string Folder = Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes");

    /// <summary>Every version, oldest first.</summary>
    public static IReadOnlyList<ProcessDefinition> Versions { get; } =
        [.. Directory.EnumerateFiles(Folder, "investor-journey.v*.json").Select(path => ProcessJson.Read(File.ReadAllText(path))).OrderBy(process => process.Version)];

    /// <summary>What new leads begin on.</summary>
    public static ProcessDefinition Journey => Versions[^1];

    public static int Version => Journey.Version;

    public static int Next => Version + 1;
}
