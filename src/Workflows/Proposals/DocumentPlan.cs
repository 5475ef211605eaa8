using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Which sections each kind of document has, and what it cannot do without.</summary>
public static class DocumentPlan
{
    /// <summary>The words about what a document is and is not: in every one, wherever it was put.</summary>
    public const string Legal = "legal";

    /// <summary>How many letters may be typed into a document that has to stay on its one or two pages; East Asian ones count twice.</summary>
    private static readonly Dictionary<ProposalKind, int> Room = new() { [ProposalKind.Teaser] = 400, [ProposalKind.Answer] = 1500 };

    /// <summary>The sections a kind has when nobody chooses, in order.</summary>
    public static IReadOnlyList<string> Usual(ProposalKind kind) => kind switch
    {
        ProposalKind.Full => ["summary", "region", "origin", "sites", "incentives", "timeline", "contact", Legal, "glossary"],
        ProposalKind.Teaser => ["summary", "region", "sites", "incentives", "contact", Legal],
        ProposalKind.TermSheet => ["basis", "incentives", "contact", "glossary", Legal],
        ProposalKind.SiteComparison => ["comparison", "sites", "contact", Legal],
        ProposalKind.VisitProgramme => ["visit", "sites", "region", "origin", "contact", Legal],
        ProposalKind.Answer => [ProposalSection.Typed, "contact", Legal],
    };

    /// <summary>The sections that may be added to those. An answer takes none: it is one page. A teaser says nothing of where the investor is at home.</summary>
    public static IReadOnlyList<string> Further(ProposalKind kind) => kind switch
    {
        ProposalKind.Full => ["basis", "comparison", "visit"],
        ProposalKind.TermSheet => ["timeline", "region"],
        ProposalKind.SiteComparison => ["basis", "region", "timeline"],
        ProposalKind.VisitProgramme => ["basis", "comparison", "incentives", "timeline", "glossary"],
        ProposalKind.Teaser or ProposalKind.Answer => [],
    };

    /// <summary>The sections to print: those chosen, or the usual ones; the legal words always.</summary>
    public static IReadOnlyList<ProposalSection> Of(ProposalKind kind, IReadOnlyList<ProposalSection> chosen)
    {
        IReadOnlyList<ProposalSection> sections = chosen.Count > 0 ? chosen : [.. Usual(kind).Where(key => key != ProposalSection.Typed).Select(key => new ProposalSection(key))];
        return sections.Any(section => section.Key == Legal) ? sections : [.. sections, new(Legal)];
    }

    /// <summary>What is wrong with a choice; null when nothing is.</summary>
    public static Refusal? Check(ProposalKind kind, IReadOnlyList<ProposalSection> chosen)
    {
        var known = Usual(kind).Concat(Further(kind)).Append(ProposalSection.Typed).ToHashSet(StringComparer.Ordinal);
        if (chosen.FirstOrDefault(section => !known.Contains(section.Key)) is { } unknown) return Refusal.Invalid("Sections", "document-section-unknown", unknown.Key);
        if (chosen.Where(section => section.Key != ProposalSection.Typed).GroupBy(section => section.Key).FirstOrDefault(same => same.Count() > 1) is { } twice) return Refusal.Invalid("Sections", "document-section-twice", twice.Key);
        if (kind == ProposalKind.Answer && !chosen.Any(section => section.Key == ProposalSection.Typed && !string.IsNullOrWhiteSpace(section.Text))) return ProposalRefusals.NeedsText;
        var typed = chosen.Sum(section => Length(section.Heading) + Length(section.Text));
        return Room.TryGetValue(kind, out var most) && typed > most ? Refusal.Invalid("Sections", "document-text-too-long", most, typed) : null;
    }

    /// <summary>What the lead lacks for a kind of document, after everything that may not be printed was taken out; null when nothing.</summary>
    public static Refusal? Lacks(ProposalModel model)
    {
        var rows = new ProposalRows(model);
        return model.Kind switch
        {
            ProposalKind.Teaser when string.IsNullOrWhiteSpace(model.CodeName) => ProposalRefusals.NeedsCodeName,
            ProposalKind.TermSheet when rows.Incentives.Count == 0 => ProposalRefusals.NeedsOffer,
            ProposalKind.SiteComparison when rows.Sites.Count < 2 => ProposalRefusals.NeedsSites,
            ProposalKind.VisitProgramme when model.Visit is null => ProposalRefusals.NeedsVisit,
            _ => null,
        };
    }

    /// <summary>How many letters a kind takes; null where there is room for any number.</summary>
    public static int? RoomIn(ProposalKind kind) => Room.TryGetValue(kind, out var most) ? most : null;

    private static int Length(string? text) => text is null ? 0 : text.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 ? 2 : rune.Value == '\n' ? 40 : 1);
}
