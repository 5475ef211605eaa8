using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>What every field has around its input: its words, its hint, its errors, and the ids that tie them together.</summary>
internal sealed class FieldFrame
{
    /// <summary>An input that takes an amount as people write it (<see cref="AmountText"/>): one for numbers drops the "million" that was typed behind the nine.</summary>
    public const string Amount = "amount";

    private readonly IStringLocalizer<Labels> labels;
    private readonly string labelKey;
    private readonly LocalizedString hint;
    private readonly LocalizedString help;
    private readonly string[] errors;

    public FieldFrame(ViewContext view, ModelExpression field, IStringLocalizer<Labels> labels, string? labelKey, string? hintKey, bool required)
    {
        var property = field.Metadata.PropertyName ?? field.Name;

        this.labels = labels;
        this.labelKey = labelKey ?? $"Field_{property}";
        hint = labels[hintKey ?? $"Hint_{property}"];
        // Said by what the field is called: the jobs of a baseline are other jobs than those of a first talk.
        help = labels[$"Help_{this.labelKey.Split('_', 2)[^1]}"];
        Name = field.Name;
        Id = TagBuilder.CreateSanitizedId(field.Name, "_");
        Required = required;
        errors = [.. view.ViewData.ModelState
            .Where(entry => entry.Key == Name || entry.Key.StartsWith($"{Name}.", StringComparison.Ordinal))
            .SelectMany(entry => entry.Value!.Errors)
            .Select(error => error.ErrorMessage)
            .Distinct()];
    }

    public string Name { get; }

    public string Id { get; }

    public bool Required { get; }

    public bool IsInvalid => errors.Length > 0;

    private string DescribedBy => string.Join(' ', new[] { IsInvalid ? $"{Id}-error" : null, hint.ResourceNotFound ? null : $"{Id}-hint", help.ResourceNotFound ? null : $"{Id}-help" }.OfType<string>());

    /// <summary>Ties hint and errors to the input or group they are about.</summary>
    public TagBuilder Describe(TagBuilder about)
    {
        if (DescribedBy is { Length: > 0 } ids) about.Attributes["aria-describedby"] = ids;
        return about;
    }

    /// <summary>An input that takes part in the field's state.</summary>
    public TagBuilder Mark(TagBuilder input)
    {
        if (Required) input.Attributes["aria-required"] = "true";
        if (IsInvalid)
        {
            input.Attributes["aria-invalid"] = "true";
            input.AddCssClass("is-invalid");
        }

        return input;
    }

    public TagBuilder Heading(string tag, string? forId = null)
    {
        var heading = new TagBuilder(tag);
        if (forId is not null) heading.Attributes["for"] = forId;
        heading.InnerHtml.Append(labels[labelKey]);
        if (!Required) return heading;

        var mark = Element("span", "required-mark", "*");
        mark.Attributes["aria-hidden"] = "true";
        heading.InnerHtml.Append(" ").AppendHtml(mark);

        return heading;
    }

    /// <summary>The label's line: its words, and right behind them the mark that says what they mean.</summary>
    public IHtmlContent Head(string forId)
    {
        if (help.ResourceNotFound) return Heading("label", forId);
        var line = Element("div", "field-head");
        line.InnerHtml.AppendHtml(Heading("label", forId)).AppendHtml(Help());
        return line;
    }

    public IHtmlContent HintAndErrors()
    {
        if (hint.ResourceNotFound && !IsInvalid) return HtmlString.Empty;
        var below = Element("div", "field-below");
        if (!hint.ResourceNotFound)
        {
            var words = Element("p", "field-hint", hint);
            words.Attributes["id"] = $"{Id}-hint";
            below.InnerHtml.AppendHtml(words);
        }

        if (!IsInvalid) return below;

        var problem = Element("p", "field-error", string.Join(" ", errors));
        problem.Attributes["id"] = $"{Id}-error";

        below.InnerHtml.AppendHtml(problem);
        return below;
    }

    /// <summary>What the word means, for whoever asks: one press beside the label, with or without script.</summary>
    public IHtmlContent Help()
    {
        if (help.ResourceNotFound) return HtmlString.Empty;
        var mark = Element("span", "help-mark", "?");
        mark.Attributes["aria-hidden"] = "true";
        var summary = new TagBuilder("summary");
        summary.InnerHtml.AppendHtml(mark).AppendHtml(Element("span", "visually-hidden", labels["Help_What", labels[labelKey]]));
        var words = Element("p", "help-words", help);
        words.Attributes["id"] = $"{Id}-help";
        var asked = Element("details", "help");
        asked.InnerHtml.AppendHtml(summary).AppendHtml(words);
        return asked;
    }

    public static TagBuilder Element(string tag, string cssClass, string? text = null)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(cssClass);
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    public static TagBuilder Input(string type, string name, string? id = null, string? value = null)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type == Amount ? "text" : type;
        if (type == Amount) (input.Attributes["inputmode"], input.Attributes["autocomplete"], input.Attributes["maxlength"]) = ("decimal", "off", "40");
        input.Attributes["name"] = name;
        if (id is not null) input.Attributes["id"] = id;
        if (value is not null) input.Attributes["value"] = value;
        return input;
    }

    /// <summary>Browsers send numbers and dates in one fixed form; this tells the model binder not to read them in the person's culture.</summary>
    public static TagBuilder SentInvariant(string name) => Input("hidden", "__Invariant", value: name);

    /// <summary>What the person typed, also when it could not be read; otherwise what the model holds.</summary>
    public static string? Shown(ModelStateDictionary state, string name, string? otherwise) =>
        state.TryGetValue(name, out var entry) && entry.RawValue is not null ? entry.AttemptedValue : otherwise;
}
