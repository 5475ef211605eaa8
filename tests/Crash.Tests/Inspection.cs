using GlobalReach.Domain.Deadlines;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Crash.Tests;

/// <summary>Looks through a whole database as a killed desk left it, for whatever a promise forbids.</summary>
internal sealed class Inspection(GlobalReachDb db, IServiceProvider services, Action<Promise, string> report)
{
    private readonly Dictionary<Guid, List<JournalEntry>> journals = [];

    /// <summary>Everything; the writes of the ledger are compared with what is there.</summary>
    public static async Task Of(DeskDatabase database, IReadOnlyList<Write> writes, Action<Promise, string> report) =>
        await database.Look(async (db, services) =>
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            var inspection = new Inspection(db, services, report);
            await inspection.File();
            await inspection.Journals();
            await inspection.Asked(writes);
            await inspection.Leads();
            await inspection.Deliveries();
            await inspection.Checkers();
            return true;
        });

    private async Task File()
    {
        var integrity = await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync();
        if (integrity is not ["ok"]) report(Promise.DatabaseIsSound, string.Join("; ", integrity));
        var orphans = await db.Database.SqlQueryRaw<string>("SELECT \"table\" || ' without ' || parent AS Value FROM pragma_foreign_key_check").ToListAsync();
        foreach (var orphan in orphans) report(Promise.DatabaseIsSound, $"A row of {orphan}");
    }

    /// <summary>Entries are numbered from 1 without a gap, and whoever they are told of knows how many there are.</summary>
    private async Task Journals()
    {
        foreach (var entry in await db.Journal.OrderBy(e => e.Sequence).ToListAsync())
        {
            if (!journals.TryGetValue(entry.StreamId, out var journal)) journals.Add(entry.StreamId, journal = []);
            journal.Add(entry);
        }

        var told = (await db.Leads.Select(l => new { l.Id.Value, l.FactCount }).ToListAsync())
            .Concat(await db.Companies.Select(c => new { c.Id.Value, c.FactCount }).ToListAsync())
            .Concat(await db.Contacts.Select(c => new { c.Id.Value, c.FactCount }).ToListAsync()).ToDictionary(t => t.Value, t => t.FactCount);
        foreach (var (stream, count) in told)
        {
            var numbers = journals.GetValueOrDefault(stream, []).ConvertAll(entry => entry.Sequence);
            if (!numbers.SequenceEqual(Enumerable.Range(1, count))) report(Promise.JournalIsWhole, $"{stream} has told {count} facts, its journal holds {string.Join(' ', numbers)}");
        }

        foreach (var stream in journals.Keys.Where(stream => !told.ContainsKey(stream))) report(Promise.JournalIsWhole, $"A journal tells of {stream}, which does not exist");
    }

    /// <summary>What was answered is there; nothing is there that was not asked, or more often than asked.</summary>
    private async Task Asked(IReadOnlyList<Write> writes)
    {
        var keys = (await db.HandledRequests.Select(h => h.Key).ToListAsync()).ToHashSet();
        var notes = await db.Notes.ToDictionaryAsync(n => n.Id, n => n.Text);
        foreach (var lead in writes.GroupBy(write => write.Lead))
        {
            var journal = journals.GetValueOrDefault(lead.Key.Value, []);
            var there = journal.Select(Effects.Of).OfType<string>().CountBy(effect => effect).ToDictionary();
            foreach (var effect in lead.GroupBy(write => write.Effect))
            {
                var (answered, asked, found) = (effect.Count(write => write.IsAnswered), effect.Count(), there.GetValueOrDefault(effect.Key));
                if (found < answered) report(Promise.AnsweredIsKept, $"Lead {lead.Key}: '{effect.Key}' was answered {answered} times and is there {found} times");
                if (found > asked) report(Promise.AskedAgainIsDoneOnce, $"Lead {lead.Key}: '{effect.Key}' was asked for {asked} times and is there {found} times");
            }

            foreach (var write in lead.Where(write => write.IsAnswered && !keys.Contains(write.Key))) report(Promise.AnsweredIsKept, $"The answer of {write} was not kept");
            foreach (var note in journal.Select(entry => entry.Fact()).OfType<NoteWritten>())
            {
                if (!notes.TryGetValue(note.Note, out var text)) report(Promise.AnsweredIsKept, $"Lead {lead.Key}: the journal tells of note {note.Note}, which is not there");
                else if (note.Kind == NoteKind.Remark && text != Effects.Noted(note.Note)) report(Promise.AnsweredIsKept, $"Note {note.Note} says '{text}'");
            }
        }
    }

    private async Task Leads()
    {
        var processes = services.GetRequiredService<ProcessCatalog>();
        var reader = services.GetRequiredService<GateFactsReader>();
        var clocks = (await db.Deadlines.ToListAsync()).ToLookup(deadline => deadline.LeadId);
        var tasks = (await db.Tasks.ToListAsync()).ToLookup(task => task.LeadId);
        foreach (var lead in await db.Leads.ToListAsync())
        {
            var process = await processes.Get(lead.Process, CancellationToken.None);
            CompareWithJournal(lead, process, clocks[lead.Id], tasks[lead.Id]);
            if (lead.Status != LeadStatus.Active) continue;

            var facts = await reader.Read(lead, process.ReadsFor(lead), CancellationToken.None);
            if (!HasWayOn(lead, process, facts, clocks[lead.Id], tasks[lead.Id])) report(Promise.NoLeadIsStuck, $"Lead {lead.Number} in {lead.Stage} has neither a clock, nor a task, nor an action anybody may take");
            EnteredItsStageWhole(lead, process[lead.Stage], clocks[lead.Id], tasks[lead.Id]);
        }
    }

    private void CompareWithJournal(Lead lead, ProcessDefinition process, IEnumerable<Deadline> clocks, IEnumerable<LeadTask> tasks)
    {
        var told = Replay.Of(journals[lead.Id.Value], (_, deadline) => Ladders.Of(process, deadline).Count);
        var (stored, replayed) = ((lead.Process, lead.Stage, lead.Status, lead.Version), (told.Process!, told.Stage, told.Status, VersionAfter(journals[lead.Id.Value])));
        if (stored != replayed) report(Promise.JournalTellsTheState, $"Lead {lead.Number} is stored as {stored}, its journal tells {replayed}");

        foreach (var contradiction in told.Contradictions) report(Promise.JournalTellsTheState, $"The journal of lead {lead.Number}: {contradiction}");
        var storedClocks = clocks.ToDictionary(clock => clock.Id, clock => new Replay.Clock(clock.State, clock.Rung));
        foreach (var (id, clock) in storedClocks.Except(told.Clocks).Concat(told.Clocks.Except(storedClocks))) report(Promise.JournalTellsTheState, $"Deadline {id} of lead {lead.Number}: {clock} is only one of stored and told");
        var storedTasks = tasks.ToDictionary(task => task.Id, task => task.State);
        foreach (var (id, state) in storedTasks.Except(told.Tasks).Concat(told.Tasks.Except(storedTasks))) report(Promise.JournalTellsTheState, $"Task {id} of lead {lead.Number}: {state} is only one of stored and told");
    }

    /// <summary>What was saved together was told at the same instant, and moved the version by one unless all of it was quiet.</summary>
    private static int VersionAfter(IEnumerable<JournalEntry> journal) => journal.GroupBy(entry => entry.At).Count(saved => saved.Any(entry => entry.Fact() is not IQuietFact));

    private static bool HasWayOn(Lead lead, ProcessDefinition process, GateFacts facts, IEnumerable<Deadline> clocks, IEnumerable<LeadTask> tasks) =>
        clocks.Any(clock => clock.IsOpen) || tasks.Any(task => task.State == TaskState.Open)
        || DemoPeople.All.Any(person => process.ChoicesFor(facts, new Actor(person.Id, new HashSet<Domain.People.Role> { person.Role }, Domain.People.Rights.Of([person.Role]))).Any(choice => choice.Allowed));

    /// <summary>The clocks and tasks a stage asks for on entry came with the entry, whatever became of them since.</summary>
    private void EnteredItsStageWhole(Lead lead, StageDefinition stage, IEnumerable<Deadline> clocks, IEnumerable<LeadTask> tasks)
    {
        foreach (var missing in stage.Deadlines.Where(asked => !clocks.Any(clock => clock.Key == asked.Key && clock.Stage == stage.Key && clock.ArmedAt >= lead.StageEnteredAt)))
        {
            report(Promise.NoLeadIsStuck, $"Lead {lead.Number} entered {stage.Key} without the clock '{missing.Key}'");
        }

        foreach (var missing in stage.Tasks.Where(asked => !tasks.Any(task => task.Key == asked.Key && task.Stage == stage.Key && task.State != TaskState.Dropped)))
        {
            report(Promise.NoLeadIsStuck, $"Lead {lead.Number} entered {stage.Key} without the task '{missing.Key}'");
        }
    }

    /// <summary>Every entry has one delivery for each of its subscribers, done or still to be done.</summary>
    private async Task Deliveries()
    {
        var due = journals.Values.SelectMany(journal => journal).SelectMany(entry => Subscriptions.To(entry.Fact()).Select(subscriber => (entry.Id, subscriber))).ToHashSet();
        var there = await db.Deliveries.ToListAsync();
        foreach (var copies in there.GroupBy(delivery => (delivery.JournalEntryId, delivery.Subscriber)))
        {
            if (!due.Remove(copies.Key)) report(Promise.DeliveriesAreKept, $"{copies.Key} is delivered, and nothing asked for it");
            if (copies.Count() > 1) report(Promise.DeliveriesAreKept, $"{copies.Key} is delivered {copies.Count()} times");
        }

        foreach (var lost in due) report(Promise.DeliveriesAreKept, $"{lost} was lost");
        foreach (var dead in there.Where(delivery => delivery.DeadAt is not null)) report(Promise.DeliveriesAreKept, $"{dead.Subscriber} was given up: {dead.LastError}");
    }

    /// <summary>The product's own checkers over everything: the journal folded anew is what is stored, and no lead is stuck.</summary>
    private async Task Checkers()
    {
        var leads = await db.Leads.Select(lead => lead.Id).ToListAsync();
        foreach (var difference in await services.GetRequiredService<JournalComparison>().Of(leads, CancellationToken.None)) report(Promise.CheckersAgree, difference.ToString());
        await services.GetRequiredService<OperationsWatch>().Look(CancellationToken.None);
        if (services.GetRequiredService<DeskMeter>().Latest!.Stuck is > 0 and var stuck) report(Promise.CheckersAgree, $"{stuck} leads are stuck");
    }
}
