using System.Globalization;

namespace GlobalReach.Domain.Foundation;

/// <summary>What a working term is counted in.</summary>
public enum WorkingUnit
{
    /// <summary>Hours in which the office is open.</summary>
    Hours,

    /// <summary>Whole days of the office, from opening to closing.</summary>
    Days,
}

/// <summary>A term in working time, as process definitions write it: "4h", "1d", "30d".</summary>
public sealed record WorkingTime
{
    private const int Longest = 9_999;

    private WorkingTime(int amount, WorkingUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Longest);
        (Amount, Unit) = (amount, unit);
    }

    /// <summary>How many, from 1 to 9,999.</summary>
    public int Amount { get; }

    /// <summary>Hours or days.</summary>
    public WorkingUnit Unit { get; }

    /// <summary>So many opening hours; none or fewer is a bug.</summary>
    public static WorkingTime OfHours(int amount) => new(amount, WorkingUnit.Hours);

    /// <summary>So many opening days; none or fewer is a bug.</summary>
    public static WorkingTime OfDays(int amount) => new(amount, WorkingUnit.Days);

    /// <summary>Reads "4h" or "2d"; anything else is a bug (definitions are checked before they are published).</summary>
    public static WorkingTime Parse(string text) =>
        TryParse(text, out var term) ? term : throw new FormatException($"'{text}' is not a working term such as 4h or 2d.");

    /// <summary>Reads "4h" or "2d"; says no to zero, signs, fractions and blanks.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WorkingTime? term)
    {
        term = null;
        if (text is not { Length: >= 2 } || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) return false;
        if (amount is < 1 or > Longest) return false;

        term = text[^1] switch
        {
            'h' => OfHours(amount),
            'd' => OfDays(amount),
            _ => null,
        };
        return term is not null;
    }

    /// <summary>The form it is read from.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount}{(Unit == WorkingUnit.Hours ? 'h' : 'd')}");
}
