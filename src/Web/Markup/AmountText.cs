using System.Globalization;
using System.Text.RegularExpressions;

namespace GlobalReach.Web.Markup;

/// <summary>
/// Amounts as people write them: <c>12,500,000</c>, <c>12.500.000</c>, <c>12.5 million</c>, <c>12,5 Mio.</c>, <c>800k</c>. What could mean two things is not read:
/// of <c>12.500</c> an American and a German think differently, and a wrong thousand is worse than a question.
/// </summary>
public static partial class AmountText
{
    private static readonly Dictionary<string, decimal> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["k"] = 1_000, ["thousand"] = 1_000, ["tsd"] = 1_000, ["tausend"] = 1_000, ["mille"] = 1_000,
        ["m"] = 1_000_000, ["mn"] = 1_000_000, ["mio"] = 1_000_000, ["mln"] = 1_000_000, ["million"] = 1_000_000, ["millions"] = 1_000_000, ["millionen"] = 1_000_000,
        ["bn"] = 1_000_000_000, ["mrd"] = 1_000_000_000, ["mds"] = 1_000_000_000, ["milliarde"] = 1_000_000_000, ["milliarden"] = 1_000_000_000, ["milliard"] = 1_000_000_000, ["milliards"] = 1_000_000_000,
    };

    /// <summary>False when it is no amount, or could be two. A billion is a thousand millions in English alone.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="digits">How many decimals the currency has.</param>
    /// <param name="amount">In units of the currency.</param>
    public static bool TryRead(string? text, int digits, out decimal amount)
    {
        amount = 0;
        if (Written().Match(text ?? "") is not { Success: true } written || Factor(written.Groups["word"].Value) is not { } factor) return false;
        if (Plain(Blank().Replace(written.Groups["number"].Value, ""), factor == 1 ? digits : int.MaxValue) is not { } plain || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
        if (Math.Abs(number) > decimal.MaxValue / factor) return false;

        amount = number * factor;
        return true;
    }

    /// <summary>What was typed, in the form that is stored; null where it is no amount.</summary>
    public static string? Stored(string? text) => TryRead(text, 2, out var amount) ? amount.ToString("0.####", CultureInfo.InvariantCulture) : null;

    /// <summary>As it stands in a field before anybody changed it: grouped as the reader writes numbers.</summary>
    public static string? Shown(string? plain) =>
        decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) ? amount.ToString("#,0.####", CultureInfo.CurrentCulture) : plain;

    private static decimal? Factor(string word)
    {
        if (word.Length == 0) return 1;
        if (Words.TryGetValue(word, out var factor)) return factor;
        return word.StartsWith("billion", StringComparison.OrdinalIgnoreCase) && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? 1_000_000_000 : null;
    }

    /// <summary>The number with a point before its decimals and nothing else; null where a mark could be either.</summary>
    private static string? Plain(string number, int digits)
    {
        var (last, marks) = (number.LastIndexOfAny([',', '.']), number.Count(letter => letter is ',' or '.'));
        if (marks == 0) return number;
        var (mark, behind) = (number[last], number.Length - last - 1);
        var same = number.Count(letter => letter == mark);
        if (same == marks && marks > 1) return IsGrouped(number, mark) ? number.Replace($"{mark}", "", StringComparison.Ordinal) : null;
        if (marks == 1 && behind == 3)
        {
            var reader = CultureInfo.CurrentCulture.NumberFormat;
            if ($"{mark}" == reader.NumberGroupSeparator) return number.Remove(last, 1);
            return digits >= 3 && $"{mark}" == reader.NumberDecimalSeparator ? AsDecimals(number, last) : null;
        }

        if (marks == 1) return AsDecimals(number, last);

        var (whole, other) = (number[..last], mark == ',' ? '.' : ',');
        return same == 1 && IsGrouped(whole, other) ? AsDecimals(whole.Replace($"{other}", "", StringComparison.Ordinal) + number[last..], whole.Replace($"{other}", "", StringComparison.Ordinal).Length) : null;
    }

    private static string AsDecimals(string number, int mark) => $"{number[..mark]}.{number[(mark + 1)..]}";

    /// <summary>Three digits behind each mark; in the middle two, as India counts, are grouped as well.</summary>
    private static bool IsGrouped(string number, char mark)
    {
        var groups = number.TrimStart('-').Split(mark);
        return groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups[1..].All(group => group.Length is 2 or 3);
    }

    [GeneratedRegex(@"^\s*(?<number>-?[0-9][0-9.,'’\s]*?)\s*(?<word>\p{L}*)\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"[\s'’]", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
