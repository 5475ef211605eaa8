using System.Globalization;

namespace GlobalReach.Domain.Foundation;

/// <summary>A country by its ISO 3166-1 alpha-2 code, in capitals.</summary>
public readonly record struct CountryCode
{
    /// <summary>The country of a code; a code that no country has is a bug here (validators check first).</summary>
    public CountryCode(string value) => Value = IsCountry(value) ? value : throw new ArgumentException($"'{value}' is not an ISO 3166-1 alpha-2 code.", nameof(value));

    /// <summary>Two capitals.</summary>
    public string Value { get; }

    /// <summary>Every country known to the platform's locale data.</summary>
    public static IReadOnlySet<string> All { get; } = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(c => new RegionInfo(c.Name).TwoLetterISORegionName)
        .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a country has this code.</summary>
    public static bool IsCountry(string? code) => code is not null && All.Contains(code);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A language by its BCP 47 tag (de, pt-BR, zh-Hans).</summary>
public readonly record struct LanguageTag
{
    /// <summary>The language of a tag; an unknown tag is a bug here (validators check first).</summary>
    public LanguageTag(string value) => Value = IsLanguage(value) ? value : throw new ArgumentException($"'{value}' is not a language tag.", nameof(value));

    /// <summary>The tag as BCP 47 writes it.</summary>
    public string Value { get; }

    /// <summary>Whether the platform's locale data has this language.</summary>
    public static bool IsLanguage(string? tag) => tag is { Length: >= 2 and <= 12 } && Known.Contains(tag);

    /// <summary>A tag however its letters are written ("pt-br", "ZH-HANS") and by whichever of its names (zh-CN, iw), as BCP 47 writes it; null when there is no such language.</summary>
    public static string? Canonical(string? tag) => tag is { Length: >= 2 and <= 12 } && AnyCase.TryGetValue(Older.GetValueOrDefault(tag, tag), out var known) ? known : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static readonly HashSet<string> Known = CultureInfo.GetCultures(CultureTypes.AllCultures).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Older = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zh-CN"] = "zh-Hans", ["zh-SG"] = "zh-Hans", ["zh-TW"] = "zh-Hant", ["zh-HK"] = "zh-Hant", ["zh-MO"] = "zh-Hant", ["iw"] = "he",
    };

    private static readonly HashSet<string> AnyCase = new(Known, StringComparer.OrdinalIgnoreCase);
}
