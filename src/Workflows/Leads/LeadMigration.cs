using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Leads;

/// <summary>Looks at what a migration would do with a lead, and does it: the same look for the preview and for the real run.</summary>
public sealed class LeadMigration(GlobalReachDb db, GateFactsReader reader, Calendars calendars, ProcessCatalog processes, DeadlineUpkeep upkeep, Playbook playbook, CurrentUser user, TimeProvider clock)
{
    private static readonly string Migrated = FactNames.NameOf(typeof(LeadMigrated));

    /// <summary>Where the last migration of each of these leads took it from; none for one that never went over.</summary>
    public async Task<IReadOnlyDictionary<LeadId, Origin>> Origins(IReadOnlyCollection<LeadId> leads, CancellationToken ct)
    {
        var streams = leads.Select(lead => lead.Value).ToList();
        var entries = await db.Journal.AsNoTracking().Where(e => streams.Contains(e.StreamId) && e.Fact == Migrated).ToListAsync(ct);
        return entries.GroupBy(e => e.StreamId).Select(stream => (LeadMigrated)stream.MaxBy(e => e.Sequence)!.Fact())
            .ToDictionary(last => last.Lead, last => new Origin(new ProcessRef(last.FromProcess, last.FromVersion), new StageKey(last.From), new StageKey(last.To)));
    }

    /// <summary>What a plan would do with a lead, or why it is left.</summary>
    public async Task<Outcome<MigrationSteps>> Look(Lead lead, MigrationPlan plan, Origin? origin, CancellationToken ct)
    {
        var facts = await reader.Read(lead, plan.Reads(lead, origin), ct);
        var clocks = await db.Unsettled(lead.Id).Where(d => d.Subject == null).ToListAsync(ct);
        var steps = plan.Decide(facts, clocks, origin);
        // A clock whose fact is known already would be met at once: it need not be started.
        return steps.Succeeded ? steps.Value with { Started = [.. await Needed(lead, steps.Value.Started, ct)] } : steps;
    }

    /// <summary>When a kept clock is due under the new definition: the term there, less the working time that was used. Null where nothing changes, or where it rang already.</summary>
    public async Task<(TimeSpan Left, DateTimeOffset Due)?> Retimed(Lead lead, MigrationPlan plan, MigrationSteps.KeptClock kept, CancellationToken ct)
    {
        var (deadline, now) = (kept.Clock, clock.GetUtcNow());
        if (kept is not { Before: { } before, After: { } after } || !deadline.IsOpen || deadline.Rung > 0) return null;
        var (oldTerm, newTerm) = (await upkeep.TermFor(lead, before, ct), await upkeep.TermFor(lead, after, ct));
        if (oldTerm == newTerm) return null;

        // It keeps the calendar it was promised on.
        var calendar = calendars.Of(deadline, plan.From);
        var left = Whole(newTerm) - Whole(oldTerm) + (deadline.Left ?? calendar.WorkingTimeBetween(now, deadline.DueAt));
        return (left > TimeSpan.Zero ? left : TimeSpan.Zero, calendar.Add(now, left));

        TimeSpan Whole(string term) => calendar.WorkingTimeBetween(deadline.ArmedAt, calendar.Add(deadline.ArmedAt, WorkingTime.Parse(term)));
    }

    /// <summary>Carries the lead over, with its clocks, tasks and approvals.</summary>
    public async Task Carry(Lead lead, MigrationPlan plan, MigrationSteps steps, Guid note, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var retimed = new List<(MigrationSteps.KeptClock Kept, (TimeSpan Left, DateTimeOffset Due)? Time)>();
        foreach (var kept in steps.Kept) retimed.Add((kept, await Retimed(lead, plan, kept, ct)));

        lead.Migrate(steps.Crossing, note, now);
        foreach (var cancelled in steps.Cancelled) cancelled.Cancel();
        foreach (var (kept, time) in retimed)
        {
            kept.Clock.Carry(lead.Stage, kept.After is null ? kept.Clock.Until : kept.After.Until, time?.Left, time?.Due);
            if (kept.Clock is { State: DeadlineState.Armed, Rung: > 0 } && kept.Clock.Rung >= Ladders.Of(plan.To, kept.Clock.Key).Count) kept.Clock.Miss();
        }

        await upkeep.Arm(lead, plan.To, steps.Started, ct);
        if (lead.Status != LeadStatus.Active) PauseStarted(lead, plan.To, now);
        foreach (var (task, there) in steps.KeptTasks) task.Carry(lead.Stage, there.Role, there.Critical);
        foreach (var task in steps.DroppedTasks) task.Drop(user.Id, now);
        await CarrySubjects(lead, plan.To, steps, now, ct);
        playbook.Open(lead, plan.To, steps.AddedTasks);
    }

    /// <summary>The clocks of tasks and approvals stay with them; an approval that the new stage does not ask for is waited for no longer.</summary>
    private async Task CarrySubjects(Lead lead, ProcessDefinition to, MigrationSteps steps, DateTimeOffset now, CancellationToken ct)
    {
        var asked = (to[lead.Stage].Approvals ?? []).Select(approval => approval.Key).ToHashSet(StringComparer.Ordinal);
        var dropped = steps.DroppedTasks.Select(task => task.Id).ToHashSet();
        foreach (var approval in await db.Approvals.Where(a => a.LeadId == lead.Id && a.State == ApprovalState.Open).ToListAsync(ct))
        {
            if (approval.Stage == lead.Stage && asked.Contains(approval.Key)) continue;
            approval.Drop(now);
            dropped.Add(approval.Id);
        }

        var clocks = await db.Unsettled(lead.Id).Where(d => d.Subject != null).ToListAsync(ct);
        foreach (var running in clocks)
        {
            if (dropped.Contains(running.Subject!.Value)) running.Cancel();
            else running.Carry(lead.Stage, running.Until, left: null, due: null);
        }
    }

    /// <summary>A stage's clock does not run while the lead waits for the client.</summary>
    private void PauseStarted(Lead lead, ProcessDefinition process, DateTimeOffset now)
    {
        var ofStage = process[lead.Stage].Deadlines.Select(definition => definition.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in db.ChangeTracker.Entries<Deadline>().Where(entry => entry.State == EntityState.Added && entry.Entity.LeadId == lead.Id && ofStage.Contains(entry.Entity.Key)).ToList())
        {
            entry.Entity.Pause(calendars.Of(entry.Entity, process).WorkingTimeBetween(now, entry.Entity.DueAt));
        }
    }

    private async Task<List<DeadlineDefinition>> Needed(Lead lead, IReadOnlyList<DeadlineDefinition> started, CancellationToken ct)
    {
        var needed = new List<DeadlineDefinition>();
        foreach (var definition in started)
        {
            if (definition.Until is not { } fact || !FactCatalog.IsKnown(fact, await reader.Read(lead, FactCatalog.Reads(fact), ct))) needed.Add(definition);
        }

        return needed;
    }

    /// <summary>The plan from where a lead is to a definition.</summary>
    public async Task<Outcome<MigrationPlan>> Plan(ProcessRef from, ProcessRef to, IReadOnlyDictionary<string, string> stages, CancellationToken ct)
    {
        if (await processes.Find(to, ct) is not { } target) return new Refusal(RefusalKind.NotFound, "process-not-found", to.Key, to.Version);
        return await processes.Find(from, ct) is { } source ? MigrationPlan.Between(source, target, stages) : new Refusal(RefusalKind.NotFound, "process-not-found", from.Key, from.Version);
    }
}
