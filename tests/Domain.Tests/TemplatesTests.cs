using System.Text.Json.Nodes;

namespace GlobalReach.Domain.Tests;

public sealed class TemplatesTests
{
    [Fact]
    public void Code_names_are_many_distinct_and_plain()
    {
        var names = Read("code-names/standard")["names"]!.AsArray().Select(n => n!.GetValue<string>()).ToArray();

        names.Length.ShouldBeGreaterThanOrEqualTo(350);
        names.Select(n => n.ToUpperInvariant()).ShouldBeUnique();
        names.ShouldAllBe(n => n.Length >= 4 && n.All(char.IsAsciiLetter) && char.IsAsciiLetterUpper(n[0]));
    }

    [Theory]
    [InlineData("programmes/connecticut.v1", "programmes")]
    [InlineData("region/hartford.v1", "facts")]
    [InlineData("region/hartford.v1", "towns")]
    [InlineData("origins/origins.v1", "rows")]
    public void No_row_ships_as_verified(string file, string list) =>
        Read(file)[list]!.AsArray().ShouldAllBe(row => row!.AsObject().ContainsKey("verifiedOn") && row["verifiedOn"] == null);

    [Theory]
    [InlineData("programmes/connecticut.v1", "programmes")]
    [InlineData("region/hartford.v1", "facts")]
    [InlineData("origins/origins.v1", "rows")]
    [InlineData("pipeline/probabilities.v1", "stages")]
    [InlineData("scoring/standard.v1", "items")]
    public void Keys_are_unique(string file, string list) =>
        Read(file)[list]!.AsArray().Select(row => row!["key"]!.GetValue<string>()).ShouldBeUnique();

    [Fact]
    public void What_is_offered_has_a_source_and_a_source_has_a_title()
    {
        var programmes = Read("programmes/connecticut.v1")["programmes"]!.AsArray();

        programmes.Where(p => p!["offer"] != null).ShouldAllBe(p => p!["source"]!.AsArray().Count > 0);
        programmes.Where(p => p!["source"]!.AsArray().Count > 0).ShouldAllBe(p => p!["sourceTitle"] != null);
        Read("region/hartford.v1")["facts"]!.AsArray().ShouldAllBe(f => f!["source"] == null == (f["sourceTitle"] == null));
    }

    [Fact]
    public void What_is_told_because_of_home_has_a_source_and_no_country_has_two_visa_routes()
    {
        var rows = Read("origins/origins.v1")["rows"]!.AsArray();

        rows.ShouldAllBe(row => row!["source"] != null && row["sourceTitle"] != null && row["countries"]!.AsArray().Count > 0);
        rows.Where(row => row!["kind"]!.GetValue<string>() == "visa").SelectMany(row => row!["countries"]!.AsArray().Select(country => country!.GetValue<string>())).ShouldBeUnique();
    }

    [Theory]
    [InlineData("programmes/connecticut.v1", "programmes")]
    [InlineData("region/hartford.v1", "facts")]
    [InlineData("origins/origins.v1", "rows")]
    public void A_source_is_named_as_a_reader_would_name_it(string file, string list) =>
        Read(file)[list]!.AsArray().Select(row => row!["sourceTitle"]?.GetValue<string>()).OfType<string>().SelectMany(title => title.Split("; "))
            .ShouldAllBe(source => char.IsAsciiLetterUpper(source[0]) && !source.Contains('/', StringComparison.Ordinal) && !source.Contains("q=", StringComparison.Ordinal));

    [Fact]
    public void Every_stage_of_the_journey_has_its_probability() =>
        Read("pipeline/probabilities.v1")["stages"]!.AsArray().Select(s => s!["key"]!.GetValue<string>())
            .ShouldBe(Read("processes/investor-journey.v1")["stages"]!.AsArray().Select(s => s!["key"]!.GetValue<string>()));

    [Fact]
    public void Every_reason_has_its_words_in_three_languages() =>
        Read("reasons/reasons.v1")["lists"]!.AsObject().SelectMany(list => list.Value!.AsArray()).ShouldAllBe(reason =>
            new[] { "key", "en", "de", "fr" }.All(name => !string.IsNullOrWhiteSpace(reason![name]!.GetValue<string>())));

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", $"{name}.json")))!;
}
