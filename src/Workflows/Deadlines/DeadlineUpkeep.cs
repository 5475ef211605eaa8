using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Deadlines;

/// <summary>Keeps the clocks of a lead in step with what happens to it, inside the save that makes it happen.</summary>
public sealed class DeadlineUpkeep(GlobalReachDb db, GateFactsReader reader, Calendars calendars, LeadCalendar leadCalendar, ProcessCatalog processes, TimeProvider clock)
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
            if (!isNew && !followed.Contains(lead.Id)) await db.Unsettled(lead.Id).LoadAsync(ct);
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

    /// <summary>A missed deadline asks until what it asked for is done after all, or its stage is left; what somebody outside set belongs to no stage.</summary>
    internal static bool StillAsks(Deadline missed, GateFacts facts) =>
        facts.Lead is { Status.IsTerminal: false } lead && (missed.IsExternal || missed.Stage == lead.Stage) && (missed.Until is null || !FactCatalog.IsKnown(missed.Until, facts));

    /// <summary>Starts the clocks of a stage or status.</summary>
    public async Task Arm(Lead lead, ProcessDefinition process, IEnumerable<DeadlineDefinition> definitions, CancellationToken ct)
    {
        var (now, key) = (clock.GetUtcNow(), (string?)null);
        foreach (var definition in definitions)
        {
            key ??= await leadCalendar.For(lead, process, ct);
            db.Deadlines.Add(Deadline.Arm(lead.Id, definition.Key, lead.Stage, definition.Until, now, calendars[key].Add(now, WorkingTime.Parse(await TermFor(lead, definition, ct))), key));
        }
    }

    /// <summary>Follows a move: leaving a stage ends its clocks, waiting for the client stops them, coming back lets them run on. What somebody outside set runs on, whatever we do, until the lead ends.</summary>
    public async Task Follow(Lead lead, Passage passage, CancellationToken ct)
    {
        var process = await processes.Get(lead.Process, ct);
        var now = clock.GetUtcNow();
        var asking = await db.Unsettled(lead.Id).ToListAsync(ct);
        var open = asking.FindAll(deadline => deadline.IsOpen && (lead.Status.IsTerminal || !deadline.IsExternal));
        followed.Add(lead.Id);
        lead.KeepForUndo(last => last with { Clocks = [.. asking.Select(deadline => deadline.Kept())] });

        if (passage.ChangesStage || lead.Status.IsTerminal) open.ForEach(deadline => deadline.Cancel());
        else if (passage.ChangesStatus && passage.FromStatus == LeadStatus.Active) open.ForEach(deadline => deadline.Pause(calendars.Of(deadline, process).WorkingTimeBetween(now, deadline.RingsAt ?? now)));
        else if (passage.ChangesStatus && lead.Status == LeadStatus.Active)
        {
            foreach (var deadline in open)
            {
                if (deadline.State == DeadlineState.Paused) deadline.Resume(calendars.Of(deadline, process).Add(now, deadline.Left!.Value));
                else deadline.Cancel();
            }
        }

        if (passage.ChangesStage) await Arm(lead, process, process[lead.Stage].Deadlines, ct);
        if (passage.ChangesStatus) await Arm(lead, process, process.Actions.Where(action => action.Key == passage.Via).SelectMany(action => action.Deadlines), ct);
        if (lead is { Status: LeadStatus.OnHold, ResumeOn: { } day })
        {
            var key = await leadCalendar.For(lead, process, ct);
            db.Deadlines.Add(Deadline.Arm(lead.Id, Deadline.ResumeKey, lead.Stage, until: null, now, calendars[key].OpeningOf(day), key));
        }
    }

    /// <summary>How much time a clock gives this lead, as its facts are now.</summary>
    internal async Task<string> TermFor(Lead lead, DeadlineDefinition definition, CancellationToken ct) =>
        definition.Sooner is { } sooner && FactCatalog.IsKnown(sooner.When, await reader.Read(lead, FactCatalog.Reads(sooner.When), ct)) ? sooner.Within : definition.Within;

    /// <summary>Meets a clock whose fact is known; tells whether it asks for something now: it runs, or was missed and is still to be done.</summary>
    private async Task<bool> Settle(Lead lead, Deadline deadline, bool isNew, CancellationToken ct)
    {
        if (!deadline.IsOpen && deadline.State != DeadlineState.Missed) return false;
        var facts = deadline.Until is { } until && !isNew ? await reader.Read(lead, FactCatalog.Reads(until), ct) : new GateFacts(lead);
        if (!isNew && deadline.Until is { } fact && FactCatalog.IsKnown(fact, facts)) deadline.Meet();
        else if (deadline.State == DeadlineState.Missed && !StillAsks(deadline, facts)) deadline.Cancel();
        return deadline.State is DeadlineState.Armed or DeadlineState.Missed;
    }
}
