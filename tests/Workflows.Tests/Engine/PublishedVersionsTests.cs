using System.Text.Json;
using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>What was published runs somewhere: every later version of the program reads it and takes it for the same (promise P9).</summary>
public sealed class PublishedVersionsTests
{
    private static readonly string Folder = Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes");

    private static readonly Dictionary<string, string> Golden = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "processes.golden.json")))!;

    public static TheoryData<string> Versions { get; } = [.. Golden.Keys];

    [Fact]
    public void Every_version_that_is_shipped_is_in_the_golden_file_and_none_ever_leaves_it() =>
        Directory.EnumerateFiles(Folder, "*.v*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Golden.Keys.Order(StringComparer.Ordinal), "add a new file with the hash that the next test tells; one that was published can never be dropped");

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_version_is_read_and_is_what_it_was_when_it_was_published(string file) =>
        ProcessJson.HashOf(ProcessJson.Read(File.ReadAllText(Path.Combine(Folder, file)))).ShouldBe(Golden[file], $"{file} is published and leads run on it: what is new in a definition is not written where it is unused");

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_version_as_the_database_keeps_it_is_read_again_as_the_same(string file)
    {
        var definition = ProcessJson.Read(File.ReadAllText(Path.Combine(Folder, file)));

        ProcessJson.HashOf(ProcessJson.Read(ProcessJson.Write(definition))).ShouldBe(Golden[file]);
    }
}
