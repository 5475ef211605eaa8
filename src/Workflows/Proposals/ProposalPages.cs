using System.Globalization;
using GlobalReach.Domain.Proposals;

namespace GlobalReach.Workflows.Proposals;

/// <summary>Writes the sections of one proposal in one language.</summary>
internal sealed partial class ProposalPages
{
    private static readonly string[] LayoutLabels =
    [
        "contents", "page", "confidential", "prepared-for", "attention", "site", "kind", "area", "power", "airport", "fit", "source", "fact", "value", "programme", "authority",
        "conditions", "amount", "total", "must-haves", "email", "phone",
    ];

    private static readonly string[] Terms = ["decd", "drs", "ctdol", "rebate", "credit", "abatement", "withholding", "grand-list", "mill-rate", "clawback", "distressed", "opportunity-zone"];

    private readonly ProposalModel model;
    private readonly ProposalWords words;
    private readonly ProposalRows rows;
    private readonly ProposalFormat format;
    private readonly IReadOnlyList<ProposalSection> sections;
    private readonly IReadOnlyList<OriginFact> origin;
    private readonly IReadOnlyList<RegionFact> facts;
    private readonly IReadOnlyList<ProposalSite> sites;
    private readonly IReadOnlyList<ProposalIncentive> incentives;
    private readonly IReadOnlyList<string> totals;
    private readonly string recipient;
    private readonly string native;

    public ProposalPages(ProposalModel model, ProposalWords words, ProposalRows rows)
    {
        (this.model, this.words, this.rows, format) = (model, words, rows, new(words));
        sections = DocumentPlan.Of(model.Kind, model.Sections);
        (facts, sites, incentives) = (Has("region") ? rows.RegionFacts : [], Has("sites", "comparison", "summary") ? rows.Sites : [], Has("incentives", "summary", "glossary") ? rows.Incentives : []);
        origin = Has("origin") ? rows.OriginFacts : [];
        if (IsTeaser) (facts, sites, incentives) = Shortened(rows);
        totals = [.. incentives.Where(line => line.Amount.HasValue)
            .GroupBy(line => line.Amount.Value.Currency)
            .Select(currency => format.Money(currency.Select(line => line.Amount.Value).Aggregate((sum, next) => sum + next)))];
        (recipient, native) = (rows.Name(model.Recipient.Name, "recipient"), rows.NativeName(model.Recipient.NativeName));
    }

    public ProposalInputs Compose()
    {
        var cover = Cover();
        var (kept, typed) = Plan();
        var inputs = new ProposalInputs(
            words.Culture.TwoLetterISOLanguageName,
            new RegionInfo(words.Culture.Name).TwoLetterISORegionName,
            words.Formats.LetterPaper ? "us-letter" : "a4",
            $"{cover.Title.T} – {recipient}",
            Agency,
            model.IsSample ? words.Label("sample-watermark") : null,
            words.Label("draft-mark"),
            null,
            LayoutLabels.ToDictionary(key => key, key => words.Label(key)),
            new(model.Issuer?.Colour ?? "", model.Issuer?.Logo is { } logo ? LogoInputs.Of(logo) : null),
            cover,
            Has("summary") ? Summary() : new(Nothing, [], [], [], []),
            Has("region") ? Region() : new(Nothing, Nothing, null, []),
            Has("sites") ? Sites() : new(Nothing, Nothing, null, []),
            Has("incentives") ? Incentives() : new(Nothing, Nothing, null, [], [], Nothing),
            Has("timeline") ? Timeline() : new(Nothing, Nothing, []),
            Has("contact") ? Contact() : new(Nothing, Nothing, "", "", "", ""),
            Legal(),
            Has("glossary") ? Glossary() : new(Nothing, []))
        {
            Kind = KindName, Sections = kept, Texts = typed, Amounts = Amounts(), SiteCharts = SiteCharts(),
            Basis = Has("basis") ? Basis() : null, Origin = origin.Count > 0 ? Origin() : null, Comparison = Has("comparison") ? Comparison() : null, Visit = Has("visit") && model.Visit is { } visit ? Visit(visit) : null,
        };
        return words.PrintedDrafts.Count > 0 ? inputs with { DraftLegend = words.Label("draft-legend") } : inputs;
    }

    private static PrintedText Nothing { get; } = new("");

    private string Agency => model.Issuer?.Name is { Length: > 0 } name ? name : words.Label("agency");

    private CoverInputs Cover() => new(
        Agency,
        words.Label("desk"),
        words.Block(IsFull ? "cover.title" : $"title.{KindName}"),
        model.Project.Function.HasValue ? (IsFull ? words.Block("cover.subtitle", ("function", FunctionName)) : new(words.Label($"function.{model.Project.Function.Value}"))) : IsFull ? words.Block("cover.subtitle-open") : new(""),
        recipient,
        native,
        ProposalScript.LanguageOf(native, model.Recipient.Home),
        model.Contact is { } contact ? format.Person(Printable(contact)) : "",
        [
            new(words.Label(IsFull ? "number" : "reference"), words.Label("number-version", ("number", rows.Name(model.Number, "number")), ("version", model.Version.ToString(CultureInfo.InvariantCulture)))),
            new(words.Label("date"), format.Date(model.PreparedOn)),
            new(words.Label("valid-until"), format.Date(model.ExpiresOn)),
        ]);

