using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>
/// <c>&lt;field for="Form.Jobs" /&gt;</c>: label, input, hint and errors of one property. The input follows from the property's type;
/// <c>as</c> overrides it, <c>items</c> gives it choices, and every other attribute goes to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IStringLocalizer<Labels> labels) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>textarea, select, radios, checkboxes, checkbox, amount, or an input's type; null: what suits the property.</summary>
    public string? As { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Whether to mark the field as required; null: as the property says.</summary>
    public bool? Required { get; set; }

    /// <summary>Resource keys; null: <c>Field_{Property}</c> and <c>Hint_{Property}</c>, the hint only if there is one.</summary>
    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>What the number counts, shown behind it: <c>USD</c>, <c>MW</c>.</summary>
    public string? Unit { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var kind = As ?? SuitableInput();
        var frame = new FieldFrame(ViewContext, For, labels, Label, Hint, Required ?? (For.Metadata.IsRequired && kind is not ("checkbox" or "checkboxes")));
        var grouped = kind is "radios" or "checkboxes";
        var passedOn = output.Attributes.Where(attribute => attribute.Name != "class").ToList();

        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(kind switch
        {
            "radios" or "checkboxes" => new HtmlContentBuilder().AppendHtml(frame.Heading("legend")).AppendHtml(frame.Help()).AppendHtml(Choices(frame, kind)),
            "checkbox" => Checkbox(frame, passedOn),
            "select" => Labelled(frame, Select(frame), passedOn),
            "textarea" => Labelled(frame, TextArea(frame), passedOn),
            _ => Labelled(frame, Input(frame, kind), passedOn),
        });
        output.Content.AppendHtml(frame.HintAndErrors());
        if (kind is "number" or "date" or "time" or "datetime-local") output.Content.AppendHtml(FieldFrame.SentInvariant(frame.Name));

        foreach (var attribute in passedOn) output.Attributes.Remove(attribute);
        output.Attributes.SetAttribute("class", $"field {output.Attributes["class"]?.Value}".TrimEnd());
        if (!grouped) return;

        var described = frame.Describe(new TagBuilder("fieldset"));
        foreach (var (name, value) in described.Attributes) output.Attributes.SetAttribute(name, value);
    }

    private string SuitableInput()
    {
        var type = For.Metadata.UnderlyingOrModelType;
        if (FieldOptions.ItemEnum(type) is not null) return "checkboxes";
        if (Items is not null || type.IsEnum) return "select";
        if (type == typeof(bool)) return "checkbox";
        if (type == typeof(DateOnly)) return "date";
        if (type == typeof(TimeOnly)) return "time";
        if (type == typeof(DateTime)) return "datetime-local";
        if (type == typeof(IFormFile)) return "file";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double)) return "number";

        return "text";
    }

    private IHtmlContent Labelled(FieldFrame frame, TagBuilder input, IEnumerable<TagHelperAttribute> passedOn)
    {
        var content = new HtmlContentBuilder();
        content.AppendHtml(frame.Head(frame.Id));
        PassOn(passedOn, frame.Describe(frame.Mark(input)));
        if (Unit is null) return content.AppendHtml(input);

        var group = FieldFrame.Element("div", "input-group");
        group.InnerHtml.AppendHtml(input).AppendHtml(FieldFrame.Element("span", "input-group-text", Unit));

        return content.AppendHtml(group);
    }

    private TagBuilder Input(FieldFrame frame, string type)
    {
        var shown = type is "password" or "file" ? null : FieldFrame.Shown(ViewContext.ViewData.ModelState, frame.Name, type == FieldFrame.Amount ? AmountText.Shown(For.Model as string) : Words.ForInput(For.Model, type));
        var input = FieldFrame.Input(type, frame.Name, frame.Id, shown);
        input.AddCssClass("form-control");
        if (type == "text") input.Attributes["dir"] = "auto";
        if (type == "number" && For.Metadata.UnderlyingOrModelType is var number && (number == typeof(decimal) || number == typeof(double))) input.Attributes["step"] = "any";

        return input;
    }

    private TagBuilder TextArea(FieldFrame frame)
    {
        var area = FieldFrame.Element("textarea", "form-control", FieldFrame.Shown(ViewContext.ViewData.ModelState, frame.Name, Words.ForInput(For.Model)));
        area.Attributes["name"] = frame.Name;
        area.Attributes["id"] = frame.Id;
        area.Attributes["rows"] = "4";
        area.Attributes["dir"] = "auto";

        return area;
    }

    private TagBuilder Select(FieldFrame frame)
    {
        var select = FieldFrame.Element("select", "form-select");
        select.Attributes["name"] = frame.Name;
        select.Attributes["id"] = frame.Id;
        var options = Options(frame);
        if (!options.Any(option => option.Value == "")) options = [new(labels["Form_Choose"], "", !options.Any(option => option.Selected)), .. options];
        foreach (var option in options)
        {
            var choice = new TagBuilder("option");
            choice.Attributes["value"] = option.Value;
            if (option.Selected) choice.Attributes["selected"] = "selected";
            choice.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(choice);
        }

        return select;
    }

    private TagBuilder Choices(FieldFrame frame, string kind)
    {
        var choices = FieldFrame.Element("div", "choices");
        foreach (var (index, option) in Options(frame).Index())
        {
            // The first carries the field's own id, which is what the error summary links to.
            var input = FieldFrame.Input(kind == "radios" ? "radio" : "checkbox", frame.Name, index == 0 ? frame.Id : $"{frame.Id}_{index}", option.Value);
            input.AddCssClass("form-check-input");
            if (option.Selected) input.Attributes["checked"] = "checked";
            choices.InnerHtml.AppendHtml(Check(input, FieldFrame.Element("span", "form-check-label", option.Text)));
        }

        return choices;
    }

    private IHtmlContent Checkbox(FieldFrame frame, IEnumerable<TagHelperAttribute> passedOn)
    {
        var input = FieldFrame.Input("checkbox", frame.Name, frame.Id, "true");
        input.AddCssClass("form-check-input");
        // With both inputs sent, the attempted value reads "true,false".
        var shown = FieldFrame.Shown(ViewContext.ViewData.ModelState, frame.Name, For.Model is true ? "true" : "false");
        if (shown?.StartsWith("true", StringComparison.OrdinalIgnoreCase) is true) input.Attributes["checked"] = "checked";
        PassOn(passedOn, frame.Describe(frame.Mark(input)));
        var words = frame.Heading("span");
        words.AddCssClass("form-check-label");

        return new HtmlContentBuilder().AppendHtml(Check(input, words)).AppendHtml(frame.Help()).AppendHtml(FieldFrame.Input("hidden", frame.Name, value: "false"));
    }

    internal static TagBuilder Check(TagBuilder input, TagBuilder words)
    {
        var label = FieldFrame.Element("label", "form-check");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        return label;
    }

    private IReadOnlyList<SelectListItem> Options(FieldFrame frame) => FieldOptions.Of(For, Items, labels, ViewContext.ViewData.ModelState, frame.Name);

    private static void PassOn(IEnumerable<TagHelperAttribute> attributes, TagBuilder input)
    {
        foreach (var attribute in attributes) input.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "", replaceExisting: true);
    }
}
