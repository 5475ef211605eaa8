using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GlobalReach.Domain.Letterheads;

/// <summary>How much there is to draw once every part that a picture uses again is drawn where it is used: a few lines can stand for millions of shapes, and every page shows the logo.</summary>
internal sealed partial class SvgReach
{
    private const int MostElements = 5_000;
    private const int Deepest = 64;

    private readonly ILookup<string, XElement> named;
    private readonly ILookup<string, string> byClass;
    private readonly IReadOnlyList<string> everywhere;
    private readonly Dictionary<XElement, (int Elements, int Depth)> seen = [];
    private readonly HashSet<XElement> within = [];

    private SvgReach(XElement root)
    {
        named = root.DescendantsAndSelf().Where(element => element.Attribute("id") is not null).ToLookup(element => element.Attribute("id")!.Value, StringComparer.Ordinal);
        var rules = root.DescendantsAndSelf().Where(element => element.Name.LocalName == "style").SelectMany(style => Rule().Matches(style.Value))
            .SelectMany(rule => rule.Groups[1].Value.Split(','), (rule, selector) => (Selector: selector.Trim(), Uses: Parts(rule.Groups[2].Value).Where(DrawsMore).ToList())).Where(rule => rule.Uses.Count > 0).ToList();
        byClass = rules.Where(rule => IsClass(rule.Selector)).SelectMany(rule => rule.Uses, (rule, part) => (Class: rule.Selector[1..], part)).ToLookup(use => use.Class, use => use.part, StringComparer.Ordinal);
        // Whom another selector means is not worked out: it may be anything.
        everywhere = [.. rules.Where(rule => !IsClass(rule.Selector)).SelectMany(rule => rule.Uses)];
    }

    /// <summary>Whether it is little enough, nested no deeper than people draw, and uses nothing within itself.</summary>
    public static bool IsDrawable(XElement root) => new SvgReach(root).Drawn(root, 1) is not null;

    /// <summary>How many elements are drawn for one, the deepest counted from it; null when there are too many, too deep, or without end.</summary>
    private (int Elements, int Depth)? Drawn(XElement element, int depth)
    {
        if (depth > Deepest || !within.Add(element)) return null;
        if (!seen.TryGetValue(element, out var drawn))
        {
            drawn = (1, 1);
            foreach (var part in element.Elements().Concat(Used(element).SelectMany(id => named[id])))
            {
                if (Drawn(part, depth + 1) is not { } more) return null;
                drawn = (drawn.Elements + more.Elements, Math.Max(drawn.Depth, more.Depth + 1));
                if (drawn.Elements > MostElements) return null;
            }

            seen[element] = drawn;
        }

        within.Remove(element);
        return depth + drawn.Depth - 1 > Deepest ? null : drawn;
    }

    private IEnumerable<string> Used(XElement element)
    {
        var said = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).SelectMany(attribute => attribute.Name.LocalName == "href" ? [attribute.Value.Trim().TrimStart('#')] : Parts(attribute.Value));
        var classes = element.Attribute("class")?.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return said.Concat(classes.SelectMany(name => byClass[name])).Concat(everywhere);
    }

    /// <summary>Colours draw nothing themselves, whatever they are given to.</summary>
    private bool DrawsMore(string id) => named[id].Any(part => part.Name.LocalName is not ("linearGradient" or "radialGradient"));

    private static bool IsClass(string selector) => selector.Length > 1 && selector[0] == '.' && selector.Skip(1).All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private static IEnumerable<string> Parts(string text) => Part().Matches(text).Select(part => part.Groups[1].Value);

    [GeneratedRegex("""([^{}]+)\{([^{}]*)\}""")]
    private static partial Regex Rule();

    [GeneratedRegex("""url\(\s*['"]?\s*#([^'")\s]*)""", RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
