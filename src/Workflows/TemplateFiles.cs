namespace GlobalReach.Workflows;

/// <summary>Where the organisation's files are; null looks for `templates` beside the program and in every folder above it.</summary>
public sealed record TemplateOptions
{
    public string? Folder { get; init; }
}

/// <summary>The folder of everything the organisation may change without a developer. An edited file counts at the next start.</summary>
public sealed class TemplateFiles(TemplateOptions options)
{
    public string Folder { get; } = options.Folder ?? FindAbove("templates");

    public string? Find(string path) => Path.Combine(Folder, path) is var full && File.Exists(full) ? full : null;

    public string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public IReadOnlyList<string> All(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Folder, folder)) ? [.. Directory.EnumerateFiles(Path.Combine(Folder, folder), pattern).Order(StringComparer.Ordinal)] : [];

    private static string FindAbove(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, name) is var candidate && Directory.Exists(candidate)) return candidate;
        }

        throw new DirectoryNotFoundException("The folder 'templates' is neither beside the program nor above it: set GLOBALREACH__TEMPLATES__FOLDER.");
    }
}
