using System.Globalization;
using System.Text;
using GlobalReach.Domain.Companies;

namespace GlobalReach.Workflows.Search;

/// <summary>A word that is looked for: whole, or as the beginning of one while it is still being typed.</summary>
public sealed record WantedWord(string Text, bool Begins);

/// <summary>Turns text of any script into the terms it is found by, and a question into the words that are looked for. Neither asks the database how letters compare.</summary>
/// <remarks>
/// <para>Compatibility form, without case and accents; German umlauts and Nordic letters also spelled out (müller, muller, mueller); Arabic and Hebrew
/// without vowel signs, with one form of alef, yeh and heh; hiragana as katakana.</para>
/// <para>Scripts that put no space between words (Chinese, Japanese, Korean, Thai, …) are cut into pairs of letters that overlap.</para>
/// </remarks>
public static class SearchWords
{
    private const int MostTerms = 80;
    private const int MostWords = 8;

    private static readonly Dictionary<char, char> OneForm = new()
    {
        ['أ'] = 'ا', ['إ'] = 'ا', ['آ'] = 'ا', ['ٱ'] = 'ا', ['ى'] = 'ي', ['ئ'] = 'ي', ['ؤ'] = 'و', ['ة'] = 'ه', ['ک'] = 'ك', ['ی'] = 'ي',
    };

    private static readonly Dictionary<char, string> SpelledOut = new()
    {
        ['ä'] = "ae", ['ö'] = "oe", ['ü'] = "ue", ['ø'] = "oe", ['å'] = "aa", ['Ä'] = "ae", ['Ö'] = "oe", ['Ü'] = "ue", ['Ø'] = "oe", ['Å'] = "aa",
    };

    /// <summary>Every term that these texts are found by.</summary>
    public static IReadOnlyList<string> Terms(params IEnumerable<string?> texts)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            AddTerms(terms, text);
            if (Spell(text) is { } spelled) AddTerms(terms, spelled);
        }

        return [.. terms.Take(MostTerms)];
    }

    /// <summary>The words of a question: all of them have to be there, the last one may have just been begun.</summary>
    public static IReadOnlyList<WantedWord> Wanted(string question)
    {
        var runs = Runs(question);
        var wanted = new List<WantedWord>();
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (!run.IsUnspaced) wanted.Add(new(Cut(run.Text), i == runs.Count - 1));
            else if (Pairs(run.Text) is { Count: > 1 } pairs) wanted.AddRange(pairs.SkipLast(1).Select(pair => new WantedWord(pair, false)));
            else wanted.Add(new(run.Text, true));
        }

        return [.. wanted.DistinctBy(word => word.Text).TakeLast(MostWords)];
    }

    /// <summary>Whether every word is in one of these texts: what the index answers for many, for a few at hand.</summary>
    public static bool Fit(IReadOnlyList<WantedWord> words, params IEnumerable<string?> texts)
    {
        var terms = Terms(texts);
        return words.All(word => terms.Any(term => word.Begins ? term.StartsWith(word.Text, StringComparison.Ordinal) : term == word.Text));
    }

    /// <summary>A text as one string to rank by: folded, words set apart by single spaces.</summary>
    public static string Line(string text) => string.Join(' ', Runs(text).Select(run => run.Text));

    private static void AddTerms(HashSet<string> terms, string text)
    {
        var joined = "";
        foreach (var run in Runs(text))
        {
            if (run.IsUnspaced)
            {
                terms.UnionWith(Pairs(run.Text));
                continue;
            }

            terms.Add(Cut(run.Text));
            // S.p.A. is found as "spa", a project number also without its dashes.
            joined = run.IsGlued ? joined + run.Text : run.Text;
            if (run.IsGlued) terms.Add(Cut(joined));
        }
    }

    /// <summary>Overlapping pairs, and the last letter alone, so that every letter begins a term.</summary>
    private static List<string> Pairs(string run)
    {
        var letters = run.EnumerateRunes().Select(letter => letter.ToString()).ToList();
        return [.. letters.Select((letter, i) => i + 1 < letters.Count ? letter + letters[i + 1] : letter)];
    }

    private static List<Run> Runs(string text)
    {
        var runs = new List<Run>();
        var run = new StringBuilder();
        var (unspaced, glued, gluing) = (false, false, false);
        foreach (var rune in Folded(text).EnumerateRunes())
        {
            if (!IsOfWord(rune))
            {
                Close();
                gluing = IsInsideWords(rune) && (gluing || runs.Count > 0);
                continue;
            }

            if (run.Length > 0 && IsUnspaced(rune) != unspaced && !IsMark(rune)) Close();
            if (run.Length == 0) (unspaced, glued, gluing) = (IsUnspaced(rune), gluing && runs is [.., { IsUnspaced: false }] && !IsUnspaced(rune), false);
            run.Append(rune);
        }

        Close();
        return runs;

        void Close()
        {
            if (run.Length > 0) runs.Add(new(run.ToString(), unspaced, glued));
            run.Clear();
        }
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in CompanyMatch.Plain(text))
        {
            if (letter == '\u0640' || (letter is >= '\u0591' and <= '\u06FF' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)) continue;
            folded.Append(letter is >= '\u3041' and <= '\u3096' ? (char)(letter + 0x60) : OneForm.GetValueOrDefault(letter, letter));
        }

        return folded.ToString();
    }

    private static string? Spell(string text)
    {
        var sound = string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC);
        return sound.Any(SpelledOut.ContainsKey) ? string.Concat(sound.Select(letter => SpelledOut.GetValueOrDefault(letter, letter.ToString()))) : null;
    }

    private static string Cut(string word) => word.Length <= SearchTerm.MaxLength ? word : char.IsHighSurrogate(word[SearchTerm.MaxLength - 1]) ? word[..(SearchTerm.MaxLength - 1)] : word[..SearchTerm.MaxLength];

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsInsideWords(Rune rune) => rune.Value is '.' or '/' or '\'' or '’' or '-' or '"' or '״' or '׳' or '”' or '\u00AD' or (>= '\u200B' and <= '\u200F');

    private static bool IsUnspaced(Rune rune) => rune.Value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1100 and <= 0x11FF) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Letters in a row; glued when only a full stop, dash or the like parts it from the run before.</summary>
    private readonly record struct Run(string Text, bool IsUnspaced, bool IsGlued);
}
