using System.Globalization;
using System.Text;

namespace GlobalReach.Domain.Leads;

/// <summary>What was answered to a scored item: a number or one of its options.</summary>
public sealed record ScoreAnswer
{
    private ScoreAnswer(decimal? number, string? option) => (Number, Option) = (number, option);

    /// <summary>The number; null for a choice.</summary>
    public decimal? Number { get; }

    /// <summary>The key of the choice; null for a number.</summary>
    public string? Option { get; }

    /// <summary>A number.</summary>
    public static ScoreAnswer Of(decimal number) => new(number, null);

    /// <summary>A choice by its key.</summary>
    public static ScoreAnswer Of(string option) => new(null, option);

    /// <summary>A choice by its enum name: ResearchAndDevelopment is "research-and-development".</summary>
    public static ScoreAnswer Of<T>(T choice)
        where T : struct, Enum
    {
        var key = new StringBuilder();
        foreach (var c in choice.ToString())
        {
            var startsWord = char.IsAsciiLetterUpper(c) || (char.IsAsciiDigit(c) && key.Length > 0 && !char.IsAsciiDigit(key[^1]));
            if (startsWord && key.Length > 0) key.Append('-');
            key.Append(char.ToLowerInvariant(c));
        }

        return new(null, key.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => Option ?? Number!.Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What we know of one scored item, and since when.</summary>
public sealed record ScoreInput(Known<ScoreAnswer> Answer, DateOnly LearnedOn);

/// <summary>What we know of a project, item by item; an item that is missing was not asked yet.</summary>
public sealed class ScoreInputs
{
    private readonly Dictionary<string, ScoreInput> inputs = new(StringComparer.Ordinal);

    /// <summary>Adds a number.</summary>
    public ScoreInputs With(string item, Known<decimal> number, DateOnly learnedOn) => Put(item, number.Select(ScoreAnswer.Of), learnedOn);

    /// <summary>Adds a choice.</summary>
    public ScoreInputs With<T>(string item, Known<T> choice, DateOnly learnedOn)
        where T : struct, Enum => Put(item, choice.Select(ScoreAnswer.Of), learnedOn);

    /// <summary>What is known of an item.</summary>
    public ScoreInput? Find(string item) => inputs.GetValueOrDefault(item);

    private ScoreInputs Put(string item, Known<ScoreAnswer> answer, DateOnly learnedOn)
    {
        inputs[item] = new(answer, learnedOn);
        return this;
    }
}
