using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Markup;

/// <summary><c>&lt;error-summary /&gt;</c>: every problem of the form, each linked to its field; nothing when there is none.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Labels> labels) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");

        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(labels["Form_Problems"]);
        var list = new TagBuilder("ul");
        foreach (var (key, entry) in ViewContext.ViewData.ModelState)
        {
            foreach (var error in entry!.Errors) list.InnerHtml.AppendHtml(Line(key, error.ErrorMessage));
        }

        output.Content.AppendHtml(heading).AppendHtml(list);
    }

    private TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{TagBuilder.CreateSanitizedId(key, "_")}";
        link.InnerHtml.Append(labels[$"Field_{key.Split('.')[^1]}"] is { ResourceNotFound: false } field ? $"{field.Value}: {message}" : message);
        line.InnerHtml.AppendHtml(link);

        return line;
    }
}
