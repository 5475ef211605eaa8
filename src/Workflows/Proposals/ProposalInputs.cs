using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GlobalReach.Domain.Letterheads;

namespace GlobalReach.Workflows.Proposals;

/// <summary>What the layout is given: every word and figure as it is printed, nothing to compute. The names are the contract with <c>proposal.typ</c>.</summary>
internal sealed record ProposalInputs(
    string Lang,
    string Region,
    string Paper,
    string Title,
    string Author,
    string? Watermark,
    string DraftMark,
    string? DraftLegend,
    IReadOnlyDictionary<string, string> Labels,
    BrandInputs Brand,
    CoverInputs Cover,
    SummaryInputs Summary,
    RegionInputs RegionFacts,
    SitesInputs Sites,
    IncentivesInputs Incentives,
    TimelineInputs Timeline,
    ContactInputs Contact,
    ProseInputs Legal,
    GlossaryInputs Glossary)
{
    /// <summary>Which document, as the layout knows it: full, teaser, term-sheet, site-comparison, visit-programme, answer.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The sections in order; a typed one is "text:" and its place in <see cref="Texts"/>.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    public IReadOnlyList<TextInputs> Texts { get; init; } = [];

    public BasisInputs? Basis { get; init; }

    public RegionInputs? Origin { get; init; }

    public ComparisonInputs? Comparison { get; init; }

    public VisitInputs? Visit { get; init; }

    /// <summary>A drawing for each measure of the sites that is known of two at least.</summary>
    public IReadOnlyList<ChartInputs> SiteCharts { get; init; } = [];

    /// <summary>The amounts of the offer beside each other; null where there are not two of one currency.</summary>
    public ChartInputs? Amounts { get; init; }

    /// <summary>What differs from an earlier version; null where nobody asked for it, and then it is not stored either.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangesInputs? Changes { get; init; }

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The worker parses it as JSON and nothing else reads it: letters stay letters, which keeps stored inputs legible and small.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Canonical);
}

/// <summary>Colour and logo of the organisation; empty and null as the layout has them itself.</summary>
internal sealed record BrandInputs(string Colour, LogoInputs? Logo);

/// <summary>An image as the layout takes it: an SVG as its text, a PNG as its bytes.</summary>
internal sealed record LogoInputs(string Format, string? Text, IReadOnlyList<int>? Bytes)
{
    public static LogoInputs Of(Logo logo) => logo.MediaType == Logo.Svg ? new("svg", System.Text.Encoding.UTF8.GetString(logo.Bytes).TrimStart('\uFEFF'), null) : new("png", null, [.. logo.Bytes.Select(b => (int)b)]);
}

internal sealed record CoverInputs(string Agency, string Desk, PrintedText Title, PrintedText Subtitle, string Recipient, string NativeName, string NativeLang, string Person, IReadOnlyList<LabelledText> Rows);

internal sealed record LabelledText(string Label, string Text);

internal sealed record LabelledWords(string Label, PrintedText Text);

internal sealed record ProseInputs(PrintedText Heading, IReadOnlyList<PrintedText> Prose);

internal sealed record SummaryInputs(PrintedText Heading, IReadOnlyList<PrintedText> Prose, IReadOnlyList<LabelledText> KeyFigures, IReadOnlyList<LabelledWords> Project, IReadOnlyList<PrintedText> MustHaves);

internal sealed record RegionInputs(PrintedText Heading, PrintedText Intro, PrintedText? None, IReadOnlyList<RegionRow> Rows);

internal sealed record RegionRow(PrintedText Name, PrintedText Value, string Source, bool Verified, string VerifiedText);

internal sealed record SitesInputs(PrintedText Heading, PrintedText Intro, PrintedText? None, IReadOnlyList<SiteRow> Rows);

internal sealed record SiteRow(string Name, string Town, PrintedText Kind, string Area, string Power, string Airport, bool Passes, string Fit, PrintedText Exception, string Source);

internal sealed record IncentivesInputs(PrintedText Heading, PrintedText Intro, PrintedText? None, IReadOnlyList<IncentiveRow> Rows, IReadOnlyList<LabelledText> Totals, PrintedText Note);

internal sealed record IncentiveRow(string Name, string Gloss, string Authority, string Amount, bool AmountKnown, PrintedText Formula, PrintedText Conditions, string Expiry, string Source, bool Verified, string VerifiedText);

internal sealed record TimelineInputs(PrintedText Heading, PrintedText Intro, IReadOnlyList<TimelineRow> Rows);

internal sealed record TimelineRow(string Name, string Date, bool Dated);

internal sealed record ContactInputs(PrintedText Heading, PrintedText Intro, string Name, string Role, string Email, string Phone);

internal sealed record GlossaryInputs(PrintedText Heading, IReadOnlyList<GlossaryRow> Rows);

internal sealed record GlossaryRow(string Term, PrintedText Meaning);

/// <summary>A typed section; English where it is not written in the document's language.</summary>
internal sealed record TextInputs(string Heading, bool English, IReadOnlyList<TypedBlock> Blocks);

internal sealed record BasisInputs(PrintedText Heading, PrintedText Intro, IReadOnlyList<LabelledWords> Project, IReadOnlyList<PrintedText> MustHaves);

/// <summary>Sites side by side: a few a table, so that each has room.</summary>
internal sealed record ComparisonInputs(PrintedText Heading, PrintedText Intro, IReadOnlyList<ComparisonTable> Tables);

internal sealed record ComparisonTable(IReadOnlyList<ComparedSite> Sites, IReadOnlyList<ComparisonRow> Rows);

internal sealed record ComparedSite(string Name, string Town, bool Passes);

internal sealed record ComparisonRow(string Label, IReadOnlyList<PrintedText> Cells);

/// <summary>Bars with their figures; the lengths in thousandths of the longest.</summary>
internal sealed record ChartInputs(string Title, string Alt, IReadOnlyList<ChartBar> Bars);

internal sealed record ChartBar(string Name, string Figure, int Length);

internal sealed record VisitInputs(PrintedText Heading, PrintedText Intro, IReadOnlyList<LabelledWords> Rows, IReadOnlyList<PrintedText> Prose);
