using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary>
/// <c>&lt;known-field for="Form.Jobs" as="number" /&gt;</c>: a <see cref="KnownInput"/> as the value, or "the client cannot say" with the day they were asked.
/// Every other attribute goes to the value's input.
/// </summary>
[HtmlTargetElement("known-field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KnownFieldTagHelper(IStringLocalizer<Labels> labels) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string As { get; set; } = "text";

    public bool Required { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public string? Unit { get; set; }

    /// <summary>Choices instead of free entry.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var frame = new FieldFrame(ViewContext, For, labels, Label, Hint, Required);
        var known = For.Model as KnownInput ?? new KnownInput();
        var line = FieldFrame.Element("div", "known-line");
        line.InnerHtml.AppendHtml(Value(frame, known, output.Attributes)).AppendHtml(CannotSay(frame, known)).AppendHtml(AskedOn(frame, known));

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        foreach (var (name, value) in frame.Describe(FieldFrame.Element("fieldset", "field known")).Attributes) output.Attributes.SetAttribute(name, value);
        output.Attributes.SetAttribute("id", frame.Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content
            .AppendHtml(frame.Heading("legend"))
            .AppendHtml(frame.Help())
            .AppendHtml(line)
            .AppendHtml(frame.HintAndErrors());
    }

    private TagBuilder Value(FieldFrame frame, KnownInput known, TagHelperAttributeList passedOn)
    {
        var name = $"{frame.Name}.{nameof(KnownInput.Value)}";
        var shown = FieldFrame.Shown(ViewContext.ViewData.ModelState, name, As == FieldFrame.Amount ? AmountText.Shown(known.Value) : known.Value);
        var input = Items is null ? FieldFrame.Input(As, name, value: shown) : Select(name, shown, Items);
        input.AddCssClass(Items is null ? "form-control" : "form-select");
        input.Attributes["id"] = $"{frame.Id}_{nameof(KnownInput.Value)}";
        input.Attributes["aria-label"] = labels[Label ?? $"Field_{For.Metadata.PropertyName}"];
        if (Items is null && As == "text") input.Attributes["dir"] = "auto";
        foreach (var attribute in passedOn) input.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "", replaceExisting: true);
        frame.Describe(frame.Mark(input));

        var group = FieldFrame.Element("div", Unit is null ? "known-value" : "known-value input-group");
        group.InnerHtml.AppendHtml(input);
        if (Unit is not null) group.InnerHtml.AppendHtml(FieldFrame.Element("span", "input-group-text", Unit));

        return group;
    }

    private TagBuilder Select(string name, string? shown, IEnumerable<SelectListItem> items)
    {
        var select = new TagBuilder("select");
        select.Attributes["name"] = name;
        foreach (var item in items.Prepend(new SelectListItem(labels["Form_Choose"], "")))
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value;
            if (item.Value == shown) option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    private TagBuilder CannotSay(FieldFrame frame, KnownInput known)
    {
        var name = $"{frame.Name}.{nameof(KnownInput.CannotSay)}";
        var input = FieldFrame.Input("checkbox", name, $"{frame.Id}_{nameof(KnownInput.CannotSay)}", "true");
        input.AddCssClass("form-check-input known-cannot");
        if (FieldFrame.Shown(ViewContext.ViewData.ModelState, name, known.CannotSay ? "true" : null) == "true") input.Attributes["checked"] = "checked";

        return FieldTagHelper.Check(input, FieldFrame.Element("span", "form-check-label", labels["Form_CannotSay"]));
    }

    private TagBuilder AskedOn(FieldFrame frame, KnownInput known)
    {
        var name = $"{frame.Name}.{nameof(KnownInput.AskedOn)}";
        var input = FieldFrame.Input("date", name, value: FieldFrame.Shown(ViewContext.ViewData.ModelState, name, Words.ForInput(known.AskedOn)));
        input.AddCssClass("form-control");
        var label = FieldFrame.Element("label", "known-asked");
        label.InnerHtml.Append(labels["Form_AskedOn"]).AppendHtml(input).AppendHtml(FieldFrame.SentInvariant(name));

        return label;
    }
}
