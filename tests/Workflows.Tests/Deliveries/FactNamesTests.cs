using System.Text.Json;
using GlobalReach.Workflows.Delivery;

namespace GlobalReach.Workflows.Tests.Deliveries;

/// <summary>What is stored is read by every later version. The file beside this test holds each fact as it was once written: lines are added, never changed.</summary>
public sealed class FactNamesTests
{
    private static readonly Dictionary<string, string> Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "facts.golden.json"))).RootElement
        .EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetRawText());

    public static TheoryData<string> Names { get; } = [.. Golden.Keys];

    [Fact]
    public void Every_fact_is_in_the_golden_file_and_none_ever_leaves_it() => FactNames.All.Order().ShouldBe(Golden.Keys.Order(), "add a new fact with a payload; a name that is stored somewhere can never be dropped");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fact_written_by_an_earlier_version_is_read_in_full(string name)
    {
        var then = JsonDocument.Parse(Golden[name]).RootElement;
        var now = JsonDocument.Parse(FactNames.Write(FactNames.Read(name, Golden[name]))).RootElement;

        foreach (var value in then.EnumerateObject()) JsonElement.DeepEquals(now.GetProperty(value.Name), value.Value).ShouldBeTrue($"{name}: {value.Name}");
    }
}
