using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Says what a form holds of one fact, in the reader's language; also what was typed and is not stored yet.</summary>
public sealed class FactWords(IStringLocalizer<Labels> labels, DeskTime desk)
{
    /// <summary>The words, and whether they tell a value: "not asked yet" and "cannot say" tell none.</summary>
    public (string Text, bool IsKnown) Say(LeadField field, object form, IReadOnlyDictionary<PersonId, string> people) => field.Value(form) switch
    {
        KnownInput { CannotSay: true } asked => (labels["Known_CannotSay", desk.Date(asked.AskedOn ?? desk.Today)], false),
        KnownInput { Value: { } typed } when !string.IsNullOrWhiteSpace(typed) => (Word(field, typed, form, people), true),
        KnownInput => (labels["Known_NotAsked"], false),
        var value when Words.ForInput(value) is { } text && !string.IsNullOrWhiteSpace(text) => (Word(field, text, form, people), true),
        _ => (labels["Fact_Missing"], false),
    };

    private string Word(LeadField field, string text, object form, IReadOnlyDictionary<PersonId, string> people) => field.Kind switch
    {
        FactKind.Choice when Enum.TryParse(field.Of!, text, out var chosen) && Enum.IsDefined(field.Of!, chosen) => labels.Name((Enum)chosen),
        FactKind.Country when CountryCode.IsCountry(text) => Words.Country(text),
        FactKind.Language when LanguageTag.IsLanguage(text) => Words.Language(text),
        FactKind.Person when Guid.TryParse(text, out var person) => people.GetValueOrDefault(new PersonId(person), text),
        FactKind.Lines => string.Join("; ", text.Lines()),
        FactKind.Number when Number(text) is { } number => number.ToString("#,0.##", CultureInfo.CurrentCulture),
        FactKind.Money when Number(text) is { } amount => Amount(amount, form.GetType().GetProperty(field.Currency!)!.GetValue(form) as string),
        FactKind.Day when DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) => desk.Date(day),
        _ => text,
    };

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Amount(decimal amount, string? currency) => $"{currency} {amount.ToString("#,0.##", CultureInfo.CurrentCulture)}".Trim();
}
