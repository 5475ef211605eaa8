using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Calendar;

/// <summary>What stands in a calendar, in the order of a day.</summary>
public enum EntryKind
{
    /// <summary>The investor visits.</summary>
    Visit,

    /// <summary>A clock of the process runs out.</summary>
    Deadline,

    /// <summary>A next step was promised to the investor.</summary>
    NextStep,
}

/// <summary>Something of a lead that has a date, before the lead's name is known.</summary>
internal sealed record Dated(EntryKind Kind, LeadId Lead, Guid Id, DateOnly From, DateOnly To)
{
    /// <summary>When on that day; null for what takes the whole day.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The process's key of a deadline.</summary>
    public string? Key { get; init; }

    public VisitMode? Mode { get; init; }

    public bool IsHeld { get; init; }
}

/// <summary>The lead something dated belongs to, under the name the person may hear.</summary>
public sealed record DatedLead(LeadId Id, string ProjectNumber, string? CodeName, string Name, bool IsIdentity, Confidentiality Confidentiality, string Process, string? NextStep);

/// <summary>Site visits, deadlines that ask for something and promised next steps of the leads a person may see, found by their days.</summary>
/// <remarks>Towns and partners are told when a project they were invited to comes to visit, nothing else (<see cref="PartnerView"/>).</remarks>
public sealed class DatedWork(GlobalReachDb db, Secrecy secrecy, CurrentUser user, OfficeClock office)
{
    /// <summary>No visit is longer: what begins earlier is over by then.</summary>
    private const int LongestVisit = 60;

    /// <summary>All of it between two days, in no order; only what is on leads that the person answers for, backs up or works on, unless all is asked for.</summary>
    internal async Task<IReadOnlyList<Dated>> Between(DateOnly from, DateOnly to, bool all, CancellationToken ct) =>
        secrecy.IsPartner ? await Visits(from, to, all, ct) : [.. await Visits(from, to, all, ct), .. await NextSteps(from, to, all, ct), .. await Deadlines(from, to, all, ct)];

    /// <summary>The leads by their ids; who may not know the company is not told the next step either.</summary>
    internal Task<Dictionary<LeadId, DatedLead>> Leads(IReadOnlyList<LeadId> ids, CancellationToken ct) =>
        (from lead in db.Leads
         join name in secrecy.Names() on lead.Id equals name.LeadId
         where ids.Contains(lead.Id)
         select new DatedLead(lead.Id, lead.Number, lead.CodeName, name.Name, name.IsIdentity, lead.Confidentiality, lead.Process.Key, name.IsIdentity ? lead.NextStep : null)).ToDictionaryAsync(lead => lead.Id, ct);

    private IQueryable<Lead> Of(bool all)
    {
        var me = user.Id;
        return all ? db.Leads : db.Leads.Where(l => l.OwnerId == me || l.BackupId == me || l.Team.Any(member => member.PersonId == me));
    }

    private async Task<IEnumerable<Dated>> NextSteps(DateOnly from, DateOnly to, bool all, CancellationToken ct)
    {
        var found = await Of(all).Where(l => l.NextStepOn >= from && l.NextStepOn <= to && (l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant))
            .Select(l => new { l.Id, On = l.NextStepOn!.Value }).ToListAsync(ct);
        return found.Select(l => new Dated(EntryKind.NextStep, l.Id, l.Id.Value, l.On, l.On));
    }

    private async Task<IReadOnlyList<Dated>> Visits(DateOnly from, DateOnly to, bool all, CancellationToken ct)
    {
        var earliest = from.DayNumber > LongestVisit ? from.AddDays(-LongestVisit) : DateOnly.MinValue;
        var found = await (from visit in db.Visits
                           join lead in Of(all) on visit.LeadId equals lead.Id
                           where visit.From >= earliest && visit.From <= to && visit.To >= @from
                           select new { lead.Id, Part = visit.Id, visit.From, visit.To, visit.Mode, IsHeld = visit.Debrief != null }).ToListAsync(ct);
        return found.ConvertAll(v => new Dated(EntryKind.Visit, v.Id, v.Part, v.From, v.To) { Mode = v.Mode, IsHeld = v.IsHeld });
    }

    private async Task<IEnumerable<Dated>> Deadlines(DateOnly from, DateOnly to, bool all, CancellationToken ct)
    {
        var (begins, ends) = (office.Begin(from), office.Begin(to.AddDays(1)));
        var found = await (from deadline in db.Deadlines.Asking()
                           join lead in Of(all) on deadline.LeadId equals lead.Id
                           where deadline.DueAt >= begins && deadline.DueAt < ends
                           select new { lead.Id, Part = deadline.Id, deadline.Key, deadline.DueAt }).ToListAsync(ct);
        return found.Select(d => new Dated(EntryKind.Deadline, d.Id, d.Part, office.DayAt(d.DueAt), office.DayAt(d.DueAt)) { Key = d.Key, At = d.DueAt });
    }
}
