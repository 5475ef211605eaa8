using System.Globalization;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Visits;

namespace GlobalReach.Workflows.Proposals;

/// <summary>What only some kinds of document have: typed sections, home, comparison, visit, drawings.</summary>
internal sealed partial class ProposalPages
{
    // What finds room on the two pages of a teaser, in the longest of our languages.
    private const int TeaserFacts = 6;
    private const int TeaserSites = 3;
    private const int TeaserIncentives = 4;
    private const int SitesPerTable = 3;

    private bool IsFull => model.Kind == ProposalKind.Full;

    private bool IsTeaser => model.Kind == ProposalKind.Teaser;

    private string KindName => NameOf(model.Kind);

    /// <summary>The kind as words files, layout and file names call it.</summary>
    internal static string NameOf(ProposalKind kind) => kind switch
    {
        ProposalKind.Full => "full",
        ProposalKind.Teaser => "teaser",
        ProposalKind.TermSheet => "term-sheet",
        ProposalKind.SiteComparison => "site-comparison",
        ProposalKind.VisitProgramme => "visit-programme",
        ProposalKind.Answer => "answer",
    };

    /// <summary>What a teaser says of facts, sites and offer: the first of them, and nothing that somebody typed about the project.</summary>
    private (IReadOnlyList<RegionFact> Facts, IReadOnlyList<ProposalSite> Sites, IReadOnlyList<ProposalIncentive> Incentives) Shortened(ProposalRows from) => (
        from.WithRoom(facts, TeaserFacts, "fact", fact => fact.Key),
        [.. from.WithRoom(sites, TeaserSites, "site", site => site.Name).Select(site => site with { ExceptionBecause = null })],
        [.. from.WithRoom(incentives, TeaserIncentives, "incentive", line => line.Key).Select(line => line with { Amount = default, Formula = null, Conditions = "", ExpiresOn = null })]);

    private bool Has(params ReadOnlySpan<string> keys)
    {
        foreach (var section in sections)
            if (keys.Contains(section.Key)) return true;
        return false;
    }

    /// <summary>The sections that have something to say, and the typed ones among them.</summary>
    private (IReadOnlyList<string> Sections, IReadOnlyList<TextInputs> Texts) Plan()
    {
        var (kept, typed) = (new List<string>(), new List<TextInputs>());
        foreach (var section in sections)
        {
            if (section.Key == ProposalSection.Typed)
            {
                if (string.IsNullOrWhiteSpace(section.Heading) && string.IsNullOrWhiteSpace(section.Text)) continue;
                kept.Add(string.Create(CultureInfo.InvariantCulture, $"{ProposalSection.Typed}:{typed.Count}"));
                typed.Add(Typed(section));
            }
            else if (section.Key switch { "origin" => origin.Count > 0, "visit" => model.Visit is not null, "comparison" => sites.Count > 1, _ => true }) kept.Add(section.Key);
        }

        return (kept, typed);
    }

    private TextInputs Typed(ProposalSection section) => new(
        rows.Name(section.Heading, "heading"),
        section.InEnglish && !words.IsEnglish,
        [.. (TypedText.Read(section.Text ?? "") ?? [new("text", [new(section.Text ?? "")])]).Select(block => block with { Runs = Clean(block.Runs), Rows = block.Rows is { } table ? [.. table.Select(row => (IReadOnlyList<IReadOnlyList<TypedRun>>)[.. row.Select(Clean)])] : null })]);

    private IReadOnlyList<TypedRun> Clean(IReadOnlyList<TypedRun> runs) => [.. runs.Select(run => run with { T = rows.Part(run.T, "typed") }).Where(run => run.T.Length > 0)];

    /// <summary>An offer rests on what the project is, not on what a place must have.</summary>
    private BasisInputs Basis() => model.Kind == ProposalKind.TermSheet
        ? new(words.Heading("heading.basis"), words.Block("basis.intro"), [.. Project().Where(row => row.Label != words.Label("project.need"))], [])
        : new(words.Heading("heading.basis"), words.Block("basis.intro"), Project(), MustHaves());

    private RegionInputs Origin() => new(
        words.Heading("heading.origin"),
        words.Block("origin.intro"),
        null,
        [.. origin.Select(fact => new RegionRow(new(words.Label(NameOf(fact))), ValueOf(fact), SourceOf(fact.Provenance), fact.Provenance.VerifiedOn is not null, VerifiedOf(fact.Provenance)))]);

    private static string NameOf(OriginFact fact) => fact.Matter switch
    {
        OriginMatter.Visa => "origin.visa",
        OriginMatter.Firm => "origin.firm",
        OriginMatter.Flight or OriginMatter.Trade => $"fact.{fact.Key}",
    };

    private PrintedText ValueOf(OriginFact fact) => fact switch
    {
        { Value: { } value } => new(format.Figure(value, fact.Unit)),
        { Matter: OriginMatter.Visa } => new(words.Label($"origin.visa.{fact.Text}")),
        { Matter: OriginMatter.Firm } => new(rows.Name(fact.Text, "origin")),
        _ => words.OptionalLabel($"text.{fact.Text}") is { } text ? new(text) : words.EnglishOnly(rows.Clean(fact.Text, "origin")),
    };

