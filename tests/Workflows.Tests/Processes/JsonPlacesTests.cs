using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Tests.Engine;

namespace GlobalReach.Workflows.Tests.Processes;

/// <summary>A fault is found where it stands in the text.</summary>
public sealed class JsonPlacesTests
{
    private const string Text = """
        {
          "name": "Größe 😀",
          "stages": [ { "key": "a" }, { "key": "b", "exit": [ { "gate": "x" } ] } ]
        }
        """;

    [Theory]
    [InlineData("$", "{")]
    [InlineData("$.stages[1].exit[0].gate", "\"x\"")]
    [InlineData("$.stages[1]", "{ \"key\": \"b\"")]
    [InlineData("$.stages[1].exit[0].of", "{ \"gate\"")]
    [InlineData("$.stages[9].exit", "[ { \"key\": \"a\"")]
    public void The_value_or_its_nearest_part_is_found(string path, string begins) => Text[JsonPlaces.Find(Text, path)..].ShouldStartWith(begins);

    [Fact]
    public void Lines_are_counted_from_one() => JsonPlaces.LineOf(Text, JsonPlaces.Find(Text, "$.stages")).ShouldBe(3);

    [Fact]
    public void A_text_that_is_no_definition_is_told_with_its_place()
    {
        var text = DraftText.Read(Text.ReplaceLineEndings("\n"));

        text.Definition.ShouldBeNull();
        text.Faults.ShouldHaveSingleItem().Line.ShouldBe(2);
        DraftText.Read("{ \"key\": ").Faults.ShouldHaveSingleItem().Path.ShouldStartWith("$");
        DraftText.Read("").Faults.ShouldHaveSingleItem();
        DraftText.Read("null").Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_the_check_finds_stands_at_its_place()
    {
        var process = PaperLead.Process with { Stages = [.. PaperLead.Process.Stages.Select(stage => stage with { Exit = [.. stage.Exit.Select(use => use.Gate == "nda-on-file" ? use with { Gate = "no-such-gate" } : use)] })] };
        var json = ProcessJson.Write(process);

        var fault = DraftText.Read(json).With(json, ProcessCheck.Check(process, new Dictionary<string, ProcessTexts>())).Faults.ShouldHaveSingleItem();

        json[fault.At..].ShouldStartWith("\"no-such-gate\"");
        json.Split('\n')[fault.Line - 1].ShouldContain("no-such-gate");
    }

    [Fact]
    public void The_schema_tells_every_property_of_the_records_and_the_names_of_gates_and_facts()
    {
        foreach (var name in typeof(StageDefinition).GetProperties().Concat(typeof(DeadlineDefinition).GetProperties()).Concat(typeof(TaskDefinition).GetProperties()).Select(property => property.Name))
        {
            ProcessSchema.Json.ShouldContain($"\"{char.ToLowerInvariant(name[0])}{name[1..]}\":");
        }

        ProcessSchema.Json.ShouldContain("\"critical-tasks-done\"");
        ProcessSchema.Json.ShouldContain("\"discovery.utility-loads\"");
        ProcessSchema.Json.ShouldContain("\"vice-president\"");
    }

    /// <summary>Leads run on published versions: whatever the records gain, what was published keeps its hash.</summary>
    [Fact]
    public void Every_seed_that_was_published_keeps_its_hash()
    {
        var golden = new Dictionary<string, string> { ["investor-journey 1"] = "2d8bcb42f4619ec2d170a17cfa518d278ae16e2b5b5bf502e3f69c6fa2fa48aa" };

        var seeds = Directory.GetFiles(Path.Combine(new TemplateFiles(new TemplateOptions()).Folder, "processes"), "*.v*.json").Select(path => ProcessJson.Read(File.ReadAllText(path))).ToDictionary(seed => $"{seed.Key} {seed.Version}", ProcessJson.HashOf);

        foreach (var (seed, hash) in golden) seeds[seed].ShouldBe(hash, seed);
    }
}
