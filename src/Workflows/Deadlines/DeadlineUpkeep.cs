using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Keeps the clocks of a lead in step with what happens to it, inside the save that makes it happen.</summary>
public sealed class DeadlineUpkeep(GlobalReachDb db, GateFactsReader reader, Calendars calendars, ProcessCatalog processes, TimeProvider clock)
{
    private readonly HashSet<LeadId> followed = [];

    /// <summary>A clock whose fact became known is met: runs before every save, over the leads that changed in it.</summary>
    public async Task SettleChangedLeads(CancellationToken ct)
    {
        foreach (var lead in db.ChangeTracker.Entries<Recorder>().Where(entry => entry.Entity.HasFacts).Select(entry => entry.Entity.StreamId).Distinct().ToList())
        {
            if (db.ChangeTracker.Entries<Lead>().FirstOrDefault(entry => entry.Entity.StreamId == lead) is not { State: not EntityState.Added } tracked) continue;

            // Whoever followed a move has read them all.
            if (!followed.Contains(tracked.Entity.Id)) await Open(tracked.Entity.Id).Where(deadline => deadline.Until != null).LoadAsync(ct);
            var open = db.ChangeTracker.Entries<Deadline>().Select(entry => entry.Entity).Where(deadline => deadline.LeadId == tracked.Entity.Id && deadline is { IsOpen: true, Until: not null }).ToList();
            foreach (var deadline in open)
            {
                var facts = await reader.Read(tracked.Entity, FactCatalog.Reads(deadline.Until!), ct);
                if (FactCatalog.IsKnown(deadline.Until!, facts)) deadline.Meet();
            }
        }

        followed.Clear();
    }

    /// <summary>Starts the clocks of a stage or status.</summary>
    public async Task Arm(Lead lead, ProcessDefinition process, IEnumerable<DeadlineDefinition> definitions, CancellationToken ct)
    {
        var (calendar, now) = (calendars[process.Calendar], clock.GetUtcNow());
        foreach (var definition in definitions)
        {
            db.Deadlines.Add(Deadline.Arm(lead.Id, definition.Key, lead.Stage, definition.Until, now, calendar.Add(now, WorkingTime.Parse(await TermFor(lead, definition, ct)))));
        }
    }

    /// <summary>Follows a move: leaving a stage ends its clocks, waiting for the client stops them, coming back lets them run on.</summary>
    public async Task Follow(Lead lead, Passage passage, CancellationToken ct)
    {
        var process = await processes.Get(lead.Process, ct);
        var (calendar, now) = (calendars[process.Calendar], clock.GetUtcNow());
        var open = await Open(lead.Id).ToListAsync(ct);
        followed.Add(lead.Id);

        if (passage.ChangesStage || lead.Status.IsTerminal) open.ForEach(deadline => deadline.Cancel());
        else if (passage.ChangesStatus && passage.FromStatus == LeadStatus.Active) open.ForEach(deadline => deadline.Pause(calendar.WorkingTimeBetween(now, deadline.RingsAt ?? now)));
        else if (passage.ChangesStatus && lead.Status == LeadStatus.Active)
        {
            foreach (var deadline in open)
            {
                if (deadline.State == DeadlineState.Paused) deadline.Resume(calendar.Add(now, deadline.Left!.Value));
                else deadline.Cancel();
            }
        }

        if (passage.ChangesStage) await Arm(lead, process, process[lead.Stage].Deadlines, ct);
        if (passage.ChangesStatus) await Arm(lead, process, process.Actions.Where(action => action.Key == passage.Via).SelectMany(action => action.Deadlines), ct);
        if (lead is { Status: LeadStatus.OnHold, ResumeOn: { } day })
        {
            db.Deadlines.Add(Deadline.Arm(lead.Id, "resume", lead.Stage, until: null, now, calendar.OpeningOf(day)));
        }
    }

    private async Task<string> TermFor(Lead lead, DeadlineDefinition definition, CancellationToken ct) =>
        definition.Sooner is { } sooner && FactCatalog.IsKnown(sooner.When, await reader.Read(lead, FactCatalog.Reads(sooner.When), ct)) ? sooner.Within : definition.Within;

    private IQueryable<Deadline> Open(LeadId lead) =>
        db.Deadlines.Where(deadline => deadline.LeadId == lead && (deadline.State == DeadlineState.Armed || deadline.State == DeadlineState.Paused));
}
