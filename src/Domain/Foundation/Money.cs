using System.Globalization;

namespace GlobalReach.Domain.Foundation;

/// <summary>An amount in the minor unit of its currency (cents; whole yen), exact and sortable.</summary>
public readonly record struct Money
{
    /// <summary>An amount; the currency is its ISO 4217 code in capitals.</summary>
    public Money(long minor, string currency)
    {
        if (!IsCurrency(currency)) throw new ArgumentException($"'{currency}' is not an ISO 4217 code.", nameof(currency));
        (Minor, Currency) = (minor, currency);
    }

    /// <summary>The amount in minor units.</summary>
    public long Minor { get; }

    /// <summary>ISO 4217, three capitals.</summary>
    public string Currency { get; }

    /// <summary>The amount in major units (dollars), exact.</summary>
    public decimal Major => Minor / (decimal)Math.Pow(10, DigitsOf(Currency));

    /// <summary>US dollars from whole dollars.</summary>
    public static Money Usd(decimal dollars) => OfMajor(dollars, "USD");

    /// <summary>An amount given in major units; finer fractions than the currency has are refused as a bug.</summary>
    public static Money OfMajor(decimal major, string currency)
    {
        var minor = major * (decimal)Math.Pow(10, DigitsOf(currency));
        return decimal.Truncate(minor) == minor
            ? new((long)minor, currency)
            : throw new ArgumentException($"{major} has fractions that {currency} does not.", nameof(major));
    }

    /// <summary>Whether the text is shaped like an ISO 4217 code.</summary>
    public static bool IsCurrency(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    /// <summary>Decimal places of a currency's minor unit (ISO 4217, list one; the currencies with none or three that we meet).</summary>
    public static int DigitsOf(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" => 0,
        "BHD" or "KWD" or "JOD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    /// <summary>The sum; two currencies are never added.</summary>
    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency
            ? new(checked(left.Minor + right.Minor), left.Currency)
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");

    /// <summary>Plain machine form, e.g. "USD 1250000.00".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Currency} {Major.ToString($"F{DigitsOf(Currency)}", CultureInfo.InvariantCulture)}");
}
