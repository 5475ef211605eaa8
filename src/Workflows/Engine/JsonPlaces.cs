using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GlobalReach.Workflows.Engine;

/// <summary>Where in a text a JSON path points: "$.stages[8].exit[0].gate", or its nearest part that is there.</summary>
public static partial class JsonPlaces
{
    /// <summary>The first letter of the value, counted in UTF-16 units from the start; 0 for a text that is no JSON.</summary>
    public static int Find(string text, string path)
    {
        var steps = Step().Matches(path).Select(step => step.Value).ToList();
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            return reader.Read() ? Encoding.UTF8.GetCharCount(bytes, 0, (int)At(ref reader, steps)) : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    /// <summary>The letter at a line and a byte of it, as a <see cref="JsonException"/> tells them.</summary>
    public static int Find(string text, long line, long bytesInLine)
    {
        var start = 0;
        for (var i = 0L; i < line && text.IndexOf('\n', start) is >= 0 and var end; i++) start = end + 1;
        var rest = Encoding.UTF8.GetBytes(text[start..]);
        return start + Encoding.UTF8.GetCharCount(rest, 0, (int)Math.Min(bytesInLine, rest.Length));
    }

    /// <summary>The line that a letter stands in, from 1.</summary>
    public static int LineOf(string text, int at) => 1 + text.AsSpan(0, Math.Min(at, text.Length)).Count('\n');

    private static long At(ref Utf8JsonReader reader, List<string> steps)
    {
        var at = reader.TokenStartIndex;
        foreach (var step in steps)
        {
            if (!(int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && reader.TokenType == JsonTokenType.StartArray ? Enter(ref reader, index) : Enter(ref reader, step))) return at;
            at = reader.TokenStartIndex;
        }

        return at;
    }

    private static bool Enter(ref Utf8JsonReader reader, int index)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index) return true;
            reader.Skip();
        }

        return false;
    }

    private static bool Enter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = string.Equals(reader.GetString(), name, StringComparison.OrdinalIgnoreCase);
            if (!reader.Read()) return false;
            if (found) return true;
            reader.Skip();
        }

        return false;
    }

    [GeneratedRegex("""[^.\[\]$']+""")]
    private static partial Regex Step();
}
