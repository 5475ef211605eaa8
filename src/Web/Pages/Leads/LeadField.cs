using System.Globalization;
using System.Text.Json;
using GlobalReach.Web.Markup;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What is typed into a field.</summary>
public enum FactKind
{
    Text,
    Words,
    Lines,
    Number,
    Money,
    Choice,
    Country,
    Language,
    Person,
    Day,
    Tick,
}

/// <summary>One fact that people fill in by itself: the form of the lead it is part of, and the property of that form that holds it.</summary>
public sealed record LeadField(string Form, string Property, FactKind Kind = FactKind.Text)
{
    /// <summary>Its name in addresses: <c>time-frame</c>.</summary>
    public string Key => JsonNamingPolicy.KebabCaseLower.ConvertName(Property);

    /// <summary>What its input is called in a form that holds fields of several pages.</summary>
    public string Name => $"{LeadFields.Prefix(Form)}.{Property}";

    /// <summary>What a choice is made of.</summary>
    public Type? Of { get; init; }

    public int? Longest { get; init; }

    /// <summary>Whether it is the client's to say, who may not be able to.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The property that names the currency of an amount.</summary>
    public string? Currency { get; init; }

    /// <summary>What is asked for together with it.</summary>
    public LeadField? With { get; init; }

    /// <summary>The group of facts it is told in; null where it is only asked for.</summary>
    public string? Group { get; init; }

    /// <summary>Told only when there is something to tell.</summary>
    public bool IsExtra { get; init; }

    /// <summary>The facts of the catalogue, or the codes of refusals, that are mended by filling it in.</summary>
    public IReadOnlyList<string> Meets { get; init; } = [];

    /// <summary>The field with what is asked for together with it.</summary>
    public IEnumerable<LeadField> Together => With is null ? [this] : [this, .. With.Together];

    public object? Value(object form) => form.GetType().GetProperty(Property)!.GetValue(form);

    /// <summary>Forgets what the form holds, so that an unticked "cannot say" is taken for what it is.</summary>
    public void Clear(object form)
    {
        foreach (var field in Together.Where(field => field.IsKnown)) form.GetType().GetProperty(field.Property)!.SetValue(form, new KnownInput());
    }

    /// <summary>What the form holds in one line that never depends on the reader, to see whether two people left the same.</summary>
    public string Stored(object form) => string.Join('\u001f', Together.Select(field => field.Line(field.Value(form))));

    private string Line(object? value) => value switch
    {
        KnownInput { CannotSay: true } known => string.Create(CultureInfo.InvariantCulture, $"? {known.AskedOn:yyyy-MM-dd}"),
        KnownInput known when Kind == FactKind.Money => AmountText.Stored(known.Value) ?? known.Value?.Trim() ?? "",
        KnownInput known => known.Value?.Trim() ?? "",
        string text => text.ReplaceLineEndings("\n").Trim(),
        _ => Words.ForInput(value) ?? "",
    };
}
