using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GlobalReach.Web.Markup;

/// <summary><c>&lt;icon name="check" /&gt;</c>: a drawing beside words; alone it needs a <c>label</c>.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>The name of a file in <c>Assets/icons</c>.</summary>
    public string Name { get; set; } = "";

    public string? Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {(PointsAlongTheText ? "icon-directed " : "")}{output.Attributes["class"]?.Value}".TrimEnd());
        if (Label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }

        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Sprite(ViewContext.HttpContext)}#{Name}";
        output.Content.SetHtmlContent(use);
    }

    /// <summary>"Onwards" points the other way where text runs from right to left.</summary>
    private bool PointsAlongTheText => Name is "arrow-right" or "arrow-left" or "arrow-back-up" or "chevron-right" or "send" or "logout";

    /// <summary>Where the drawings lie; for markup that is repeated hundreds of times and writes them itself.</summary>
    public static string Sprite(HttpContext http)
    {
        const string sprite = "bundle/icons.svg";
        var fingerprinted = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[sprite] ?? sprite;

        return $"{http.Request.PathBase}/{fingerprinted}";
    }
}
