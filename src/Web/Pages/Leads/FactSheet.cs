using System.Globalization;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What is known of a lead, grouped as practitioners think of it; each group leads to the page where the whole of it is written.</summary>
public sealed class FactSheet(IStringLocalizer<Labels> labels, DeskTime desk, ReasonLists reasons, FactWords words, CurrentUser user)
{
    /// <summary>A group: its key, the page it leads to, and what is told of it in short. Without rows nothing was recorded yet.</summary>
    public sealed record Area(string Key, string Page, IReadOnlyList<Row> Rows)
    {
        public Area(string page, IReadOnlyList<Row> rows)
            : this(page, page, rows)
        {
        }
    }

    /// <summary>One fact; a value that is missing says why.</summary>
    public sealed record Row(string Label, string Value, bool IsKnown = true, bool Wide = false)
    {
        /// <summary>The fact of the catalogue that it tells; null where it tells several or none.</summary>
        public LeadField? Field { get; init; }

        /// <summary>Where it is corrected; null for who may not.</summary>
        public string? Edit { get; init; }

        /// <summary>Whether it is corrected where it stands.</summary>
        public bool InPlace { get; init; }

        /// <summary>Whether the person has just been here.</summary>
        public bool TakesFocus { get; init; }

        /// <summary>The page of what it names; null when there is none.</summary>
        public string? Link { get; init; }

        /// <summary>What is to be told of it beside its value.</summary>
        public string? Note { get; init; }
    }

    public IReadOnlyList<Area> Of(LeadPage.Result lead, IReadOnlyDictionary<PersonId, string> people) => lead.IsForPartner
        ? [.. All(lead, people).Where(area => area.Key is "site" or "discovery" or "visits")]
        : All(lead, people);

    /// <summary>Why this person corrects nothing here; null when they may correct something.</summary>
    public string? Obstacle(LeadPage.Result lead) =>
        lead.Status.IsTerminal ? labels["ReadOnly_Ended"]
        : !LeadForms.Order.Any(form => user.May(LeadForms.PermissionFor(form))) ? labels["Facts_ReadOnly"]
        : !lead.KnowsIdentity ? labels["ReadOnly_Masked"]
        : (string?)null;

    /// <summary>One fact as the form of the lead tells it.</summary>
    public Row Tell(LeadField field, LeadPage.Result lead, object form, IReadOnlyDictionary<PersonId, string> people)
    {
        var (value, known) = words.Say(field, form, people);
        var may = !lead.Status.IsTerminal && lead is { KnowsIdentity: true, IsForPartner: false } && user.May(LeadForms.PermissionFor(field.Form));
        var inPlace = may && LeadForms.IsBegun(field.Form, lead);
        return new(labels[$"Field_{field.Property}"], value, known, field.Kind is FactKind.Words or FactKind.Lines)
        {
            Field = field, InPlace = inPlace, Link = lead is { KnowsIdentity: true, IsForPartner: false } && known ? LinkOf(field, lead.Inquiry) : null, Edit = inPlace ? $"/leads/{lead.Id}/facts/{field.Key}" : may ? $"/leads/{lead.Id}/{field.Form}#Form_{field.Property}" : null,
        };
    }

