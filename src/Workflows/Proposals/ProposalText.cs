using System.Globalization;
using System.Text;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Makes what people typed fit for print without changing what it says.</summary>
internal static class ProposalText
{
    public const int LongestProse = 2000;
    public const int LongestName = 160;

    /// <summary>What may be typed into one section; nothing of it is cut.</summary>
    public const int LongestTyped = 8000;

    private const int LongestWord = 24;
    private const char BreakHere = '\u200B';

    /// <summary>One line of text: invisible controls are gone, endless words can break, and what is too long is cut with an ellipsis.</summary>
    public static string Clean(string? text, int longest, out bool shortened, bool keepsEdges = false)
    {
        shortened = false;
        if (string.IsNullOrEmpty(text) || (!keepsEdges && string.IsNullOrWhiteSpace(text))) return "";
        var result = new StringBuilder();
        var (run, count) = (0, 0);
        // Lone surrogates are no characters and NFC refuses them: enumerate first.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || IsVariationSelector(rune)) continue;
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isSpace && (result.Length == 0 ? !keepsEdges : result[^1] == ' ')) continue;
            if (++count > longest)
            {
                shortened = true;
                break;
            }

            run = isSpace || rune.Value is >= 0x2E80 ? 0 : run + 1;
            if (isSpace) result.Append(' ');
            else result.Append(rune.ToString());
            if (run == LongestWord)
            {
                result.Append(BreakHere);
                run = 0;
            }
        }

        var clean = (keepsEdges ? result.ToString() : result.ToString().Trim(' ', BreakHere)).Normalize(NormalizationForm.FormC);
        return shortened ? clean + "…" : clean;
    }

    /// <summary>Without places to break: for what people copy, such as an address.</summary>
    public static string Unbroken(string clean) => clean.Replace(BreakHere.ToString(), "", StringComparison.Ordinal);

    private static bool IsVariationSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;
}
