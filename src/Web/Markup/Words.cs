using System.Collections.Concurrent;
using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>The words for values that have no words of their own.</summary>
public static class Words
{
    /// <summary>Naming and sorting 250 countries costs more than the rest of a form: done once a language.</summary>
    private static readonly ConcurrentDictionary<string, (string Name, string Code)[]> CountriesIn = new(StringComparer.Ordinal);

    /// <summary>An enum's value as people say it: <c>Enum_{Type}_{Value}</c>.</summary>
    public static string Name(this IStringLocalizer<Labels> labels, Enum value) => labels[$"Enum_{value.GetType().Name}_{value}"];

    /// <summary>One of our people to choose from: who is away is said to be.</summary>
    public static string Name(this IStringLocalizer<Labels> labels, PeopleDirectory.Entry person) =>
        person.AwayUntil is { } until ? labels["Person_AwayUntil", person.Name, Day(until)] : person.Name;

    /// <summary>A country's name in the reader's language.</summary>
    public static string Country(string code) => new RegionInfo($"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}-{code}").NativeName;

    /// <summary>An address that breaks where its parts meet, not within a word.</summary>
    public static IHtmlContent InParts(string address)
    {
        var parts = new HtmlContentBuilder();
        var from = 0;
        for (var at = address.AsSpan().IndexOfAny("@./"); at >= 0; at = address.AsSpan(from).IndexOfAny("@./"))
        {
            parts.Append(address[from..(from + at + 1)]).AppendHtml("<wbr>");
            from += at + 1;
        }

        return parts.Append(address[from..]);
    }

    /// <summary>A language's name in the reader's language.</summary>
    public static string Language(string tag) => CultureInfo.GetCultureInfo(tag).DisplayName;

    /// <summary>A language's name as its own readers write it.</summary>
    public static string OwnLanguage(string tag)
    {
        var culture = CultureInfo.GetCultureInfo(tag == "en" ? "en-US" : tag);
        return culture.NativeName.Length > 0 ? culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..] : tag;
    }

    /// <summary>A language as its own readers and as the reader of this page call it.</summary>
    public static string LanguageBothWays(string tag) => OwnLanguage(tag) is var own && Language(tag == "en" ? "en-US" : tag) is var name && own.Equals(name, StringComparison.OrdinalIgnoreCase) ? own : $"{own} – {name}";

    /// <summary>Every country to choose from, by name.</summary>
    public static IReadOnlyList<SelectListItem> Countries() => [.. CountriesIn.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ =>
        [.. CountryCode.All.Select(code => (Name: Country(code), Code: code)).OrderBy(country => country.Name, StringComparer.CurrentCulture)]).Select(country => new SelectListItem(country.Name, country.Code))];

    /// <summary>Every language to choose from, by name; with the variants that are written differently.</summary>
    public static IReadOnlyList<SelectListItem> Languages() =>
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(culture => culture.Name).Where(name => name.Length == 2).Concat(["pt-BR", "zh-Hans", "zh-Hant"])
            .Select(tag => new SelectListItem(Language(tag), tag)).OrderBy(item => item.Text, StringComparer.CurrentCulture)];

    /// <summary>A day with its month as a word, so that nobody takes one for the other.</summary>
    public static string Day(DateOnly day) => day.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "de" ? "d. MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day without its year while that is the present one: what a button has room for.</summary>
    public static string DayOf(DateOnly day, DateOnly today) => day.Year == today.Year ? day.ToString(CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "de" ? "d. MMM" : "d MMM", CultureInfo.CurrentCulture) : Day(day);

    /// <summary>An amount in full.</summary>
    public static string Amount(Money money) => $"{money.Currency} {money.Major.ToString(decimal.Truncate(money.Major) == money.Major ? "N0" : $"N{Money.DigitsOf(money.Currency)}", CultureInfo.CurrentCulture)}";

    /// <summary>An amount for tables and key figures: millions from one million on.</summary>
    public static string Rounded(this IStringLocalizer<Labels> labels, Money money) =>
        Math.Abs(money.Major) >= 1_000_000 ? labels["Money_Millions", money.Currency, (money.Major / 1_000_000).ToString("#,0.#", CultureInfo.CurrentCulture)] : Amount(money);

    /// <summary>What stands in a field before anybody changed it, in the form that browsers and the model binder agree on.</summary>
    internal static string? ForInput(object? value, string? inputType = null) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment when inputType == "date" => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
