using System.Text.Json;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Processes;

/// <summary>Plays the journal of the last twelve months through a draft, a step at a time: every lead that moved on its track, in the order of their numbers, about a second a step. Nothing but the simulation itself changes.</summary>
/// <remarks>Leads that the person may not know of are left out. A step reads and forgets its leads, so that memory does not grow with their number.</remarks>
public static class SimulateDraft
{
    private const int Batch = 200;
    private const int MostBatches = 20;
    private static readonly TimeSpan StepTime = TimeSpan.FromSeconds(1);

    /// <summary>Facts that nothing is judged by.</summary>
    private static readonly string[] Unheard = [.. FactNames.All.Where(name => name.StartsWith("lead.note", StringComparison.Ordinal) || name.StartsWith("lead.interaction", StringComparison.Ordinal) || name is "deadline.armed" or "deadline.paused" or "deadline.ended" or "task.postponed")];

    /// <summary>Anew: begins again even where it was played through to the end.</summary>
    public sealed record Command(Guid Draft, bool Anew = false) : ICommand<Result>
    {
        public static Permission Requires => Permission.DraftProcesses;
    }

    public sealed record Result(int Done, int Total, bool IsOver);

    public sealed class Handler(GlobalReachDb db, ProcessCatalog processes, Calendars calendars, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken ct)
        {
            if (await db.ProcessDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == command.Draft, ct) is not { } draft) return DraftAccess.NotFound;
            var text = DraftText.Read(draft.Definition);
            if (text.Definition is not { } definition) return Refusal.Rule("draft-unreadable");
            if (processes.Check(definition, WordsJson.Read(draft.Words)).Any(fault => fault.Path.StartsWith('$'))) return Refusal.Rule("draft-not-sound");

            var simulation = await Open(draft.Id, draft.Process, draft.Revision, command.Anew, ct);
            if (!simulation.IsOver) await GoOn(simulation, draft.Process, definition, ct);
            return new Result(simulation.Done, simulation.Total, simulation.IsOver);
        }

        private async Task<Simulation> Open(Guid draft, string process, int revision, bool anew, CancellationToken ct)
        {
            var simulation = await db.Simulations.FirstOrDefaultAsync(s => s.Draft == draft, ct);
            if (simulation is null) db.Simulations.Add(simulation = new Simulation { Draft = draft });
            else if (!anew && simulation.Revision == revision) return simulation;

            var since = clock.GetUtcNow().AddYears(-1);
            (simulation.Revision, simulation.Since, simulation.At, simulation.Next, simulation.Done, simulation.IsOver, simulation.Told) = (revision, since, clock.GetUtcNow(), "", 0, false, "");
            simulation.Total = await Concerned(process, since).CountAsync(ct);
            return simulation;
        }

        /// <summary>The leads that moved and are on the track, or may have been on it before they changed to another.</summary>
        private IQueryable<Lead> Concerned(string process, DateTimeOffset since) =>
            db.Leads.Where(l => (l.Track == process || db.Moves.Any(m => m.LeadId == l.Id && m.Kind == MoveKind.Migrated)) && db.Moves.Any(m => m.LeadId == l.Id && m.At >= since));

        private async Task GoOn(Simulation simulation, string process, ProcessDefinition definition, CancellationToken ct)
        {
            var versions = new Dictionary<ProcessRef, ProcessDefinition>();
            foreach (var number in await db.Processes.Select(p => new { p.Key, p.Version }).ToListAsync(ct)) versions[new ProcessRef(number.Key, number.Version)] = await processes.Get(new ProcessRef(number.Key, number.Version), ct);
            var rehearsal = new Rehearsal(definition, version => versions[version], calendars[definition.Calendar], simulation.Since, simulation.At);
            var (tally, began) = (simulation.Tally, clock.GetTimestamp());
            for (var batch = 0; batch < MostBatches && !simulation.IsOver && clock.GetElapsedTime(began) < StepTime; batch++) await Play(simulation, tally, rehearsal, process, ct);
            simulation.Step++;
            simulation.Told = JsonSerializer.Serialize(tally, StoredJson.Options);
        }

        private async Task Play(Simulation simulation, Tally tally, Rehearsal rehearsal, string process, CancellationToken ct)
        {
            var (after, since) = (simulation.Next, simulation.Since);
#pragma warning disable CA1309 // The database compares, and numbers are capital letters and digits.
            var leads = await Concerned(process, since).Where(l => string.Compare(l.Number, after) > 0).OrderBy(l => l.Number).Take(Batch).Select(l => new { l.Id, l.Number }).ToListAsync(ct);
#pragma warning restore CA1309
            var streams = leads.ConvertAll(lead => lead.Id.Value);
            var journals = (await db.Journal.AsNoTracking().Where(e => streams.Contains(e.StreamId) && !Unheard.Contains(e.Fact)).ToListAsync(ct)).ToLookup(e => e.StreamId);
            foreach (var lead in leads.Where(lead => journals.Contains(lead.Id.Value)))
            {
                var (moves, findings) = rehearsal.Of([.. journals[lead.Id.Value].OrderBy(e => e.Sequence).Select(e => (e.At, e.Fact()))]);
                tally.Moves += moves;
                foreach (var finding in findings) tally.Add(lead.Id, finding);
            }

            simulation.Done += leads.Count;
            if (leads.Count < Batch) simulation.IsOver = true;
            else simulation.Next = leads[^1].Number;
        }
    }
}
