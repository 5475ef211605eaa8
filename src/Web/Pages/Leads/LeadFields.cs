using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Every fact of a lead that can be filled in by itself, in the order in which practitioners think of it.</summary>
public static class LeadFields
{
    private static readonly LeadField Rationale = new("qualification", "Rationale", FactKind.Words) { Longest = 2000 };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LeadField> All { get; } =
    [
        new("inquiry", "Summary", FactKind.Words) { Group = "project", Longest = 2000 },
        Asked("Need", FactKind.Words, "project", "qualification.need"),
        Chosen<ProjectType>("ProjectType", "project", "qualification.project-type"),
        Chosen<BusinessFunction>("Function", "project", "qualification.function"),
        new("inquiry", "Source", FactKind.Choice) { Of = typeof(LeadSource), Group = "project", Meets = ["inquiry.source"] },
        new("inquiry", "Country", FactKind.Country) { Group = "project", Meets = ["inquiry.country"] },
        new("inquiry", "Language", FactKind.Language) { Group = "project", Meets = ["inquiry.language"] },
        Asked("Jobs", FactKind.Number, "economics", "qualification.size"),
        Asked("Capex", FactKind.Money, "economics", "qualification.size") with { Currency = "CapexCurrency", With = new("qualification", "CapexCurrency") { Longest = 3 } },
        Asked("AverageWage", FactKind.Money, "economics", "discovery.wage") with { Form = "discovery", Currency = "WageCurrency", With = new("discovery", "WageCurrency") { Longest = 3 } },
        Asked("JobsKept", FactKind.Number, "economics", "discovery.jobs-kept") with { Form = "discovery", IsExtra = true },
        Asked("WageRatio", FactKind.Number, "economics") with { IsExtra = true },
        new("discovery", "MustHaves", FactKind.Lines) { Group = "site", Meets = ["discovery.must-haves"] },
        Asked("UtilityLoads", FactKind.Words, "site", "discovery.utility-loads") with { Form = "discovery" },
        Chosen<Degree>("Feasibility", "site") with { IsExtra = true },
        Chosen<TimeFrame>("TimeFrame", "timing", "qualification.time-frame"),
        Chosen<Degree>("Reality", "timing") with { IsExtra = true },
        Asked("Rivals", FactKind.Words, "competition", "discovery.rivals") with { Form = "discovery" },
        Chosen<Degree>("Position", "competition") with { IsExtra = true },
        Asked("Cfius", FactKind.Choice, "decision", "discovery.cfius") with { Form = "discovery", Of = typeof(CfiusSign), IsExtra = true },
        new("discovery", "Drivers", FactKind.Lines) { Group = "drivers", Meets = ["discovery.drivers"] },
        Chosen<ClusterFit>("ClusterFit", "drivers") with { IsExtra = true },
        Chosen<DecisionRole>("DecisionRole", "decision", "qualification.decision-role"),
        new("qualification", "Decision", FactKind.Choice) { Of = typeof(GoNoGo), Group = "decision", With = Rationale, Meets = ["go-decision-missing", "decided-otherwise"] },
        Rationale with { Group = "decision", IsExtra = true },
        new("inquiry", "CompanyName") { Group = "company", Longest = 300, Meets = ["inquiry.party"] },
        new("inquiry", "CompanyNativeName") { Group = "company", Longest = 300, IsExtra = true },
        new("inquiry", "CompanyWebsite") { Group = "company", Longest = 300, IsExtra = true },
        new("inquiry", "IntermediaryName") { Group = "company", Longest = 300, IsExtra = true, Meets = ["inquiry.party"], With = new("inquiry", "IntermediaryKind", FactKind.Choice) { Of = typeof(CompanyKind) } },
        new("inquiry", "ContactGivenName") { Group = "company", Longest = 150 },
        new("inquiry", "ContactFamilyName") { Group = "company", Longest = 150 },
        new("inquiry", "ContactJobTitle") { Group = "company", Longest = 150, IsExtra = true },
        new("inquiry", "ContactEmail") { Group = "company", Longest = 254, Meets = ["inquiry.contact-route"] },
        new("inquiry", "ContactPhone") { Group = "company", Longest = 60, Meets = ["inquiry.contact-route"] },
        new("inquiry", "LawfulBasis", FactKind.Choice) { Of = typeof(LawfulBasis), Group = "company", Meets = ["inquiry.lawful-basis"], With = new("inquiry", "LawfulBasisOn", FactKind.Day) },
        new("assignment", "BackupId", FactKind.Person) { Group = "assignment", Meets = ["lead.back-up"] },
        new("discovery", "CodeName") { Longest = 60, Meets = ["lead.code-name"] },
        new("acknowledgement", "Acknowledged", FactKind.Tick) { Meets = ["inquiry.acknowledged"], With = new("acknowledgement", "ByMail", FactKind.Tick) },
        new("duplicates", "DuplicatesChecked", FactKind.Tick) { Meets = ["inquiry.duplicates-checked"] },
    ];

    /// <summary>The groups in which facts are told, and the page where the whole of each is written.</summary>
    public static IReadOnlyList<(string Group, string Page)> Groups { get; } =
        [("project", "qualification"), ("economics", "qualification"), ("site", "discovery"), ("timing", "qualification"), ("competition", "discovery"), ("drivers", "discovery"), ("decision", "qualification"), ("company", "inquiry")];

    /// <summary>The field of that name; null when there is none that stands by itself.</summary>
    public static LeadField? Find(string key) => All.FirstOrDefault(field => field.Key == key && field.Group is not null);

    /// <summary>What can be filled in so that a gate is met; nothing where it takes more than that.</summary>
    public static IReadOnlyList<LeadField> For(Refusal unmet)
    {
        var asked = unmet.Code == "fact-missing" ? unmet.Args[0].ToString()! : unmet.Code;
        return [.. All.Where(field => field.Meets.Contains(asked))];
    }

    /// <summary>What the fields of a form are called by in a form of several.</summary>
    public static string Prefix(string form) => char.ToUpperInvariant(form[0]) + form[1..];

    private static LeadField Asked(string property, FactKind kind, string group, params IReadOnlyList<string> meets) =>
        new("qualification", property, kind) { IsKnown = true, Group = group, Meets = meets, Longest = kind == FactKind.Words ? 2000 : null };

    private static LeadField Chosen<T>(string property, string group, params IReadOnlyList<string> meets)
        where T : struct, Enum => Asked(property, FactKind.Choice, group, meets) with { Of = typeof(T) };
}