    private ComparisonInputs Comparison() => new(words.Heading("heading.comparison"), words.Block("comparison.intro"), [.. sites.Chunk(SitesPerTable).Select(Compared)]);

    private IReadOnlyList<ChartInputs> SiteCharts() =>
        IsTeaser ? [] : [.. new[] { Chart("area", site => site.AreaSqFt, format.Area), Chart("power", site => site.PowerKw, format.Power), Chart("airport", site => site.MilesToAirport, format.Distance) }.OfType<ChartInputs>()];

    private ComparisonTable Compared(ProposalSite[] few)
    {
        return new(
            [.. few.Select(site => new ComparedSite(rows.Name(site.Name, "site"), rows.Name(site.Town, "town"), site.PassesMustHaves))],
            [
                Row("kind", site => words.OptionalLabel($"kind.{site.Kind}") is { } kind ? new(kind) : words.EnglishOnly(rows.Name(site.Kind, "kind"))),
                Row("area", site => new(site.AreaSqFt is { } area ? format.Area(area) : words.Label("unknown"))),
                Row("power", site => new(site.PowerKw is { } power ? format.Power(power) : words.Label("unknown"))),
                Row("airport", site => new(site.MilesToAirport is { } miles ? format.Distance(miles) : words.Label("unknown"))),
                Row("fit", site => new(words.Label(site.PassesMustHaves ? "fit.all" : "fit.exception"))),
                Row("source", site => new(words.Label("source-dated", ("source", rows.Clean(site.Source, "source")), ("date", format.ShortDate(site.AsOf))))),
            ]);

        ComparisonRow Row(string key, Func<ProposalSite, PrintedText> write) => new(words.Label(key), [.. few.Select(write)]);
    }

    /// <summary>One measure of all sites beside each other; null where it is known of fewer than two.</summary>
    private ChartInputs? Chart(string key, Func<ProposalSite, decimal?> measure, Func<decimal, string> write)
    {
        var known = sites.Where(site => measure(site) is > 0).ToList();
        return known.Count < 2 ? null : Chart(words.Label(key), known.Select(site => (rows.Name(site.Name, "site"), measure(site)!.Value, write(measure(site)!.Value).Replace('\n', ' '))));
    }

    private ChartInputs? Amounts()
    {
        var known = incentives.Where(line => line.Amount.HasValue && line.Amount.Value.Major > 0).ToList();
        if (IsTeaser || known.Count < 2 || totals.Count != 1) return null;
        return Chart(words.Label("chart.amounts"), known.Select(line => (rows.Name(line.Name, "programme"), line.Amount.Value.Major, format.Money(line.Amount.Value))));
    }

    private static ChartInputs Chart(string title, IEnumerable<(string Name, decimal Value, string Figure)> all)
    {
        var bars = all.ToList();
        var longest = bars.Max(bar => bar.Value);
        return new(title, $"{title}: {string.Join("; ", bars.Select(bar => $"{bar.Name} {bar.Figure}"))}", [.. bars.Select(bar => new ChartBar(bar.Name, bar.Figure, (int)decimal.Round(1000 * bar.Value / longest)))]);
    }

    private VisitInputs Visit(ProposalVisit visit) => new(
        words.Heading("heading.visit"),
        words.Block("visit.intro"),
        [
            new(words.Label("visit.when"), new(visit.From == visit.To ? format.Date(visit.From) : words.Label("visit.range", ("from", format.Date(visit.From)), ("to", format.Date(visit.To))))),
            new(words.Label("visit.how"), new(words.Label($"visit.mode.{visit.Mode}"))),
            .. visit.Purpose.Length > 0 ? new[] { new LabelledWords(words.Label("visit.purpose"), words.EnglishOnly(rows.Clean(visit.Purpose, "purpose"))) } : [],
        ],
        visit.Mode == VisitMode.OnSite ? [words.Block("visit.ask"), words.Block("visit.time")] : [words.Block("visit.time")]);

    /// <summary>The legal words of a document that is no proposal: shorter, and each still there that has to be (DOMAIN §6, Legal block).</summary>
    private List<PrintedText> LegalOfDocument()
    {
        List<PrintedText> prose = [words.Block("legal.doc-indicative"), words.Block("legal.doc-confidential", ("recipient", recipient))];
        if (incentives.Count > 0) prose.Insert(1, words.Block("legal.agencies"));
        if (facts.Count + origin.Count + sites.Count + incentives.Count > 0) prose.Insert(1, words.Block("legal.data", ("date", format.Date(model.PreparedOn))));
        if (incentives.Any(line => line.Amount.HasValue)) prose.Add(words.Block("legal.doc-expiry", ("date", format.Date(model.ExpiresOn))));
        if (HasDollars) prose.Add(words.Block("legal.dollars"));
        if (facts.Any(fact => fact.Unit is FactUnit.SquareMiles or FactUnit.Miles) || sites.Count > 0) prose.Add(words.Block("legal.units"));
        prose.Add(words.Block("legal.privacy"));
        if (!words.IsEnglish) prose.Add(words.Block("legal.doc-language"));
        if (model.IsSample) prose.Insert(0, words.Block("legal.sample"));
        return prose;
    }
}
