using System.Text.RegularExpressions;
using FluentValidation;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>What of a lead is late.</summary>
public enum Lateness
{
    /// <summary>A deadline or the next step.</summary>
    Any,

    /// <summary>A clock of the process ran out.</summary>
    Deadline,

    /// <summary>The day of the promised next step has passed.</summary>
    NextStep,
}

/// <summary>Which leads a person asks for: the same words for the list, the board and whatever else shows many of them. Whether a lead is visible at all is not decided here.</summary>
public abstract partial record LeadFilter
{
    /// <summary>The one stage asked for; null for all, or when several are.</summary>
    public string? Stage { get => Stages is [var one] ? one : null; init => Stages = OneOrNone(value); }

    /// <summary>Leads in any of these stages; none named means all.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>Leads on any of these tracks; none named means all.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];

    /// <summary>Only leads on tracks that a win may come of.</summary>
    public bool InPipeline { get; init; }

    public LeadStatus? Status { get; init; }

    /// <summary>Only leads that have not ended.</summary>
    public bool Open { get; init; }

    /// <summary>Only leads that were won, or only those that were not; null for both.</summary>
    public bool? Won { get; init; }

    public PersonId? Owner { get; init; }

    /// <summary>Only leads that somebody of this team answers for.</summary>
    public Guid? Team { get; init; }

    /// <summary>Who is of that team, told by the team directory before leads are asked for.</summary>
    internal IReadOnlyList<PersonId>? Owners { get; init; }

    /// <summary>What the words find in the search index, looked up before leads are asked for.</summary>
    internal FoundByWords? Found { get; init; }

    /// <summary>The one country asked for; null for all, or when several are.</summary>
    public string? Country { get => Countries is [var one] ? one : null; init => Countries = OneOrNone(value); }

    /// <summary>Leads from any of these countries; none named means all.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Leads with any of these grades; none named means all.</summary>
    public IReadOnlyList<string> Grades { get; init; } = [];

    public LeadSource? Source { get; init; }

    /// <summary>Arrived on this day at the desk or later.</summary>
    public DateOnly? ReceivedFrom { get; init; }

    /// <summary>Arrived on this day at the desk or earlier.</summary>
    public DateOnly? ReceivedTo { get; init; }

    /// <summary>Only open leads of which this is late.</summary>
    public Lateness? Late { get; init; }

    /// <summary>Only active leads without contact of substance for longer than their stage allows, or whose next step was missed (DOMAIN §3).</summary>
    public bool Stalled { get; init; }

    /// <summary>Found in name, code name and project number, in any script and whichever way umlauts and accents are written; a company's names are searched only where they may be known.</summary>
    public string? Q { get; init; }

    /// <summary>These leads and no others; none named means all.</summary>
    public IReadOnlyList<LeadId> Only { get; init; } = [];

    /// <summary>Whether nothing narrows the leads.</summary>
    internal bool IsEverything =>
        Stages.Count == 0 && Tracks.Count == 0 && !InPipeline && Status is null && !Open && Won is null && Owner is null && Team is null && Countries.Count == 0 && Grades.Count == 0 && Source is null
        && ReceivedFrom is null && ReceivedTo is null && Late is null && !Stalled && Words is null && Only.Count == 0;

    internal string? Words => InquiryForm.Filled(string.Concat((Q ?? "").Where(letter => !char.IsControl(letter))));

