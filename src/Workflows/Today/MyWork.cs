using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Today;

/// <summary>What waits for a person today: their deadlines, tasks, promised next steps, what colleagues wait for them to decide, and leads that go cold.</summary>
/// <remarks>
/// Ranked by urgency: what is overdue or of today by jobs at stake, what comes later by its day first. Overdue, today and soon (five working days) follow the office's
/// calendar. A deadline waits for the owner, from its second rung also for the back-up; a task for who was given it, else for everybody of
/// its role, a manager's on their own leads only. What waits for somebody who is away also stands with who stands in. A lead goes cold after the days its stage allows without contact of substance.
/// </remarks>
public static class MyWork
{
    public sealed record Query : IQuery<Result>
    {
        public static Permission Requires => Permission.Annotate;
    }

    /// <summary>The most pressing items, and how many more there are.</summary>
    public sealed record Result(DateTimeOffset AsOf, IReadOnlyList<WorkItem> Items, int More)
    {
        /// <summary>Work of who is away on leads that the stand-in may not see: a bare number.</summary>
        public IReadOnlyList<HiddenWork> Hidden { get; init; } = [];

        /// <summary>For the vice president: owners who are away and have nobody to stand in.</summary>
        public IReadOnlyList<UncoveredLeads> Uncovered { get; init; } = [];
    }

    public sealed class Handler(GlobalReachDb db, Secrecy secrecy, ProcessCatalog processes, GateFactsReader reader, AbsenceDirectory absences, StandIns standIns, BlockedTasks blocked, CurrentUser user, OfficeClock office, Calendars calendars) : IRequestHandler<Query, Outcome<Result>>
    {
        private const int Most = 100;

        public async Task<Outcome<Result>> Handle(Query query, CancellationToken ct)
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var away = await absences.Today(ct);
            var own = await Of(user.Actor, ct);
            var standingIn = await StandingIn(ct);
            List<Waiting> waiting = [.. own.Concat(standingIn).DistinctBy(w => (w.Kind, w.Lead, w.Part))];
            var asking = waiting.Where(w => w.Kind == WorkKind.ApprovalToDecide).Select(w => w.Lead).ToList();
            var versions = asking.Count == 0 ? [] : await db.Leads.Where(l => asking.Contains(l.Id)).Select(l => new { l.Id, l.Version }).ToDictionaryAsync(l => l.Id, l => l.Version, ct);
            var leads = await Leads([.. waiting.Select(w => w.Lead).Distinct()], ct);
            var shown = waiting.ToLookup(w => leads.TryGetValue(w.Lead, out var lead) && (lead.IsIdentity || !w.OnlyIfKnown));
            var items = shown[true].Select(w => Item(w, leads[w.Lead], versions))
                .OrderBy(i => i.Urgency).ThenBy(LaterDay).ThenByDescending(i => i.Lead.Jobs ?? 0).ThenBy(i => i.DueAt ?? i.Since).ThenBy(i => i.Lead.ProjectNumber, StringComparer.Ordinal).ThenBy(i => i.Kind).ThenBy(i => i.Part).ToList();
            return new Result(office.Now, await WithWhatTheyWaitFor([.. items.Take(Most)], ct), Math.Max(0, items.Count - Most))
            {
                Hidden = [.. shown[false].Where(w => w.For is not null).GroupBy(w => w.For!).Select(theirs => new HiddenWork(theirs.Key, theirs.Count()))],
                Uncovered = user.Is(Role.VicePresident) ? await Uncovered(away, ct) : [],
            };
        }

        private Task<IReadOnlyList<Waiting>> Of(Actor whose, CancellationToken ct) => new WaitingWork(db, processes, reader, office, whose, user.Id).All(ct);

        /// <summary>The work of who is away and named this person; what they would do without the right to is still refused.</summary>
        private async Task<List<Waiting>> StandingIn(CancellationToken ct)
        {
            var waiting = new List<Waiting>();
            foreach (var absent in await standIns.For(user.Id, ct))
            {
                if (!Rights.Of(absent.Roles).Contains(Query.Requires)) continue;
                var found = await Of(new Actor(absent.Id, absent.Roles.ToHashSet(), Rights.Of(absent.Roles)), ct);
                var theirs = new WorkFor(absent.Id, absent.Name, absent.Until);
                waiting.AddRange(found.Select(w => w with { For = theirs }));
            }

            return waiting;
        }