    private SummaryInputs Summary()
    {
        var project = model.Project;
        List<PrintedText> prose = IsTeaser ? [words.Block("teaser.opening", ("recipient", recipient))] :
        [
            project.Function.HasValue ? words.Block("summary.opening", ("recipient", recipient), ("function", FunctionName)) : words.Block("summary.opening-open", ("recipient", recipient)),
            sites.Count == 0 ? words.Block("summary.sites-none") : words.CountedBlock("summary.sites", sites.Count, ("n", format.Number(sites.Count))),
            totals.Count == 0 ? words.Block(HasOffer ? "summary.incentives-open" : "summary.incentives-none") : words.Block("summary.incentives", ("total", Joined(totals))),
            words.Block(model.HasVisited ? "summary.next-visited" : "summary.next", ("date", format.Date(model.ExpiresOn))),
        ];

        List<LabelledText> figures = [];
        if (project.Jobs.HasValue) figures.Add(new(words.Label("figure.jobs"), format.Number(project.Jobs.Value)));
        if (project.Capex.HasValue) figures.Add(new(words.Label("figure.capex"), format.Money(project.Capex.Value)));
        figures.Add(new(words.Label("figure.sites"), format.Number(sites.Count)));
        if (totals.Count > 0 && !IsTeaser) figures.Add(new(words.Label("figure.incentives"), Joined(totals)));

        return IsTeaser ? new(words.Heading("heading.summary"), prose, figures, [], []) : new(words.Heading("heading.summary"), prose, figures, Project(), MustHaves());
    }

    private IReadOnlyList<LabelledWords> Project()
    {
        var project = model.Project;
        return
        [
            new(words.Label("project.function"), new(Told(project.Function, function => words.Label($"function.{function}")))),
            new(words.Label("project.type"), new(Told(project.Type, type => words.Label($"type.{type}")))),
            new(words.Label("project.need"), project.Need.HasValue ? words.EnglishOnly(rows.Clean(project.Need.Value, "need")) : new(Told(project.Need, need => need))),
            new(words.Label("project.jobs"), new(Told(project.Jobs, jobs => words.Counted("unit.jobs", jobs, ("n", format.Number(jobs)))))),
            new(words.Label("project.capex"), new(Told(project.Capex, format.Money))),
            new(words.Label("project.decision"), new(Told(project.Decision, frame => words.Label($"timeframe.{frame}")))),
        ];
    }

    private IReadOnlyList<PrintedText> MustHaves() => [.. model.Project.MustHaves.Select(one => rows.Clean(one, "must-have")).Where(one => one.Length > 0).Select(words.EnglishOnly)];

    private RegionInputs Region() => new(
        words.Heading("heading.region"),
        words.Block("region.intro"),
        facts.Count == 0 ? words.Block("region.none") : null,
        [.. facts.Select(fact => new RegionRow(
            words.OptionalLabel($"fact.{fact.Key}") is { } name ? new(name) : words.EnglishOnly(rows.Clean(fact.EnglishName, "fact")),
            fact.Value is { } value ? new(format.Figure(value, fact.Unit))
                : words.OptionalLabel($"text.{fact.Text}") is { } text ? new(text)
                : words.EnglishOnly(rows.Clean(fact.Text, "fact")),
            SourceOf(fact.Provenance), fact.Provenance.VerifiedOn is not null, VerifiedOf(fact.Provenance)))]);

    private SitesInputs Sites() => new(
        words.Heading("heading.sites"),
        words.Block("sites.intro"),
        sites.Count == 0 ? words.Block("sites.none") : null,
        [.. sites.Select(site => new SiteRow(
            rows.Name(site.Name, "site"),
            rows.Name(site.Town, "town"),
            words.OptionalLabel($"kind.{site.Kind}") is { } kind ? new(kind) : words.EnglishOnly(rows.Name(site.Kind, "kind")),
            site.AreaSqFt is { } area ? format.Area(area) : words.Label("unknown"),
            site.PowerKw is { } power ? format.Power(power) : words.Label("unknown"),
            site.MilesToAirport is { } miles ? format.Distance(miles) : words.Label("unknown"),
            site.PassesMustHaves,
            words.Label(site.PassesMustHaves ? "fit.all" : "fit.exception"),
            words.EnglishOnly(site.PassesMustHaves ? "" : rows.Clean(site.ExceptionBecause, "exception")),
            words.Label("source-dated", ("source", rows.Clean(site.Source, "source")), ("date", format.ShortDate(site.AsOf)))))]);

