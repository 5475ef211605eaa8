using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Today;

/// <summary>What waits for a person today: their deadlines, tasks, promised next steps, what colleagues wait for them to decide, and leads that go cold.</summary>
/// <remarks>
/// Ranked by urgency: what is overdue or of today by jobs at stake, what comes later by its day first. Overdue, today and soon (five working days) follow the office's
/// calendar. A deadline waits for the owner, from its second rung also for the back-up; a task for who was given it, else for everybody of
/// its role, a manager's on their own leads only. A lead goes cold after the days its stage allows without contact of substance.
/// </remarks>
public static class MyWork
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Annotate;
    }

    /// <summary>The most pressing items, and how many more there are.</summary>
    public sealed record Result(DateTimeOffset AsOf, IReadOnlyList<WorkItem> Items, int More);

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProcessCatalog processes, CurrentUser user, OfficeClock office, Calendars calendars) : IRequestHandler<Query, Outcome<Result>>
    {
        private const int Most = 100;

        /// <summary>As much of each kind is looked at: what is beyond is further down than anybody reads in a day.</summary>
        private const int MostOfAKind = 500;

        private PersonId Me => user.Id;

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            List<Waiting> waiting =
            [
                .. await Deadlines(ct), .. await Tasks(ct), .. await NextSteps(ct),
                .. await Proposals(ct), .. await Offers(ct), .. await Evidence(ct), .. await Hits(ct), .. await Cold(ct),
            ];
            var leads = await Leads([.. waiting.Select(w => w.Lead).Distinct()], ct);
            var items = waiting.Where(w => leads.TryGetValue(w.Lead, out var lead) && (lead.IsIdentity || !w.OnlyIfKnown)).Select(w => Item(w, leads[w.Lead]))
                .OrderBy(i => i.Urgency).ThenBy(LaterDay).ThenByDescending(i => i.Lead.Jobs ?? 0).ThenBy(i => i.DueAt ?? i.Since).ThenBy(i => i.Lead.ProjectNumber, StringComparer.Ordinal).ThenBy(i => i.Kind).ThenBy(i => i.Part).ToList();
            return new Result(office.Now, [.. items.Take(Most)], Math.Max(0, items.Count - Most));
        }

        private IQueryable<Lead> Open => db.Leads.Where(l => l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant);

        private IQueryable<Lead> Mine => Open.Where(l => l.OwnerId == Me || l.BackupId == Me);

        private async Task<IEnumerable<Waiting>> Deadlines(CancellationToken ct)
        {
            var found = await (from lead in Mine
                               join deadline in db.Deadlines on lead.Id equals deadline.LeadId
                               where deadline.State == DeadlineState.Armed && (lead.OwnerId == Me || deadline.Rung > 1)
                               orderby deadline.DueAt
                               select new { lead.Id, lead.OwnerId, Part = deadline.Id, deadline.Key, deadline.DueAt }).Take(MostOfAKind).ToListAsync(ct);
            return found.Select(d => new Waiting(WorkKind.Deadline, d.Id) { Part = d.Part, Key = d.Key, DueAt = d.DueAt, AsBackup = d.OwnerId != Me });
        }

        /// <summary>What was given to them, what waits for anybody of a role of theirs, and a manager's on their own leads: each question has an index of its own.</summary>
        private async Task<IEnumerable<Waiting>> Tasks(CancellationToken ct)
        {
            var all = db.Tasks.Where(t => t.State == TaskState.Open);
            var active = db.Leads.Where(l => l.Status == LeadStatus.Active);
            var found = await Earliest(active, all.Where(t => t.AssigneeId == Me), ct);
            foreach (var role in user.Actor.Roles.Where(role => role != Role.Manager)) found.AddRange(await Earliest(active, all.Where(t => t.AssigneeId == null && t.Role == role), ct));
            if (user.Is(Role.Manager))
            {
                // Said so that the leads are asked for first: of all unassigned tasks of managers, few are this one's.
                found.AddRange(await Earliest(active.Where(l => l.OwnerId == Me), all.Where(t => (t.AssigneeId ?? Me) == Me && t.Role == Role.Manager), ct));
            }

            return found.DistinctBy(t => t.Part).OrderBy(t => t.DueAt).Take(MostOfAKind);
        }

        private async Task<List<Waiting>> Earliest(IQueryable<Lead> leads, IQueryable<LeadTask> tasks, CancellationToken ct)
        {
            var found = await (from lead in leads
                               join task in tasks on lead.Id equals task.LeadId
                               orderby task.DueAt
                               select new { lead.Id, Part = task.Id, task.Key, task.Title, task.DueAt, task.AssigneeId }).Take(MostOfAKind).ToListAsync(ct);
            return found.ConvertAll(t => new Waiting(WorkKind.Task, t.Id) { Part = t.Part, Key = t.Key, Text = t.Title, Mine = t.AssigneeId == Me, DueAt = t.DueAt });
        }

        private async Task<IEnumerable<Waiting>> NextSteps(CancellationToken ct)
        {
            var found = await Mine.Where(l => l.NextStepOn != null && l.OwnerId == Me).OrderBy(l => l.NextStepOn).Take(MostOfAKind).Select(l => new { l.Id, l.NextStep, l.NextStepOn }).ToListAsync(ct);
            return found.Select(l => new Waiting(WorkKind.NextStep, l.Id) { Text = l.NextStep, Day = l.NextStepOn });
        }

        private async Task<IEnumerable<Waiting>> Proposals(CancellationToken ct)
        {
            if (!user.May(Permission.ApproveProposals)) return [];
            var found = await (from lead in Open
                               join proposal in db.Proposals on lead.Id equals proposal.LeadId
                               where proposal.State == ProposalState.Ready && proposal.ApprovedBy == null && proposal.By != Me
                                   && !db.Proposals.Any(later => later.LeadId == lead.Id && later.Number > proposal.Number)
                               orderby proposal.At
                               select new { lead.Id, Part = proposal.Id, proposal.Number, proposal.At }).Take(MostOfAKind).ToListAsync(ct);
            return found.Select(p => new Waiting(WorkKind.ProposalToApprove, p.Id) { Part = p.Part, Number = p.Number, Since = p.At, OnlyIfKnown = true });
        }

        private async Task<IEnumerable<Waiting>> Offers(CancellationToken ct)
        {
            if (!user.May(Permission.ApproveIncentives)) return [];
            var found = await (from lead in Open
                               join package in db.Packages on lead.Id equals package.LeadId
                               where package.State == PackageState.Draft && package.CostBenefit != null
                               orderby package.Number
                               select new { lead.Id, Package = package }).Take(MostOfAKind).ToListAsync(ct);
            return found.Where(p => p.Package is { IsComplete: true, CostBenefit.Length: > 0 } && !p.Package.Authors.Contains(Me))
                .Select(p => new Waiting(WorkKind.OfferToApprove, p.Id) { Part = p.Package.Id, Number = p.Package.Number });
        }

        private async Task<IEnumerable<Waiting>> Evidence(CancellationToken ct)
        {
            if (!user.May(Permission.Verify)) return [];
            var found = await (from lead in Open
                               join evidence in db.Evidence on lead.Id equals evidence.LeadId
                               join document in db.Documents on evidence.DocumentId equals document.Id
                               where evidence.VerifiedBy == null && evidence.By != Me && document.By != Me && lead.OwnerId != Me
                               orderby document.At
                               select new { lead.Id, Part = evidence.Id, document.At }).Take(MostOfAKind).ToListAsync(ct);
            return found.Select(e => new Waiting(WorkKind.EvidenceToVerify, e.Id) { Part = e.Part, Since = e.At, OnlyIfKnown = true });
        }

        private async Task<IEnumerable<Waiting>> Hits(CancellationToken ct)
        {
            if (!user.May(Permission.ClearScreeningHits)) return [];
            var found = await (from lead in Open
                               join screening in db.Screenings on lead.Id equals screening.LeadId
                               where screening.Result == ScreeningResult.Hit && screening.ClearedBy == null && screening.By != Me
                               orderby screening.At
                               select new { lead.Id, Part = screening.Id, screening.List, screening.At }).Take(MostOfAKind).ToListAsync(ct);
            return found.Select(s => new Waiting(WorkKind.HitToClear, s.Id) { Part = s.Part, Text = s.List, Mine = true, Since = s.At });
        }

        private async Task<IEnumerable<Waiting>> Cold(CancellationToken ct)
        {
            var found = await Mine.Where(l => l.Status == LeadStatus.Active && l.OwnerId == Me && l.NextStepOn == null)
                .Select(l => new { l.Id, l.Stage, l.StageEnteredAt, l.LastContactAt, l.Process.Key, l.Process.Version }).ToListAsync(ct);
            var cold = new List<Waiting>();
            foreach (var lead in found)
            {
                var process = await processes.Get(new ProcessRef(lead.Key, lead.Version), ct);
                var last = lead.LastContactAt > lead.StageEnteredAt ? lead.LastContactAt.Value : lead.StageEnteredAt;
                if (last.AddDays(process[lead.Stage].StallsAfterDays) < office.Now) cold.Add(new Waiting(WorkKind.GoingCold, lead.Id) { Since = last });
            }

            return cold.OrderBy(lead => lead.Since).Take(MostOfAKind);
        }

        private async Task<Dictionary<LeadId, WorkLead>> Leads(IReadOnlyList<LeadId> ids, CancellationToken ct) =>
            await (from lead in db.Leads
                   join name in secrecy.Names() on lead.Id equals name.LeadId
                   where ids.Contains(lead.Id)
                   select new WorkLead(lead.Id, lead.Number, name.Name, name.IsIdentity, lead.Confidentiality, lead.Stage, lead.Process.Key, lead.Process.Version, lead.Jobs)).ToDictionaryAsync(lead => lead.Id, ct);

        private WorkItem Item(Waiting waiting, WorkLead lead) => new()
        {
            Kind = waiting.Kind, Urgency = UrgencyOf(waiting), DueAt = waiting.DueAt ?? (waiting.Day is { } day ? calendars[OfficeClock.Calendar].OpeningOf(day) : null), Since = waiting.Since,
            Part = waiting.Part, Key = waiting.Key, Text = lead.IsIdentity || waiting.Mine ? waiting.Text : null, Number = waiting.Number, AsBackup = waiting.AsBackup, Lead = lead,
        };

        private DateOnly LaterDay(WorkItem item) => item is { Urgency: Urgency.Soon or Urgency.Later, DueAt: { } due } ? office.DayAt(due) : default;

        private Urgency UrgencyOf(Waiting waiting)
        {
            if (waiting.Day is { } promised) return promised < office.Today ? Urgency.Overdue : promised == office.Today ? Urgency.Today : promised <= office.DayAt(Soon) ? Urgency.Soon : Urgency.Later;
            if (waiting.DueAt is not { } due) return Urgency.Today;
            return due < office.Now ? Urgency.Overdue : office.DayAt(due) == office.Today ? Urgency.Today : due <= Soon ? Urgency.Soon : Urgency.Later;
        }

        private DateTimeOffset Soon => calendars[OfficeClock.Calendar].Add(office.Now, WorkingTime.Parse("5d"));

        /// <summary>Something found waiting, before the lead's name is known; a task that was given to this very person may be read by them.</summary>
        private sealed record Waiting(WorkKind Kind, LeadId Lead)
        {
            public Guid? Part { get; init; }

            public string? Key { get; init; }

            public string? Text { get; init; }

            public int? Number { get; init; }

            public DateTimeOffset? DueAt { get; init; }

            public DateOnly? Day { get; init; }

            public DateTimeOffset? Since { get; init; }

            public bool AsBackup { get; init; }

            public bool Mine { get; init; }

            public bool OnlyIfKnown { get; init; }
        }
    }
}
