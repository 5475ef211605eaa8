using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace GlobalReach.Workflows.Requests;

/// <summary>
/// Characters that nobody sees and nobody means: control characters, and the two that turn all text after them around (a name could then be made to read
/// as another). In what stands on one line, names above all, nothing else that cannot be seen is taken either, nor a line break: two names would look the same.
/// What a script or a picture needs of it stays.
/// </summary>
internal static class UnseenCharacters
{
    private const int LeftToRightOverride = 0x202D;
    private const int RightToLeftOverride = 0x202E;
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>What people write on one line: by it things are called, found and told apart.</summary>
    private static readonly HashSet<string> OnOneLine = new(
        [
            "CodeName", "CompanyName", "CompanyNativeName", "CompanyWebsite", "IntermediaryName", "ContactGivenName", "ContactFamilyName", "ContactHonorific", "ContactJobTitle", "ContactEmail", "ContactPhone",
            "Name", "LegalName", "NativeName", "TradingName", "GivenName", "FamilyName", "Honorific", "JobTitle", "Email", "Phone", "Website", "Town", "Kind", "Source", "Title", "Party", "List", "Label", "Programme", "Authority",
            "ReferredTo", "WinnerPlace", "NextStep",
        ],
        StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Told = new();

    /// <summary>Each text of a request that holds one, and the first it holds.</summary>
    public static IEnumerable<Refusal> In(object request) => Look(request, "", oneLine: false);

    private static IEnumerable<Refusal> Look(object? value, string path, bool oneLine) => value switch
    {
        null => [],
        string text => First(text, oneLine) is { } character ? [Refusal.Invalid(path, "unseen-character", string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}"))] : [],
        Known<string> known => Look(known.Or(null), path, oneLine),
        IEnumerable<object> list => list.SelectMany((item, at) => Look(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"), oneLine)),
        IEnumerable => [],
        _ => Told.GetOrAdd(value.GetType(), TextsOf).SelectMany(property => Look(property.GetValue(value), path.Length == 0 ? property.Name : $"{path}.{property.Name}", OnOneLine.Contains(property.Name) && !IsStraightened(value))),
    };

    /// <summary>What somebody said, of our own records only; what is computed from it was looked at already.</summary>
    private static PropertyInfo[] TextsOf(Type type) => type.Namespace?.StartsWith(nameof(GlobalReach), StringComparison.Ordinal) is true && !type.IsEnum
        ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)]
        : [];

    /// <summary>A letterhead puts what was pasted on one line by itself.</summary>
    private static bool IsStraightened(object said) => said is Letterheads.LetterheadForm;

    private static Rune? First(string text, bool oneLine)
    {
        // What most texts are made of.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return null;
        var runes = text.EnumerateRunes().ToArray();
        for (var at = 0; at < runes.Length; at++)
        {
            var rune = runes[at];
            if ((Rune.IsControl(rune) && (rune.Value is not ('\t' or '\r' or '\n') || (oneLine && rune.Value != '\t'))) || rune.Value is LeftToRightOverride or RightToLeftOverride) return rune;
            if (oneLine && Unseen.Is(rune) && !IsMeant(runes, at)) return rune;
        }

        return null;
    }

    /// <summary>Joiners between letters of scripts that know them and between pictures, the look of a picture or ideograph, and marks of direction in a text that is read from the right.</summary>
    private static bool IsMeant(Rune[] runes, int at)
    {
        var (before, after) = (at > 0 ? runes[at - 1] : default, at + 1 < runes.Length ? runes[at + 1] : default);
        return runes[at].Value switch
        {
            NonJoiner => Joins(before) && Joins(after),
            Joiner => (Joins(before) && Joins(after)) || (IsPicture(before) && IsPicture(after)),
            >= 0xFE00 and <= 0xFE0F => Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol || before.Value is '#' or '*' or (>= '0' and <= '9') || (before.Value is 0x203C or 0x2049 or 0x3030 or 0x303D),
            >= 0xE0100 and <= 0xE01EF => before.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF),
            >= 0xE0020 and <= 0xE007F => before.Value is 0x1F3F4 or (>= 0xE0020 and <= 0xE007E),
            0x200E or 0x200F or 0x61C => Array.Exists(runes, IsFromTheRight),
            _ => false,
        };
    }

    private static bool IsPicture(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol || rune.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF);

    private static bool IsFromTheRight(Rune rune) => rune.Value is (>= 0x590 and <= 0x8FF and not 0x61C) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>Letters that are written joined, or would be: from Arabic over the Indic scripts to Mongolian.</summary>
    private static bool Joins(Rune rune) => rune.Value is (>= 0x620 and <= 0x8FF) or (>= 0x900 and <= 0x109F) or (>= 0x1780 and <= 0x18AF and not (>= 0x180B and <= 0x180F)) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);
}
