using System.Globalization;
using System.Text;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Knows which scripts a proposal can print and in which language's letter shapes a name is set.</summary>
public static class ProposalScript
{
    // The blocks that the fonts in package.json draw without a gap; a test prints them.
    private static readonly (int First, int Last)[] Printed =
    [
        (0x20, 0x7E), (0xA0, 0x377), (0x384, 0x3E1), (0x3F0, 0x52F), (0x591, 0x5F4), (0x600, 0x6FF), (0x750, 0x77F), (0x900, 0x97F), (0xE01, 0xE3A), (0xE3F, 0xE5B), (0x1100, 0x11FF),
        (0x1E00, 0x1EFF), (0x2000, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2160, 0x216B), (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x3200, 0x321E), (0x3220, 0x32FF),
        (0x3400, 0x4DB5), (0x4E00, 0x9FEF), (0xAC00, 0xD7A3), (0xFF01, 0xFFBE),
    ];

    /// <summary>Whether every letter has a glyph.</summary>
    public static bool CanPrint(string text) => text.EnumerateRunes().All(CanPrint);

    /// <summary>Whether a letter has a glyph.</summary>
    public static bool CanPrint(Rune rune) => Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned && Array.Exists(Printed, block => rune.Value >= block.First && rune.Value <= block.Last);

    /// <summary>The language of a name in its own script. Han letters are shared and look different in each country: the home country decides.</summary>
    public static string LanguageOf(string name, CountryCode? home)
    {
        if (name.EnumerateRunes().Any(IsHangul)) return "ko";
        if (name.EnumerateRunes().Any(IsKana)) return "ja";
        if (name.EnumerateRunes().Any(rune => rune.Value is >= 0x590 and <= 0x5FF)) return "he";
        if (name.EnumerateRunes().Any(rune => rune.Value is >= 0x600 and <= 0x77F)) return "ar";
        if (name.EnumerateRunes().Any(rune => rune.Value is >= 0xE00 and <= 0xE7F)) return "th";
        if (!IsEastAsian(name)) return "";
        return home?.Value switch
        {
            "CN" or "SG" or "MY" => "zh-Hans",
            "TW" or "HK" or "MO" => "zh-Hant",
            "KR" or "KP" => "ko",
            _ => "ja",
        };
    }

    /// <summary>Whether a text holds Chinese, Japanese or Korean letters and so is no English.</summary>
    public static bool IsEastAsian(string text) => text.EnumerateRunes().Any(rune => IsHangul(rune) || IsKana(rune) || rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether a text holds letters of a script that no English is written in.</summary>
    public static bool IsNoEnglish(string text) => text.EnumerateRunes().Any(rune => rune.Value >= 0x370 && rune.Value is not (>= 0x1E00 and <= 0x1EFF) && Rune.IsLetter(rune));

    private static bool IsHangul(Rune rune) => rune.Value is >= 0x1100 and <= 0x11FF or >= 0x3131 and <= 0x318E or >= 0xAC00 and <= 0xD7A3;

    private static bool IsKana(Rune rune) => rune.Value is >= 0x3041 and <= 0x30FF;
}