    private IReadOnlyList<Area> All(LeadPage.Result lead, IReadOnlyDictionary<PersonId, string> people) =>
    [
        .. LeadFields.Groups.Select(group => new Area(group.Group, group.Page, Group(group.Group, lead, people))),
        new("acknowledgement", [Day("Fact_AcknowledgedAt", lead.AcknowledgedAt)]),
        new("duplicates", [Day("Fact_DuplicatesCheckedAt", lead.DuplicatesCheckedAt)]),
        new("screening", [.. lead.Screenings.Select(s => new Row(s.Party, $"{s.List} ({desk.Date(s.ListDate)}): {labels.Name(s.Result)}{(s.ClearedBy is { } by ? $", {labels["Fact_ClearedBy", people.GetValueOrDefault(by, "–")]}" : "")}"))]),
        new("assignment", [Text("Fact_Owner", people.GetValueOrDefault(lead.Owner)), .. Group("assignment", lead, people), lead.Team.Count == 0 ? new(labels["Fact_Team"], labels["Fact_NobodyElse"], IsKnown: false) : Text("Fact_Team", string.Join(", ", lead.Team.Select(member => people.GetValueOrDefault(member.Person, "–"))))]),
        new("discovery", [Text("Field_Confidentiality", labels.Name(lead.Confidentiality)), Text("Field_CodeName", lead.CodeName)]),
        new("shortlist", [.. lead.Sites.Where(site => !site.IsWithdrawn).Select(site => new Row(site.Facts.Name, $"{site.Facts.Town} · {labels[site.PassesMustHaves ? "Fact_PassesMustHaves" : site.ExceptionBecause is not null ? "Fact_ByException" : "Fact_FailsMustHaves"]}"))]),
        new("visits", [.. lead.Visits.Select(visit => new Row(labels.Name(visit.Mode), $"{desk.Date(visit.From)}{(visit.To > visit.From ? $" – {desk.Date(visit.To)}" : "")} · {(visit.Debrief is { } debrief ? labels["Fact_Debriefed", debrief.Score] : labels[visit.IsHeld ? "Fact_DebriefHidden" : "Fact_NotDebriefed"])}"))]),
        new("incentives", [.. lead.Packages.Select(package => new Row(labels["Fact_Package", package.Number], $"{labels.Name(package.State)} · {labels["Fact_Lines", package.Lines.Count]}"))]),
        new("commitment", Commitment(lead)),
        new("landing", lead.Baseline is not { } baseline ? [] : [Number("Fact_BaselineJobs", baseline.Jobs), Text("Fact_BaselineCapex", Words.Amount(baseline.Capex)), Text("Fact_AftercareOwner", people.GetValueOrDefault(baseline.AftercareOwner))]),
        new("aftercare", Aftercare(lead)),
    ];

    /// <summary>The facts of a group, short ones first; none while nothing of it was answered. Who may not know the company is told what is hidden.</summary>
    private IReadOnlyList<Row> Group(string group, LeadPage.Result lead, IReadOnlyDictionary<PersonId, string> people)
    {
        var fields = LeadFields.All.Where(field => field.Group == group && !IsHidden(field, lead)).ToList();
        var forms = fields.Select(field => field.Form).Distinct().ToDictionary(form => form, form => LeadForms.Fill(form, lead));
        var rows = fields.Where(field => !field.IsExtra || words.Say(field, forms[field.Form], people).IsKnown).Select(field => Tell(field, lead, forms[field.Form], people)).ToList();
        if (group == "decision" && lead is { Qualification: null, Scorecard: not null }) return [new(labels["Fact_Decision"], labels["Fact_Hidden"], IsKnown: false)];
        return group == "assignment" || fields.Exists(field => field.Stored(forms[field.Form]).Length > 0) ? [.. rows.OrderBy(row => row.Wide)] : [];
    }

    private static bool IsHidden(LeadField field, LeadPage.Result lead) => !lead.KnowsIdentity && field.Form switch
    {
        "inquiry" => field.Property is not ("Source" or "Country" or "Language"),
        "qualification" => true,
        _ => false,
    };

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

    private static string? LinkOf(LeadField field, InquiryForm inquiry) => field.Property switch
    {
        nameof(InquiryForm.CompanyName) => inquiry.CompanyId is { } investor ? $"/companies/{investor}" : null,
        nameof(InquiryForm.IntermediaryName) => inquiry.IntermediaryId is { } firm ? $"/companies/{firm}" : null,
        _ => null,
    };

    private Row Number(string label, int value) => new(labels[label], value.ToString("N0", CultureInfo.CurrentCulture));

    private Row Day(string label, DateTimeOffset? at) => at is { } done ? new(labels[label], desk.Time(done)) : new(labels[label], labels["Fact_NotYet"], IsKnown: false);

    private Row Text(string label, string? value) => string.IsNullOrWhiteSpace(value) ? new(labels[label], labels["Fact_Missing"], IsKnown: false) : new(labels[label], value);

    private Row Known<T>(string label, Known<T> known, Func<T, string> word)
        where T : notnull => new(labels[label], labels.Told(known, word), known.HasValue);
}
