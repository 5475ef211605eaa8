using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What is known of a lead, area by area; each area leads to the page where it is written.</summary>
public sealed class FactSheet(IStringLocalizer<Labels> labels, DeskTime desk, ReasonLists reasons)
{
    /// <summary>An area: the key of its page, and what is told of it in short. Without rows nothing was recorded yet.</summary>
    public sealed record Area(string Key, IReadOnlyList<Row> Rows);

    /// <summary>One fact; a value that is missing says why.</summary>
    public sealed record Row(string Label, string Value, bool IsKnown = true, bool Wide = false);

    public IReadOnlyList<Area> Of(LeadPage.Result lead, IReadOnlyDictionary<PersonId, string> people) => lead.IsForPartner
        ? [.. All(lead, people).Where(area => area.Key is "discovery" or "visits")]
        : All(lead, people);

    private IReadOnlyList<Area> All(LeadPage.Result lead, IReadOnlyDictionary<PersonId, string> people) =>
    [
        new("inquiry", Inquiry(lead)),
        new("acknowledgement", [Day("Fact_AcknowledgedAt", lead.AcknowledgedAt)]),
        new("duplicates", [Day("Fact_DuplicatesCheckedAt", lead.DuplicatesCheckedAt)]),
        new("screening", [.. lead.Screenings.Select(s => new Row(s.Party, $"{s.List} ({desk.Date(s.ListDate)}): {labels.Name(s.Result)}{(s.ClearedBy is { } by ? $", {labels["Fact_ClearedBy", people.GetValueOrDefault(by, "–")]}" : "")}"))]),
        new("qualification", Qualification(lead)),
        new("assignment", [Text("Fact_Owner", people.GetValueOrDefault(lead.Owner)), Text("Fact_Backup", lead.Backup is { } backup ? people.GetValueOrDefault(backup) : null), lead.Team.Count == 0 ? new(labels["Fact_Team"], labels["Fact_NobodyElse"], IsKnown: false) : Text("Fact_Team", string.Join(", ", lead.Team.Select(member => people.GetValueOrDefault(member.Person, "–"))))]),
        new("discovery", Discovery(lead)),
        new("shortlist", [.. lead.Sites.Where(site => !site.IsWithdrawn).Select(site => new Row(site.Facts.Name, $"{site.Facts.Town} · {labels[site.PassesMustHaves ? "Fact_PassesMustHaves" : site.ExceptionBecause is not null ? "Fact_ByException" : "Fact_FailsMustHaves"]}"))]),
        new("visits", [.. lead.Visits.Select(visit => new Row(labels.Name(visit.Mode), $"{desk.Date(visit.From)}{(visit.To > visit.From ? $" – {desk.Date(visit.To)}" : "")} · {(visit.Debrief is { } debrief ? labels["Fact_Debriefed", debrief.Score] : labels[visit.IsHeld ? "Fact_DebriefHidden" : "Fact_NotDebriefed"])}"))]),
        new("incentives", [.. lead.Packages.Select(package => new Row(labels["Fact_Package", package.Number], $"{labels.Name(package.State)} · {labels["Fact_Lines", package.Lines.Count]}"))]),
        new("commitment", Commitment(lead)),
        new("landing", lead.Baseline is not { } baseline ? [] : [Number("Fact_BaselineJobs", baseline.Jobs), Text("Fact_BaselineCapex", Words.Amount(baseline.Capex)), Text("Fact_AftercareOwner", people.GetValueOrDefault(baseline.AftercareOwner))]),
        new("aftercare", Aftercare(lead)),
    ];

    private IReadOnlyList<Row> Inquiry(LeadPage.Result lead)
    {
        var form = lead.Inquiry;
        var contact = string.Join(' ', new[] { form.ContactHonorific, form.ContactGivenName, form.ContactFamilyName }.Where(part => !string.IsNullOrEmpty(part)));
        IReadOnlyList<Row> open = [Text("Field_Source", form.Source is { } source ? labels.Name(source) : null), Text("Field_Country", form.Country is { } country ? Words.Country(country) : null), Text("Field_Language", form.Language is { } language ? Words.Language(language) : null)];
        return !lead.KnowsIdentity
            ? open
            :
            [
                Text("Field_CompanyName", form.CompanyName), .. string.IsNullOrEmpty(form.IntermediaryName) ? Array.Empty<Row>() : [Text("Field_IntermediaryName", form.IntermediaryName)], .. open,
                Text("Fact_Contact", contact), Text("Fact_Reach", string.Join(" · ", new[] { form.ContactEmail, form.ContactPhone }.Where(way => !string.IsNullOrEmpty(way)))),
                Text("Field_LawfulBasis", form.LawfulBasis is { } basis ? labels.Name(basis) : null), Text("Field_Summary", form.Summary) with { Wide = true },
            ];
    }