        /// <summary>Who answers for open leads and is away with nobody at their desk in their place.</summary>
        private async Task<IReadOnlyList<UncoveredLeads>> Uncovered(IReadOnlyList<AbsenceDirectory.Away> away, CancellationToken ct)
        {
            var named = away.Where(a => a.StandIn is not null).Select(a => a.StandIn!.Value.Value).ToList();
            var left = named.Count == 0 ? [] : await db.People.Where(p => named.Contains(p.Id) && p.LeftAt != null).Select(p => p.Id).ToListAsync(ct);
            var alone = away.Where(a => a.StandIn is not { } standIn || left.Contains(standIn.Value) || away.Any(other => other.Person == standIn)).ToList();
            if (alone.Count == 0) return [];
            var ids = alone.Select(a => a.Person).ToList();
            var leads = await db.Leads.Where(l => (l.Status == LeadStatus.Active || l.Status == LeadStatus.OnHold || l.Status == LeadStatus.Dormant) && ids.Contains(l.OwnerId))
                .GroupBy(l => l.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            var keys = ids.ConvertAll(id => id.Value);
            var names = await db.People.Where(p => keys.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
            return [.. alone.Where(a => leads.ContainsKey(a.Person)).Select(a => new UncoveredLeads(new WorkFor(a.Person, names[a.Person.Value], a.Until), leads[a.Person]))];
        }

        private async Task<Dictionary<LeadId, WorkLead>> Leads(IReadOnlyList<LeadId> ids, CancellationToken ct) =>
            await (from lead in db.Leads
                   join name in secrecy.Names() on lead.Id equals name.LeadId
                   where ids.Contains(lead.Id)
                   select new WorkLead(lead.Id, lead.Number, name.Name, name.IsIdentity, lead.Confidentiality, lead.Stage, lead.Process.Key, lead.Process.Version, lead.Jobs)).ToDictionaryAsync(lead => lead.Id, ct);

        private async Task<IReadOnlyList<WorkItem>> WithWhatTheyWaitFor(IReadOnlyList<WorkItem> items, CancellationToken ct)
        {
            var tasks = items.Where(item => item is { Kind: WorkKind.Task, Key: not null }).Select(item => (item.Lead.Id, new ProcessRef(item.Lead.Process, item.Lead.ProcessVersion), item.Lead.Stage, item.Key!)).ToList();
            var waiting = await blocked.Of(tasks, ct);
            return [.. items.Select(item => item is { Kind: WorkKind.Task, Key: { } key } ? item with { WaitsFor = waiting[(item.Lead.Id, key)] } : item)];
        }

        private WorkItem Item(Waiting waiting, WorkLead lead, Dictionary<LeadId, int> versions) => new()
        {
            Kind = waiting.Kind, Urgency = UrgencyOf(waiting), DueAt = waiting.DueAt ?? (waiting.Day is { } day ? calendars[OfficeClock.Calendar].OpeningOf(day) : null), Day = waiting.Day, Since = waiting.Since,
            Part = waiting.Part, Key = waiting.Key, Text = lead.IsIdentity || waiting.Mine ? waiting.Text : null, Number = waiting.Number, AsBackup = waiting.AsBackup, For = waiting.For, Lead = lead,
            IsTaken = waiting.IsTaken, Note = lead.IsIdentity || waiting.Mine ? waiting.Note : null, Version = versions.GetValueOrDefault(lead.Id),
        };

        private DateOnly LaterDay(WorkItem item) => item is { Urgency: Urgency.Soon or Urgency.Later, DueAt: { } due } ? office.DayAt(due) : default;

        private Urgency UrgencyOf(Waiting waiting)
        {
            if (waiting.Day is { } promised) return promised < office.Today ? Urgency.Overdue : promised == office.Today ? Urgency.Today : promised <= office.DayAt(Soon) ? Urgency.Soon : Urgency.Later;
            if (waiting.DueAt is not { } due) return Urgency.Today;
            return due < office.Now ? Urgency.Overdue : office.DayAt(due) == office.Today ? Urgency.Today : due <= Soon ? Urgency.Soon : Urgency.Later;
        }

        private DateTimeOffset Soon => calendars[OfficeClock.Calendar].Add(office.Now, WorkingTime.Parse("5d"));
    }
}
