using System.Globalization;
using System.Text.RegularExpressions;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>Reads figures back out of what is printed in a language, independently of how they were written.</summary>
internal static partial class PrintedFigures
{
    private const string English = @"USD (?<n>N)(?: (?<m>million|billion))?";

    private static readonly Dictionary<string, Reading> Readings = new(StringComparer.Ordinal)
    {
        ["en"] = new("en-US", English),
        ["en-GB"] = new("en-GB", English),
        ["de"] = new("de-DE", @"(?<n>N) (?:(?<m>Mio\.|Mrd\.) )?USD"),
        ["fr"] = new("fr-FR", @"(?<n>N) (?:(?<m>millions?|milliards?) )?USD"),
        ["it"] = new("it-IT", @"(?<n>N) (?:(?<m>milion[ei]|miliard[oi]) di )?USD"),
        ["nl"] = new("nl-NL", @"(?<n>N) (?:(?<m>miljoen|miljard) )?USD"),
        ["es"] = new("es-ES", @"(?<n>N) (?:(?<m>millones|mil millones) de )?USD"),
        ["pt-BR"] = new("pt-BR", @"(?<n>N) (?:(?<m>milhões|bilhões) de )?USD"),
        ["ja"] = new("en-US", Myriads("億", "万", "米ドル")),
        ["ko"] = new("en-US", Myriads("억", "만", "미국달러")),
        ["zh-Hans"] = new("en-US", Myriads("亿", "万", "美元")),
        ["he"] = new("he-IL", @"USD ?(?<n>N)(?: ?(?<m>מיליון|מיליארד))?") { Units = new() { ["sq ft"] = "רגל רבוע", ["m²"] = "מ״ר", ["km²"] = "קמ״ר", ["MW"] = "מגוואט" } },
        ["ar"] = new("ar-AE", @"USD ?(?<n>N)(?: ?(?<m>مليون|مليار))?") { Units = new() { ["sq ft"] = "قدم مربعة", ["m²"] = "متر مربع", ["km²"] = "كيلومتر مربع", ["MW"] = "ميغاواط" } },
    };

    public static SortedSet<decimal> Amounts(string text, string language)
    {
        var reading = Readings[language];
        var folded = reading.IsMyriad ? text.Replace(" ", "", StringComparison.Ordinal) : Text(text, language);
        return [.. Regex.Matches(folded, reading.Amount.Replace("N", reading.Number, StringComparison.Ordinal)).Where(match => reading.IsMyriad ? match.Groups.Values.Skip(1).Any(part => part.Success) : match.Success)
            .Select(match => reading.IsMyriad ? 1_0000_0000m * Part(match, "o") + 1_0000m * Part(match, "m") + Part(match, "r") : reading.Parse(match.Groups["n"].Value) * Factor(match.Groups["m"].Value))];
    }

    public static SortedSet<DateOnly> Dates(string text, string language)
    {
        var (reading, folded) = (Readings[language], Text(text, language));
        if (reading.IsMyriad)
            return [.. Regex.Matches(folded.Replace(" ", "", StringComparison.Ordinal), @"(\d{4})[年년](\d{1,2})[月월](\d{1,2})[日일]").Select(match => new DateOnly(Whole(match.Groups[1]), Whole(match.Groups[2]), Whole(match.Groups[3])))];
        var spelt = language == "en" ? @"(?<mo>\p{L}+) (?<d>\d{1,2}), (?<y>\d{4})" : @"(?<d>\d{1,2})\.? (?:de )?(?<mo>\p{L}+) (?:de )?(?<y>\d{4})";
        var dates = new SortedSet<DateOnly>();
        foreach (Match match in Regex.Matches(folded, spelt))
            if (reading.Month(match.Groups["mo"].Value) is { } month) dates.Add(new(Whole(match.Groups["y"]), month, Whole(match.Groups["d"])));
        foreach (Match match in Regex.Matches(folded, @"(?<!\d)(\d{2})[./-](\d{2})[./-](\d{4})(?!\d)")) dates.Add(new(Whole(match.Groups[3]), Whole(match.Groups[2]), Whole(match.Groups[1])));
        return dates;
    }

    public static SortedSet<decimal> Measures(string text, string language, string unit)
    {
        var reading = Readings[language];
        return [.. Regex.Matches(Text(text, language), $@"(?<n>{reading.Number})[ ()]*{AsSeen(reading.Units.GetValueOrDefault(unit, unit), language)}").Select(match => reading.Parse(match.Groups["n"].Value))];
    }

    /// <summary>What runs from the right comes out of a file as it is seen: the last word first, and of each word the last letter.</summary>
    private static string Text(string text, string language) =>
        language is "he" or "ar" ? WordFromTheRight().Replace(text, Reversed) : text;

    private static string AsSeen(string unit, string language) => language is "he" or "ar" ? string.Join(' ', unit.Split(' ').AsEnumerable().Reverse()) : unit;

    private static string Reversed(Match run) => string.Concat(run.Value.Reverse());

    private static string Myriads(string oku, string man, string currency) => $@"(?:(?<o>[\d,]+){oku})?(?:(?<m>[\d,]+){man})?(?<r>[\d,]+)?{currency}";

    private static decimal Factor(string word) => word switch
    {
        "" => 1m,
        "billion" or "Mrd." or "milliard" or "milliards" or "miliardo" or "miliardi" or "miljard" or "mil millones" or "bilhões" or "מיליארד" or "مليار" => 1e9m,
        _ => 1e6m,
    };

    private static decimal Part(Match match, string name) => match.Groups[name].Success ? decimal.Parse(match.Groups[name].Value, NumberStyles.Number, CultureInfo.InvariantCulture) : 0;

    private static int Whole(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\u0590-\u08FF]+")]
    private static partial Regex WordFromTheRight();

    /// <summary>How a language writes; the units are those that it has words of its own for.</summary>
    private sealed record Reading(string CultureName, string Amount)
    {
        private readonly CultureInfo culture = CultureInfo.GetCultureInfo(CultureName);

        public Dictionary<string, string> Units { get; init; } = [];

        public bool IsMyriad => Amount.Contains("(?<r>", StringComparison.Ordinal);

        public string Number => CultureName is "fr-FR" ? @"(?<!\d)\d{1,3}(?: \d{3})*(?:,\d+)?" : culture.NumberFormat.NumberDecimalSeparator == "," ? @"\d[\d.]*(?:,\d+)?" : @"\d[\d,]*(?:\.\d+)?";

        public decimal Parse(string digits) => culture.NumberFormat.NumberDecimalSeparator == ","
            ? decimal.Parse(digits.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture)
            : decimal.Parse(digits, NumberStyles.Number, CultureInfo.InvariantCulture);

        public int? Month(string word)
        {
            var names = culture.DateTimeFormat;
            for (var month = 1; month <= 12; month++)
            {
                string[] said = [names.MonthNames[month - 1], names.MonthGenitiveNames[month - 1], names.AbbreviatedMonthNames[month - 1].TrimEnd('.'), $"ב{names.MonthNames[month - 1]}"];
                if (said.Contains(word, StringComparer.Ordinal)) return month;
            }

            return null;
        }
    }
}
