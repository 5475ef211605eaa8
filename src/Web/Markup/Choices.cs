using GlobalReach.Domain.Foundation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>Small things that forms with choices need.</summary>
public static class Choices
{
    /// <summary>Every value of an enum to choose from.</summary>
    public static IEnumerable<SelectListItem> Choose<T>(this IStringLocalizer<Labels> labels)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => new SelectListItem(labels.Name(value), value.ToString()));

    /// <summary>What was chosen; nothing chosen becomes a value that no list has, for the command to refuse at its field.</summary>
    public static T OrNone<T>(this T? chosen)
        where T : struct, Enum => chosen ?? (T)Enum.ToObject(typeof(T), -1);

    public static PersonId Person(this Guid? chosen) => new(chosen ?? Guid.Empty);

    public static IReadOnlyList<string> Lines(this string? text) => text?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>What the client said, or that they could not, or that nobody asked.</summary>
    public static string Told<T>(this IStringLocalizer<Labels> labels, Known<T> known, Func<T, string> write)
        where T : notnull =>
        known.HasValue ? write(known.Value)
        : known.AskedOn is { } day ? labels["Known_CannotSay", Words.Day(day)]
        : labels["Known_NotAsked"];
}
