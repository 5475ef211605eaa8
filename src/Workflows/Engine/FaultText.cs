using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GlobalReach.Workflows.Engine;

/// <summary>What is wrong, in English, with gaps for what it is about: by the sentence with its gaps other languages find theirs.</summary>
[InterpolatedStringHandler]
public sealed class FaultText(int literalLength, int formattedCount)
{
    private readonly StringBuilder sentence = new(literalLength + (3 * formattedCount));
    private readonly List<string> gaps = [];

    /// <summary>The sentence with its gaps: "There is no stage '{0}': name one of the stages."</summary>
    public string Sentence => sentence.ToString();

    /// <summary>What fills them.</summary>
    public IReadOnlyList<string> Gaps => gaps;

    /// <summary>The compiler writes each part of an interpolated string by these two.</summary>
    public void AppendLiteral(string text) => sentence.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <inheritdoc cref="AppendLiteral"/>
    public void AppendFormatted<T>(T value)
    {
        sentence.Append(CultureInfo.InvariantCulture, $"{{{gaps.Count}}}");
        gaps.Add(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Sentence, [.. gaps]);

    /// <summary>A sentence without gaps.</summary>
    public static implicit operator FaultText(string text)
    {
        var said = new FaultText(text.Length, 0);
        said.AppendLiteral(text);
        return said;
    }
}
