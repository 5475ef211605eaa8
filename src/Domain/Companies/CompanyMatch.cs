using System.Globalization;
using System.Text;

namespace GlobalReach.Domain.Companies;

/// <summary>Tells whether two names may mean one company, so that whoever registers an inquiry is warned and decides.</summary>
/// <remarks>
/// <para>Key = the name in compatibility form, without case, accents, punctuation, spaces and legal form, with "&amp;" as "and".
/// Scripts are not transliterated: a company's Latin and native names each have a key.</para>
/// <para>Similarity of two keys = 1 - edits / length of the longer, an edit being one letter put in, left out, replaced or
/// swapped with its neighbour; at least <see cref="Branch"/> when one whole name begins the other (a branch, an affiliate).</para>
/// </remarks>
public static class CompanyMatch
{
    /// <summary>From this similarity on, two names are likely the same: one slip in seven letters.</summary>
    public const double Threshold = 0.85;

    /// <summary>The similarity of a name and the same name with something added.</summary>
    public const double Branch = 0.9;

    /// <summary>Shorter names begin too many others; a syllable or ideograph tells as much as two letters.</summary>
    private const int TellingLength = 8;

    /// <summary>From this length on a name is recognised within a longer word ("solarisbatterieshalle").</summary>
    private const int Compound = 10;

    /// <summary>What a name is compared by; empty only when it has no letter, digit or sign at all.</summary>
    public static string Key(string name)
    {
        var words = LegalForms.RemovedFrom(WordsOf(name));
        return words.Count > 0 ? string.Concat(words) : string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
    }

    /// <summary>How alike two names are, from 0 to 1.</summary>
    public static double Similarity(string a, string b) => SimilarityOfKeys(Key(a), Key(b));

    /// <summary>How alike two names are by their stored keys, from 0 to 1.</summary>
    public static double SimilarityOfKeys(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        if (a == b) return 1;

        var alike = 1 - ((double)Edits(a, b) / Math.Max(a.Length, b.Length));
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        var begins = Weight(shorter) >= TellingLength && longer.StartsWith(shorter, StringComparison.Ordinal);
        return begins ? Math.Max(alike, Branch) : alike;
    }

    /// <summary>
    /// Whether a text says a name, given by its key: as whole words (its genitive too), within a word that is long enough, or anywhere in a script that writes
    /// without spaces; letters of another script that look the same are the same. A name of one or two letters is in every other text and tells nothing.
    /// </summary>
    public static bool Mentions(string text, string key) => Mentions(SaidIn(text), key);

    /// <summary>The words of a text, to be asked for several names.</summary>
    internal static List<string> SaidIn(string text) => WordsOf(text).ConvertAll(LookAlikes.Folded);

    /// <summary>The same of a text's words.</summary>
    internal static bool Mentions(List<string> words, string key)
    {
        if (key.Length < 3 && !key.Any(IsUnspaced)) return false;
        var sought = LookAlikes.Folded(key);
        if (key.Any(IsUnspaced)) return string.Concat(words).Contains(sought, StringComparison.Ordinal);
        if (sought.Length >= Compound && words.Exists(word => word.Contains(sought, StringComparison.Ordinal))) return true;
        for (var first = 0; first < words.Count; first++)
        {
            var said = "";
            for (var next = first; next < words.Count && said.Length < sought.Length; next++)
            {
                said += words[next];
                if (said == sought || said == sought + "s") return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text says a web or mail address, or another of the same domain.</summary>
    public static bool MentionsAddress(string text, string address)
    {
        var (said, sought) = (LookAlikes.Folded(Plain(text)), LookAlikes.Folded(Plain(address)));
        for (var at = said.IndexOf(sought, StringComparison.Ordinal); at >= 0 && sought.Length > 0; at = said.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var after = at + sought.Length;
            if ((at == 0 || !IsOfLabel(said[at - 1])) && (after == said.Length || !IsOfLabel(said[after]))) return true;
        }

        return false;
    }

    /// <summary>The word by which a company is known beside its whole name; null where there is none, or it is anybody's.</summary>
    public static string? TellingWord(string name) => CommonWords.TellingIn(LegalForms.RemovedFrom(WordsOf(name))) is { } word && !word.Any(IsUnspaced) ? word : null;

    /// <summary>What two names are the same by for whoever reads them: no two code names may be.</summary>
    public static string ReadKey(string name) => LookAlikes.Folded(Key(name));

    /// <summary>All words of a name in one, legal forms among them: a person has none.</summary>
    internal static string Whole(string name) => string.Concat(WordsOf(name));

    private static bool IsOfLabel(char c) => char.IsLetterOrDigit(c) || c == '-';

    /// <summary>A key from its end, letter by letter.</summary>
    public static string Backwards(string key) => string.Concat(key.EnumerateRunes().Reverse().Select(rune => rune.ToString()));

    /// <summary>How much a key tells, in letters: a syllable or ideograph tells as much as two.</summary>
    public static int Weight(string key) => key.Sum(c => IsUnspaced(c) ? 2 : 1);

    private static bool IsUnspaced(char c) => c >= '\u1100';

    /// <summary>Whether somebody should look before a second company is registered.</summary>
    public static bool IsLikelySame(string a, string b) => Similarity(a, b) >= Threshold;

    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Plain(name).EnumerateRunes())
        {
            if (Unseen.Is(rune)) continue;
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) word.Append(rune);
            else if (rune.Value == '&') Close("and");
            else if (!IsInsideWords(rune)) Close(null);
        }

        Close(null);
        return Joined(words);

        void Close(string? next)
        {
            if (word.Length > 0) words.Add(Conjunctions.Contains(word.ToString()) ? "and" : word.ToString());
            if (next is not null) words.Add(next);
            word.Clear();
        }
    }

    private static readonly HashSet<string> Conjunctions = new(["und", "et", "och", "og"], StringComparer.Ordinal);

    /// <summary>S.p.A., A/S and בע״מ are one word each.</summary>
    private static bool IsInsideWords(Rune rune) => rune.Value is '.' or '/' or '\'' or '’' or '"' or '״' or '׳' or '”';

    /// <summary>"S. p. A." is written apart, and means the same.</summary>
    private static List<string> Joined(List<string> words)
    {
        var joined = new List<string>(words.Count);
        var previousWasLetter = false;
        foreach (var word in words)
        {
            var isLetter = word.Length == 1 && char.IsAsciiLetterLower(word[0]);
            if (isLetter && previousWasLetter) joined[^1] += word;
            else joined.Add(word);
            previousWasLetter = isLetter;
        }

        return joined;
    }

    /// <summary>Compatibility form in small letters; accents of Latin, Greek, Cyrillic, Hebrew and Arabic go, marks that make another letter (ガ) stay.</summary>
    internal static string Plain(string name)
    {
        // Half a surrogate pair cannot be normalised; as a rune it is a replacement character, which no key keeps.
        var sound = string.Concat(name.EnumerateRunes().Select(r => r.ToString()));
        var plain = new StringBuilder();
        foreach (var c in sound.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is (>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05BD') or (>= '\u064B' and <= '\u0652')) continue;
            plain.Append(c switch
            {
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'ø' => "o",
                'ł' => "l",
                'đ' or 'ð' => "d",
                'þ' => "th",
                'ı' => "i",
                _ => c.ToString(),
            });
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Optimal string alignment: as few edits as it takes.</summary>
    private static int Edits(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) above[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
