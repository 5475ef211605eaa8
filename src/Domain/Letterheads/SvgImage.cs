using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace GlobalReach.Domain.Letterheads;

/// <summary>Reads an SVG as a picture and nothing else: shapes, words, colours. What can act, change or fetch is refused, not taken out: nobody gets another logo than they uploaded.</summary>
internal static partial class SvgImage
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
        "marker", "style", "switch", "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset",
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] ForPages = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"];

    public static Outcome<Logo> Read(byte[] bytes)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(new StringReader(Utf8.GetString(bytes).TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Logo.MostKilobytes * 1024 });
            document = XDocument.Load(reader);
        }
        catch (Exception error) when (error is XmlException or DecoderFallbackException)
        {
            return Logo.Refused("logo-no-image");
        }

        // Browsers would read the same bytes in the letters it names, and see another drawing than was looked at here.
        if (document.Declaration?.Encoding is { Length: > 0 } named && !named.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Logo.Refused("logo-no-image");
        var root = document.Root!;
        if (root.Name != XName.Get("svg", Namespace)) return Logo.Refused("logo-no-image");
        if (document.DescendantNodes().OfType<XProcessingInstruction>().Any()) return Logo.Refused("logo-reaches-out");
        foreach (var element in root.DescendantsAndSelf())
        {
            if (Fault(element) is { } fault) return Logo.Refused(fault);
        }

        if (!SvgReach.IsDrawable(root)) return Logo.Refused("logo-too-intricate");
        return SizeOf(root) is ({ } width, { } height) && width > 0 && height > 0 ? new Logo(bytes, Logo.Svg, width, height) : Logo.Refused("logo-without-size");
    }

    private static string? Fault(XElement element)
    {
        if (ForPages.Contains(element.Name.NamespaceName) || (element.Name.NamespaceName == Namespace && !Shapes.Contains(element.Name.LocalName))) return "logo-acts";
        if (element.Name.LocalName == "style" && ReachesOut(element.Value)) return "logo-reaches-out";
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return "logo-acts";
            if (attribute.Name.LocalName is "href" or "src" && !attribute.Value.TrimStart().StartsWith('#')) return "logo-reaches-out";
            if (attribute.Name.LocalName == "base" || ReachesOut(attribute.Value)) return "logo-reaches-out";
        }

        return null;
    }

    /// <summary>A reference to anything but a part of the picture itself; a backslash could spell one that is not seen here.</summary>
    private static bool ReachesOut(string text) => text.Contains('\\', StringComparison.Ordinal) || Import().IsMatch(text) || Reference().Matches(text).Any(reference => !reference.Groups[1].Value.StartsWith('#'));

    private static (double? Width, double? Height) SizeOf(XElement root)
    {
        if (root.Attribute("viewBox")?.Value.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries) is [_, _, var width, var height]) return (Number(width), Number(height));
        return (Number(root.Attribute("width")?.Value), Number(root.Attribute("height")?.Value));
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Replace("px", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    [GeneratedRegex("""@import|javascript:|expression\(|image-set\(|image\(|src\(""", RegexOptions.IgnoreCase)]
    private static partial Regex Import();

    [GeneratedRegex("""url\(\s*['"]?\s*([^'")\s]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
