using System.Text.Json.Nodes;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>A template that a test may change.</summary>
internal sealed class TemplateCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proposal-template-");

    public TemplateCopy(string? layout = null)
    {
        foreach (var file in Directory.EnumerateFiles(new ProposalOptions().FindTemplateFolder())) File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        if (layout is not null) Layout(layout);
    }

    public ProposalOptions Options => new() { TemplateFolder = folder.FullName, Workers = 1 };

    public void Layout(string text) => File.WriteAllText(Path.Combine(folder.FullName, "proposal.typ"), text);

    public void Edit(string file, Action<JsonNode> change)
    {
        var path = Path.Combine(folder.FullName, file);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
