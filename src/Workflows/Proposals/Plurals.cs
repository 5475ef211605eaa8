namespace GlobalReach.Workflows.Proposals;

/// <summary>Which form of a word goes with a number, as CLDR names the forms.</summary>
internal static class Plurals
{
    /// <summary>The forms beside "other" that a language has.</summary>
    public static IReadOnlyList<string> FormsOf(string language) => language switch
    {
        "ja" or "ko" or "zh" => [],
        "he" => ["one", "two"],
        "ar" => ["zero", "one", "two", "few", "many"],
        _ => ["one"],
    };

    public static string Of(string language, decimal count) => language switch
    {
        "ja" or "ko" or "zh" => "other",
        "fr" or "pt" => count < 2 ? "one" : "other",
        "he" => count switch { 1 => "one", 2 => "two", _ => "other" },
        "ar" => Arabic(count),
        _ => count == 1 ? "one" : "other",
    };

    private static string Arabic(decimal count) => decimal.Truncate(count) != count ? "other" : (count, count % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };
}
