using System.Diagnostics.CodeAnalysis;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>Reads what people typed where the model binder cannot; what cannot be read is told at its field.</summary>
public sealed class FormReader(IStringLocalizer<Labels> labels, DeskTime time)
{
    private const decimal MostMoney = 1_000_000_000_000;

    public Known<T> Known<T>(ModelStateDictionary state, string field, KnownInput input)
        where T : notnull, IParsable<T>
    {
        if (!input.TryRead<T>(time.Today, out var known)) state.AddModelError(field, labels["Unreadable_Number"]);
        return known;
    }

    public Known<T> Choice<T>(ModelStateDictionary state, string field, KnownInput input)
        where T : struct, Enum
    {
        if (input.TryRead<string>(time.Today, out var known) && !known.HasValue) return known.Select(_ => default(T));
        if (Enum.TryParse<T>(known.Value, out var choice) && Enum.IsDefined(choice)) return choice;
        state.AddModelError(field, labels["Unreadable_Choice"]);
        return default;
    }

    public Known<Money> Money(ModelStateDictionary state, string field, KnownInput input, string? currency)
    {
        input.TryRead<string>(time.Today, out var typed);
        if (!typed.HasValue) return typed.Select(_ => default(Money));
        return Money(state, field, typed.Value, currency) is { } money ? money : default(Known<Money>);
    }

    /// <summary>Null when it cannot be read, which is then told.</summary>
    public Money? Money(ModelStateDictionary state, string field, string typed, string? currency)
    {
        var code = currency?.Trim().ToUpperInvariant();
        if (!IsCurrency(code)) state.AddModelError(field, labels["Unreadable_Currency"]);
        else if (!AmountText.TryRead(typed, Domain.Foundation.Money.DigitsOf(code), out var amount)) state.AddModelError(field, labels["Unreadable_Money"]);
        else if (Math.Abs(amount) > MostMoney || decimal.Round(amount, Domain.Foundation.Money.DigitsOf(code)) != amount) state.AddModelError(field, labels["Unreadable_Amount", code]);
        else return Domain.Foundation.Money.OfMajor(amount, code);
        return null;
    }

    private static bool IsCurrency([NotNullWhen(true)] string? code) => Domain.Foundation.Money.IsCurrency(code);
}
