using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace GlobalReach.Workflows.Requests;

/// <summary>
/// Characters that nobody sees and nobody means: control characters, and the two that turn all text after them around (a name could then be made to read
/// as another). Marks that scripts from right to left need stay.
/// </summary>
internal static class UnseenCharacters
{
    private const char LeftToRightOverride = '\u202D';
    private const char RightToLeftOverride = '\u202E';

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Told = new();

    /// <summary>Each text of a request that holds one, and the first it holds.</summary>
    public static IEnumerable<Refusal> In(object request) => Look(request, "");

    private static IEnumerable<Refusal> Look(object? value, string path) => value switch
    {
        null => [],
        string text => First(text) is { } character ? [Refusal.Invalid(path, "unseen-character", string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}"))] : [],
        Known<string> known => Look(known.Or(null), path),
        IEnumerable<object> list => list.SelectMany((item, at) => Look(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"))),
        IEnumerable => [],
        _ => Told.GetOrAdd(value.GetType(), TextsOf).SelectMany(property => Look(property.GetValue(value), path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
    };

    /// <summary>What somebody said, of our own records only; what is computed from it was looked at already.</summary>
    private static PropertyInfo[] TextsOf(Type type) => type.Namespace?.StartsWith(nameof(GlobalReach), StringComparison.Ordinal) is true && !type.IsEnum
        ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)]
        : [];

    private static char? First(string text)
    {
        foreach (var character in text)
        {
            if ((char.IsControl(character) && character is not ('\t' or '\r' or '\n')) || character is LeftToRightOverride or RightToLeftOverride) return character;
        }

        return null;
    }
}
