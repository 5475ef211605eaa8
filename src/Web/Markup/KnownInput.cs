using System.Globalization;
using GlobalReach.Domain.Foundation;

namespace GlobalReach.Web.Markup;

/// <summary>A form's half-way house to <see cref="Known{T}"/>: what was typed, or that the client cannot say and when they were asked.</summary>
public sealed class KnownInput
{
    public string? Value { get; set; }

    public bool CannotSay { get; set; }

    /// <summary>Null means today.</summary>
    public DateOnly? AskedOn { get; set; }

    public static KnownInput From<T>(Known<T> known)
        where T : notnull => new()
        {
            Value = known.HasValue ? Words.ForInput(known.Value) : null,
            CannotSay = known.AskedOn is not null,
            AskedOn = known.AskedOn,
        };

    /// <summary>False when the text is no <typeparamref name="T"/>; an empty entry is "not asked yet". Reads what browsers send: invariant numbers, ISO dates.</summary>
    public bool TryRead<T>(DateOnly today, out Known<T> known)
        where T : notnull, IParsable<T>
    {
        var text = Value?.Trim();
        known = CannotSay ? Known<T>.CannotSay(AskedOn ?? today) : Known<T>.NotAsked;
        if (CannotSay || string.IsNullOrEmpty(text)) return true;
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var value)) return false;

        known = Known<T>.Of(value);
        return true;
    }
}