    private IncentivesInputs Incentives() => new(
        words.Heading("heading.incentives"),
        words.Block("incentives.intro"),
        incentives.Count == 0 ? words.Block(HasOffer ? "incentives.none" : "incentives.no-offer") : null,
        [.. incentives.Select(line => new IncentiveRow(
            rows.Name(line.Name, "programme"),
            words.OptionalLabel($"programme.{line.Key}") ?? "",
            rows.Name(line.Authority, "authority"),
            Told(line.Amount, format.Money),
            line.Amount.HasValue,
            words.EnglishOnly(rows.Clean(line.Formula, "formula")),
            words.EnglishOnly(rows.Clean(line.Conditions, "conditions")),
            line.ExpiresOn is { } day ? words.Label("expiry", ("date", format.ShortDate(day))) : "",
            SourceOf(line.Provenance), line.Provenance.VerifiedOn is not null, VerifiedOf(line.Provenance)))],
        [.. totals.Select(total => new LabelledText(words.Label("total"), total))],
        words.Block("incentives.note"));

    private TimelineInputs Timeline() => new(
        words.Heading("heading.timeline"),
        words.Block("timeline.intro"),
        [.. model.Milestones.OrderBy(step => step.On ?? DateOnly.MaxValue).Select(step => new TimelineRow(words.Label($"milestone.{step.Kind}"), step.On is { } day ? format.Date(day) : words.Label("to-be-agreed"), step.On is not null))]);

    private ContactInputs Contact() => new(
        words.Heading("heading.contact"),
        words.Block("contact.intro"),
        rows.Name(model.Manager.Name, "manager"),
        words.OptionalLabel($"role.{model.Manager.Role}") ?? rows.Name(model.Manager.Role, "role"),
        ProposalText.Unbroken(rows.Name(model.Manager.Email, "email")),
        ProposalText.Unbroken(rows.Name(model.Manager.Phone, "phone")));

    private ProseInputs Legal()
    {
        if (!IsFull) return new(words.Heading("heading.legal"), LegalOfDocument());
        List<PrintedText> prose =
        [
            words.Block("legal.indicative"),
            words.Block("legal.agencies"),
            words.Block("legal.advice"),
            words.Block("legal.data", ("date", format.Date(model.PreparedOn))),
            words.Block("legal.confidential", ("recipient", recipient)),
            words.Block("legal.expiry", ("date", format.Date(model.ExpiresOn))),
            words.Block("legal.units"),
            words.Block("legal.privacy"),
        ];
        if (HasDollars) prose.Insert(prose.Count - 2, words.Block("legal.dollars"));
        if (!words.IsEnglish) prose.Add(words.Block("legal.language"));
        if (model.IsSample) prose.Insert(0, words.Block("legal.sample"));
        return new(words.Heading("heading.legal"), prose);
    }

    /// <summary>Explains the terms that occur in the offer, not all there are.</summary>
    private GlossaryInputs Glossary()
    {
        var offer = string.Join(' ', incentives.Select(line => $"{line.Name} {line.Authority} {line.Formula} {line.Conditions} {words.EnglishProgramme(line.Key)}"));
        var used = Terms.Where(term => offer.Contains(words.EnglishLabel($"trigger.{term}"), StringComparison.OrdinalIgnoreCase));
        return new(words.Heading("heading.glossary"), [.. used.Prepend("capex").Prepend("fte").Select(term => new GlossaryRow(words.Label($"term.{term}"), words.Block($"glossary.{term}")))]);
    }

    private ProposalContact Printable(ProposalContact contact) => new(
        rows.Name(contact.GivenName, "contact"), rows.Name(contact.FamilyName, "contact"), rows.Name(contact.Honorific, "contact"), rows.Name(contact.Title, "contact"));

    private bool HasOffer => model.Incentives.Count > 0;

    private bool HasDollars =>
        incentives.Select(line => line.Amount).Prepend(model.Project.Capex).Any(amount => amount.HasValue && amount.Value.Currency == "USD") || facts.Any(fact => fact is { Unit: FactUnit.UsDollars, Value: not null }) || origin.Any(fact => fact.Unit == FactUnit.UsDollars);

    private string FunctionName => words.Label($"function.{model.Project.Function.Value}");

    private string Told<T>(Known<T> known, Func<T, string> write)
        where T : notnull =>
        known.HasValue ? write(known.Value)
        : known.AskedOn is { } day ? words.Label("cannot-say", ("date", format.ShortDate(day)))
        : words.Label("not-asked");

    private string SourceOf(Provenance provenance)
    {
        var name = rows.Clean(provenance.Source, "source");
        if (name.Length == 0) return words.Label("unknown");
        var source = provenance.SourceDate is { Length: > 0 } date
            ? words.Label("source-dated", ("source", name), ("date", rows.Name(date, "source-date")))
            : words.Label("source-undated", ("source", name));
        return provenance.Tag is { Length: > 0 } tag ? $"{source} [{rows.Clean(tag, "source")}]" : source;
    }

    private string VerifiedOf(Provenance provenance) =>
        provenance.VerifiedOn is { } day ? words.Label("verified", ("date", format.ShortDate(day))) : words.Label("unverified");

    private static string Joined(IEnumerable<string> amounts) => string.Join(" + ", amounts);
}