    private IReadOnlyList<Row> Qualification(LeadPage.Result lead) => lead.Qualification is not { } q
        ? lead.Scorecard is null ? [] : [new(labels["Fact_Decision"], labels["Fact_Hidden"], IsKnown: false)]
        :
        [
            new(labels["Fact_Decision"], labels.Name(q.Decision)), Known("Field_ProjectType", q.ProjectType, type => labels.Name(type)), Known("Field_Function", q.Function, function => labels.Name(function)),
            Known("Field_Jobs", q.Jobs, jobs => jobs.ToString("N0", CultureInfo.CurrentCulture)), Known("Field_Capex", q.Capex, Words.Amount), Known("Field_TimeFrame", q.TimeFrame, frame => labels.Name(frame)),
            Known("Field_DecisionRole", q.DecisionRole, role => labels.Name(role)), Known("Field_Need", q.Need, need => need) with { Wide = true },
        ];

    private IReadOnlyList<Row> Discovery(LeadPage.Result lead)
    {
        IReadOnlyList<Row> secrecy = [Text("Field_Confidentiality", labels.Name(lead.Confidentiality)), Text("Field_CodeName", lead.CodeName)];
        return lead.Discovery is not { } discovery
            ? secrecy
            :
            [
                .. secrecy, Text("Field_MustHaves", string.Join("; ", discovery.MustHaves)), Text("Field_Drivers", string.Join("; ", discovery.Drivers)), Known("Field_Rivals", discovery.Rivals, rivals => rivals),
                Known("Field_UtilityLoads", discovery.UtilityLoads, loads => loads), Known("Field_AverageWage", discovery.AverageWage, Words.Amount),
            ];
    }

    private IReadOnlyList<Row> Commitment(LeadPage.Result lead) => lead.Commitment is not { } commitment
        ? []
        :
        [
            new(labels["Fact_Commitment"], $"{labels.Name(commitment.Kind)}, {desk.Date(commitment.On)}"), new(labels["Field_Involvement"], labels.Name(commitment.Involvement)),
            Known("Field_PledgedJobs", commitment.PledgedJobs, jobs => jobs.ToString("N0", CultureInfo.CurrentCulture)), Known("Field_PledgedCapex", commitment.PledgedCapex, Words.Amount),
            Text("Field_WinReasons", string.Join(", ", commitment.WinReasons.Select(reasons.Label))), new(labels["Fact_Evidence"], labels["Fact_EvidenceVerified", lead.Evidence.Count(e => e.VerifiedBy is not null), lead.Evidence.Count]),
        ];

    private IReadOnlyList<Row> Aftercare(LeadPage.Result lead) =>
    [
        .. lead.VerifiedJobs is { } jobs ? [Number("Fact_VerifiedJobs", jobs)] : Array.Empty<Row>(),
        .. lead.AftercareContacts.Take(1).Select(contact => Text("Fact_LastAftercare", desk.Date(contact.On))),
    ];

    private Row Number(string label, int value) => new(labels[label], value.ToString("N0", CultureInfo.CurrentCulture));

    private Row Day(string label, DateTimeOffset? at) => at is { } done ? new(labels[label], desk.Time(done)) : new(labels[label], labels["Fact_NotYet"], IsKnown: false);

    private Row Text(string label, string? value) => string.IsNullOrWhiteSpace(value) ? new(labels[label], labels["Fact_Missing"], IsKnown: false) : new(labels[label], value);

    private Row Known<T>(string label, Known<T> known, Func<T, string> word)
        where T : notnull =>
        known.HasValue ? new(labels[label], word(known.Value))
        : known.AskedOn is { } day ? new(labels[label], labels["Known_CannotSay", desk.Date(day)], IsKnown: false)
        : new(labels[label], labels["Known_NotAsked"], IsKnown: false);
}