    /// <summary>Narrows visible leads, each with the name the person may hear, to those asked for; what depends on the day needs to be told which day it is.</summary>
    internal IQueryable<NamedLead> Of(IQueryable<NamedLead> rows, LeadTimes.Moment? at = null)
    {
        if (Stages.Count > 0)
        {
            var stages = Stages.Select(stage => new StageKey(stage)).ToList();
            rows = rows.Where(r => stages.Contains(r.Lead.Stage));
        }

        if (Tracks.Count > 0)
        {
            var tracks = Tracks.ToList();
            rows = rows.Where(r => tracks.Contains(r.Lead.Track));
        }

        if (InPipeline)
        {
            var holding = (at ?? throw new InvalidOperationException("Who filters by the pipeline says which tracks it is made of.")).Holding.ToList();
            rows = rows.Where(r => !holding.Contains(r.Lead.Track));
        }

        if (Status is { } status) rows = rows.Where(r => r.Lead.Status == status);
        if (Open || Late is not null) rows = rows.Where(r => r.Lead.Status == LeadStatus.Active || r.Lead.Status == LeadStatus.OnHold || r.Lead.Status == LeadStatus.Dormant);
        if (Won is { } won) rows = rows.Where(r => r.Lead.WonAt != null == won);
        if (Owner is { } owner) rows = rows.Where(r => r.Lead.OwnerId == owner);
        if (Team is not null)
        {
            var owners = (Owners ?? throw new InvalidOperationException("Who filters by a team says who is of it.")).ToList();
            rows = rows.Where(r => owners.Contains(r.Lead.OwnerId));
        }

        if (Countries.Count > 0)
        {
            var countries = Countries.Select(country => (CountryCode?)new CountryCode(country)).ToList();
            rows = rows.Where(r => countries.Contains(r.Lead.Inquiry.Country));
        }

        if (Grades.Count > 0)
        {
            var grades = Grades.ToList();
            rows = rows.Where(r => r.Lead.Score != null && grades.Contains(r.Lead.Score.Grade));
        }

        if (Source is { } source) rows = rows.Where(r => r.Lead.Inquiry.Source == source);
        if (Only.Count > 0)
        {
            var only = Only.ToList();
            rows = rows.Where(r => only.Contains(r.Lead.Id));
        }

        if (ReceivedFrom is not null || ReceivedTo is not null || Late is not null || Stalled)
        {
            rows = OfDay(rows, at ?? throw new InvalidOperationException("Who filters by the day says which day it is."));
        }

        if (Words is { } words)
        {
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%"; // SQL Server knows [a-z] too
            var (leads, companies) = (Found?.Leads ?? [], Found?.Companies ?? []);
            rows = rows.Where(r => leads.Contains(r.Lead.Id) || (r.Name.IsIdentity && (companies.Contains(r.Lead.CompanyId) || companies.Contains(r.Lead.IntermediaryId)))
                || EF.Functions.Like(r.Name.Name, pattern, "\\") || EF.Functions.Like(r.Lead.Number, pattern, "\\") || (r.Lead.CodeName != null && EF.Functions.Like(r.Lead.CodeName, pattern, "\\")));
        }

        return rows;
    }

    private IQueryable<NamedLead> OfDay(IQueryable<NamedLead> rows, LeadTimes.Moment at)
    {
        if (ReceivedFrom is { } first)
        {
            var from = at.Begin(first);
            rows = rows.Where(r => r.Lead.ReceivedAt >= from);
        }

        if (ReceivedTo is { } last)
        {
            var until = at.Begin(last.AddDays(1));
            rows = rows.Where(r => r.Lead.ReceivedAt < until);
        }

        var (today, now, overdue) = (at.Today, at.Now, at.Overdue);
        rows = Late switch
        {
            Lateness.NextStep => rows.Where(r => r.Lead.NextStepOn < today),
            Lateness.Deadline => rows.Where(r => overdue.Any(d => d.LeadId == r.Lead.Id)),
            Lateness.Any => rows.Where(r => r.Lead.NextStepOn < today || overdue.Any(d => d.LeadId == r.Lead.Id)),
            null => rows,
        };
        return Stalled ? rows.Where(r => r.Lead.Status == LeadStatus.Active).Where(at.IsStalled) : rows;
    }

    private static IReadOnlyList<string> OneOrNone(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    [GeneratedRegex("^[A-D]$")]
    private static partial Regex Grade();

    /// <summary>What can be asked for at all.</summary>
    public sealed class Validator : AbstractValidator<LeadFilter>
    {
        private const int Most = 200;

        public Validator()
        {
            RuleFor(q => q.Q).MaximumLength(200);
            RuleFor(q => q.Countries).Must(named => named.All(CountryCode.IsCountry)).WithErrorCode("country-unknown").OverridePropertyName("Country");
            RuleFor(q => q.Grades).Must(named => named.All(Grade().IsMatch)).WithErrorCode("grade-unknown").OverridePropertyName("Grade");
            RuleFor(q => q.Countries).Must(named => named.Count <= Most).WithErrorCode("too-many-values").OverridePropertyName("Country");
            RuleFor(q => q.Stages).Must(named => named.Count <= Most).WithErrorCode("too-many-values").OverridePropertyName("Stage");
            RuleFor(q => q.Tracks).Must(named => named.Count <= Most).WithErrorCode("too-many-values").OverridePropertyName("Track");
            RuleFor(q => q.Status).IsInEnum();
            RuleFor(q => q.Source).IsInEnum();
            RuleFor(q => q.Late).IsInEnum();
            RuleFor(q => q.ReceivedFrom).BusinessDay();
            RuleFor(q => q.ReceivedTo).BusinessDay();
        }
    }
}

/// <summary>A visible lead with the name the person who asks may hear.</summary>
internal sealed record NamedLead
{
    public required Lead Lead { get; init; }

    public required LeadName Name { get; init; }
}
