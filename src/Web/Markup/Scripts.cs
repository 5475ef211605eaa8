using System.Text;

namespace GlobalReach.Web.Markup;

/// <summary>In which language a name in its own script is to be drawn and read aloud: Han signs are drawn otherwise in Japan than in China.</summary>
public static class Scripts
{
    /// <summary>The <c>lang</c> of a text by its script, its country and, where it is known, its owner's language; null for Latin script.</summary>
    public static string? LanguageOf(string? text, string? country = null, string? language = null)
    {
        var scripts = (text ?? "").EnumerateRunes().Select(ScriptOf).OfType<string>().ToHashSet();
        if (scripts.Count == 0) return null;
        if (scripts.Contains("kana")) return "ja";
        if (scripts.Contains("ko")) return "ko";
        if (scripts.Contains("han"))
        {
            return language?.Split('-')[0] == "ja" || country == "JP" ? "ja"
                : country is "TW" or "HK" or "MO" || language == "zh-Hant" ? "zh-Hant"
                : country == "KR" ? "ko" : "zh-Hans";
        }

        var script = scripts.First();
        return (script, country) switch
        {
            ("ar", "IR") => "fa",
            ("ar", "PK") => "ur",
            ("ru", "UA") => "uk",
            ("ru", "BG") => "bg",
            ("ru", "RS") => "sr",
            ("ru", "KZ") => "kk",
            _ => script,
        };
    }

    private static string? ScriptOf(Rune rune) => rune.Value switch
    {
        >= 0x3040 and <= 0x30FF => "kana",
        (>= 0x1100 and <= 0x11FF) or (>= 0x3130 and <= 0x318F) or (>= 0xAC00 and <= 0xD7AF) => "ko",
        (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) => "han",
        >= 0x0590 and <= 0x05FF => "he",
        (>= 0x0600 and <= 0x06FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => "ar",
        >= 0x0400 and <= 0x04FF => "ru",
        >= 0x0370 and <= 0x03FF => "el",
        >= 0x0E00 and <= 0x0E7F => "th",
        >= 0x0900 and <= 0x097F => "hi",
        >= 0x10A0 and <= 0x10FF => "ka",
        >= 0x0530 and <= 0x058F => "hy",
        _ => null,
    };
}
