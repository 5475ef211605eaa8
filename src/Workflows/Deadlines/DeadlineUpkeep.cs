using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Keeps the clocks of a lead in step with what happens to it, inside the save that makes it happen.</summary>
public sealed class DeadlineUpkeep(GlobalReachDb db, GateFactsReader reader, Calendars calendars, ProcessCatalog processes, TimeProvider clock)
{
    private readonly HashSet<LeadId> followed = [];

    /// <summary>A clock whose fact became known is met, and what is due next is stated anew: runs before every save, over the leads that changed in it.</summary>
    public async Task SettleChangedLeads(CancellationToken ct)
    {
        foreach (var stream in db.ChangeTracker.Entries<Recorder>().Where(entry => entry.Entity.HasFacts).Select(entry => entry.Entity.StreamId).Distinct().ToList())
        {
            if (db.ChangeTracker.Entries<Lead>().FirstOrDefault(entry => entry.Entity.StreamId == stream) is not { Entity: var lead } tracked) continue;

            var isNew = tracked.State == EntityState.Added;
            // Whoever followed a move has read them all.
            if (!isNew && !followed.Contains(lead.Id)) await Asking(lead.Id).LoadAsync(ct);
            var asking = new List<Deadline>();
            foreach (var deadline in db.ChangeTracker.Entries<Deadline>().Select(entry => entry.Entity).Where(deadline => deadline.LeadId == lead.Id).ToList())
            {
                if (await Settle(lead, deadline, isNew, ct)) asking.Add(deadline);
            }

            var soonest = asking.MinBy(deadline => deadline.DueAt);
            lead.StateDue(soonest?.Key, soonest?.DueAt, lead.NextStepOn is { } day ? calendars[OfficeClock.Calendar].OpeningOf(day) : null);
        }

        followed.Clear();
    }

    /// <summary>A missed deadline asks until what it asked for is done after all, or its stage is left.</summary>
    internal static bool StillAsks(Deadline missed, GateFacts facts) =>
        facts.Lead is { Status.IsTerminal: false } lead && missed.Stage == lead.Stage && (missed.Until is null || !FactCatalog.IsKnown(missed.Until, facts));

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
        var open = (await Asking(lead.Id).ToListAsync(ct)).FindAll(deadline => deadline.IsOpen);
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

    /// <summary>Meets a clock whose fact is known; tells whether it asks for something now: it runs, or was missed and is still to be done.</summary>
    private async Task<bool> Settle(Lead lead, Deadline deadline, bool isNew, CancellationToken ct)
    {
        if (!deadline.IsOpen && deadline.State != DeadlineState.Missed) return false;
        if (deadline.Until is { } until && !isNew)
        {
            var facts = await reader.Read(lead, FactCatalog.Reads(until), ct);
            if (deadline.State == DeadlineState.Missed) return StillAsks(deadline, facts);
            if (FactCatalog.IsKnown(until, facts)) deadline.Meet();
        }

        return deadline.State == DeadlineState.Armed || (deadline.State == DeadlineState.Missed && StillAsks(deadline, new GateFacts(lead)));
    }

    private IQueryable<Deadline> Asking(LeadId lead) =>
        db.Deadlines.Where(deadline => deadline.LeadId == lead && (deadline.State == DeadlineState.Armed || deadline.State == DeadlineState.Paused || deadline.State == DeadlineState.Missed));
}
