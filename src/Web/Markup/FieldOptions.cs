using System.Collections;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>What a person may choose from, with what is chosen.</summary>
internal static class FieldOptions
{
    public static IReadOnlyList<SelectListItem> Of(
        ModelExpression field, IEnumerable<SelectListItem>? items, IStringLocalizer<Labels> labels, ModelStateDictionary state, string name)
    {
        var chosen = Chosen(field.Model, state, name);
        var offered = items?.Select(item => (item.Value, item.Text)) ?? OfEnum(field.Metadata.UnderlyingOrModelType, labels);

        return [.. offered.Select(item => new SelectListItem(item.Text, item.Value, chosen.Contains(item.Value)))];
    }

    /// <summary>The enum that a list is made of; null when it is no list of an enum.</summary>
    public static Type? ItemEnum(Type type)
    {
        if (type.IsArray) return type.GetElementType() is { IsEnum: true } element ? element : null;

        return type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GenericTypeArguments is [{ IsEnum: true } item] ? item : null;
    }

    private static IEnumerable<(string Value, string Text)> OfEnum(Type type, IStringLocalizer<Labels> labels) =>
        Enum.GetValues(ItemEnum(type) ?? type).Cast<Enum>().Select(value => (value.ToString(), labels.Name(value)));

    private static HashSet<string> Chosen(object? model, ModelStateDictionary state, string name)
    {
        if (state.TryGetValue(name, out var entry) && entry.RawValue is { } sent) return [.. sent as string[] ?? [sent.ToString() ?? ""]];

        return model switch
        {
            null => [],
            string text => [text],
            IEnumerable many => [.. many.Cast<object>().Select(one => Words.ForInput(one) ?? "")],
            _ => [Words.ForInput(model) ?? ""],
        };
    }
}
