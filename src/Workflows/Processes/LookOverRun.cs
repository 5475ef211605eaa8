using System.Text.Json;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>The dry run of a migration, a step at a time: what would become of each lead. About a second a step; nothing but the run itself changes.</summary>
public static class LookOverRun
{
    private const int MostAStep = 500;
    private static readonly TimeSpan StepTime = TimeSpan.FromSeconds(1);

    /// <summary>Anew: looks once more at every lead that was not carried over.</summary>
    public sealed record Command(Guid Run, bool Anew = false) : ICommand
    {
        public static Permission Requires => Permission.MigrateLeads;
    }

    public sealed class Handler(GlobalReachDb db, RunAccess runs, LeadMigration migration, TimeProvider clock) : IRequestHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var found = await runs.Find(command.Run, ct);
            if (!found.Succeeded) return found.ToOutcome();
            var run = found.Value;
            if (command.Anew && run.State is RunState.Looked or RunState.Over) return await BeginAgain(run, ct);
            if (run.State != RunState.Looking) return Outcome.Done;

            var plan = await migration.Plan(run.From, run.To, run.Stages, ct);
            if (!plan.Succeeded) return plan.ToOutcome();
            var rows = await runs.Next(run.Id, RunLeadState.Waiting, MostAStep, ct);
            var (tally, began) = (run.Tally, clock.GetTimestamp());
            foreach (var batch in rows.Chunk(RunAccess.Batch).TakeWhile(_ => clock.GetElapsedTime(began) < StepTime)) await Look(batch, plan.Value, tally, ct);
            if (rows.Count < MostAStep && rows.TrueForAll(row => row.State != RunLeadState.Waiting)) run.State = RunState.Looked;
            (run.Step, run.Told) = (run.Step + 1, JsonSerializer.Serialize(tally, StoredJson.Options));
            return Outcome.Done;
        }

        private async Task<Outcome> BeginAgain(MigrationRun run, CancellationToken ct)
        {
            foreach (var lead in await db.MigrationRunLeads.Where(l => l.Run == run.Id && l.State != RunLeadState.Carried).ToListAsync(ct)) (lead.State, lead.Code) = (RunLeadState.Waiting, null);
            (run.State, run.Told, run.Step) = (RunState.Looking, "", run.Step + 1);
            return Outcome.Done;
        }

        private async Task Look(IReadOnlyList<MigrationRunLead> rows, MigrationPlan plan, MigrationTally tally, CancellationToken ct)
        {
            var ids = rows.Select(row => row.Lead).ToList();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            var leads = await db.Leads.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
            var origins = await migration.Origins(ids, ct);
            foreach (var row in rows)
            {
                var steps = leads.TryGetValue(row.Lead, out var lead) && lead.Process == plan.From.Ref ? await migration.Look(lead, plan, origins.GetValueOrDefault(row.Lead), ct) : (Outcome<MigrationSteps>)LeadAccess.ChangedMeanwhile;
                (row.State, row.Code) = steps.Succeeded ? (RunLeadState.Fits, null) : (RunLeadState.Left, steps.Refusals[0].Code);
                if (steps.Succeeded)
                {
                    await Count(tally, lead!, plan, steps.Value, ct);
                }
                else
                {
                    foreach (var refusal in steps.Refusals) tally.Add(MigrationMatter.Left, refusal.Gate ?? refusal.Code, lead?.Stage.Value ?? "", refusal.Args is [StageKey named] ? named.Value : null);
                }
            }

            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        }

        private async Task Count(MigrationTally tally, Lead lead, MigrationPlan plan, MigrationSteps steps, CancellationToken ct)
        {
            var stage = lead.Stage.Value;
            tally.Add(MigrationMatter.Goes, "", stage, steps.Crossing.ToStage.Value);
            foreach (var kept in steps.Kept.Where(kept => kept.Clock.IsOpen))
            {
                tally.Add(await migration.Retimed(lead, plan, kept, ct) is null ? MigrationMatter.ClockKept : MigrationMatter.ClockMoved, kept.Clock.Key, stage);
            }

            foreach (var clock in steps.Started) tally.Add(MigrationMatter.ClockStarted, clock.Key, stage);
            foreach (var clock in steps.Cancelled.Where(clock => clock.IsOpen)) tally.Add(MigrationMatter.ClockCancelled, clock.Key, stage);
            foreach (var (task, _) in steps.KeptTasks.Where(task => task.Task.State == TaskState.Open)) tally.Add(MigrationMatter.TaskKept, task.Key!, stage);
            foreach (var task in steps.AddedTasks) tally.Add(MigrationMatter.TaskAdded, task.Key, stage);
            foreach (var task in steps.DroppedTasks) tally.Add(MigrationMatter.TaskDropped, task.Key!, stage);
            foreach (var unmet in steps.NewlyUnmet) tally.Add(MigrationMatter.GateUnmet, unmet.Gate ?? unmet.Code, stage);
        }
    }
}
