using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace GlobalReach.Web.Markup;

/// <summary>How a part of a bar is filled: each has a pattern of its own, so that nobody needs to tell colours apart.</summary>
public enum BarFill
{
    Plain,
    Hatched,
    Dotted,
    Gain,
    Loss,
}

/// <summary>A part of a bar, from a share of its whole width to another.</summary>
public readonly record struct BarPart(double From, double To, BarFill Fill);

/// <summary><c>&lt;bar parts="…" /&gt;</c>: a bar beside the number it draws. The number is the text; the bar is for the eye alone.</summary>
[HtmlTargetElement("bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarTagHelper : TagHelper
{
    private const double Thinnest = 0.006;

    public IEnumerable<BarPart> Parts { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar");
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", "18");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        foreach (var part in Parts.Where(part => part.To > part.From))
        {
            output.Content.AppendHtml(Rect(part, $"bar-{part.Fill.ToString().ToLowerInvariant()}", null));
            if (part.Fill != BarFill.Plain) output.Content.AppendHtml(Rect(part, "bar-pattern", $"url(#bar-{part.Fill.ToString().ToLowerInvariant()})"));
        }
    }

    private static TagBuilder Rect(BarPart part, string name, string? fill)
    {
        var rect = new TagBuilder("rect");
        rect.AddCssClass(name);
        rect.Attributes["x"] = Percent(Math.Min(part.From, 1 - Thinnest));
        rect.Attributes["width"] = Percent(Math.Max(Thinnest, part.To - part.From));
        rect.Attributes["height"] = "18";
        if (fill is not null) rect.Attributes["fill"] = fill;
        return rect;
    }

    private static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
