using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>What was published stays what it was: a new property of the definitions must not change the hash of a version that does not use it.</summary>
public sealed class SeedHashesTests
{
    [Theory]
    [InlineData("investor-journey.v1", "2d8bcb42f4619ec2d170a17cfa518d278ae16e2b5b5bf502e3f69c6fa2fa48aa")]
    [InlineData("investor-journey.v2", "df5de39761afcc6aa9538638095e44401e417917a2689a5a9a105a294a8b9425")]
    public void The_hash_of_a_published_version_never_changes(string seed, string hash) =>
        ProcessJson.HashOf(ProcessJson.Read(File.ReadAllText(Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes", $"{seed}.json")))).ShouldBe(hash);
}
