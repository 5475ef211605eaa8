using GlobalReach.Workflows.Engine;

namespace GlobalReach.Workflows.Tests.Engine;

/// <summary>A fault keeps its sentence apart from what it is about, so that it is said in other languages.</summary>
public sealed class FaultTextTests
{
    [Fact]
    public void A_sentence_is_kept_with_gaps_and_what_fills_them_whatever_that_is()
    {
        var (gate, count) = ("a{0}b", 3);
        FaultText said = $"There is no gate '{gate}': use one of {count}.";

        said.Sentence.ShouldBe("There is no gate '{0}': use one of {1}.");
        said.Gaps.ShouldBe(["a{0}b", "3"]);
        said.ToString().ShouldBe("There is no gate 'a{0}b': use one of 3.");
    }

    [Fact]
    public void What_has_no_gaps_may_hold_braces()
    {
        FaultText said = "'{' is no definition.";

        said.ToString().ShouldBe("'{' is no definition.");
        said.Gaps.ShouldBeEmpty();
    }
}
