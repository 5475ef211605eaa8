using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GlobalReach.Workflows.Proposals;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>The words of every language beside the English ones.</summary>
public sealed class ProposalWordsTests
{
    private static readonly Dictionary<string, string[]> MoreForms = new(StringComparer.Ordinal) { ["he"] = ["one", "two"], ["ar"] = ["one", "two", "few", "many"] };

    private static readonly string[] WithoutForms = ["ja", "ko", "zh-Hans"];

    public static TheoryData<string> Translations { get; } = [.. new ProposalComposer(new()).Languages.Select(tag => tag.Value).Where(tag => !tag.StartsWith("en", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_has_every_word_and_no_other(string language)
    {
        var (english, other) = (Words("en"), Words(language));
        var needed = english.Keys.Where(key => !key.StartsWith("trigger.", StringComparison.Ordinal) && !(WithoutForms.Contains(language) && key.EndsWith(".one", StringComparison.Ordinal))).ToList();

        needed.Except(other.Keys).ShouldBeEmpty();
        other.Keys.Except(english.Keys).Where(key => !key.StartsWith("currency.", StringComparison.Ordinal) && !key.StartsWith("text.", StringComparison.Ordinal) && !IsForm(language, key, english)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void The_same_values_and_figures_stand_in_the_same_words(string language)
    {
        var (english, other) = (Words("en"), Words(language));

        foreach (var (key, text) in english.Where(pair => other.ContainsKey(pair.Key)))
        {
            var values = Values(other[key]);
            if (key.EndsWith(".one", StringComparison.Ordinal)) values.ShouldBeSubsetOf(Values(text).Append("n"), key);
            else values.ShouldBe(Values(text), ignoreOrder: true, customMessage: $"{language}: {key}");
            foreach (Match figure in Regex.Matches(text, @"\d+")) other[key].ShouldContain(figure.Value, customMessage: $"{language}: {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Nothing_was_left_in_English_by_accident(string language)
    {
        var (english, other) = (Words("en"), Words(language));

        other.Where(pair => pair.Key != "agency" && Regex.Replace(pair.Value, @"\{\w+\}", "").Count(char.IsLetter) > 12 && english.GetValueOrDefault(pair.Key) == pair.Value).Select(pair => pair.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Nobody_has_reviewed_a_translation_as_it_is_shipped(string language)
    {
        var file = File(language);

        file["labelReview"]!.GetValue<string>().ShouldBe("draft");
        file["blocks"]!.AsObject().ShouldAllBe(block => block.Value!["review"]!.GetValue<string>() == "draft");
    }

    private static bool IsForm(string language, string key, Dictionary<string, string> english) =>
        key.LastIndexOf('.') is > 0 and var dot && MoreForms.GetValueOrDefault(language, ["one"]).Contains(key[(dot + 1)..]) && (english.ContainsKey(key[..dot]) || english.ContainsKey($"{key[..dot]}.other"));

    private static JsonNode File(string language) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(new ProposalOptions().FindTemplateFolder(), $"{language}.json")))!;

    private static Dictionary<string, string> Words(string language)
    {
        var file = File(language);
        return file["labels"]!.AsObject().Select(pair => (pair.Key, pair.Value!.GetValue<string>()))
            .Concat(file["blocks"]!.AsObject().Select(pair => (pair.Key, pair.Value!["text"]!.GetValue<string>())))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    private static string[] Values(string text) => [.. Regex.Matches(text, @"\{(\w+)\}").Select(match => match.Groups[1].Value).Distinct()];
}
