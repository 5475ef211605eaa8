using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GlobalReach.Workflows.Pipeline;

/// <summary>Keeps the moves in step with the journal, inside the save that writes it.</summary>
public sealed class MoveLog(ProcessCatalog processes) : SaveChangesInterceptor
{
    private static readonly string Migrated = FactNames.NameOf(typeof(LeadMigrated));

    /// <summary>The facts that say where a lead is.</summary>
    public static IReadOnlyList<string> Facts { get; } = [FactNames.NameOf(typeof(LeadRegistered)), FactNames.NameOf(typeof(LeadMoved)), FactNames.NameOf(typeof(LeadMoveUndone)), Migrated];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not GlobalReachDb db) return result;
        foreach (var lead in db.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State == EntityState.Added && Facts.Contains(entry.Entity.Fact)).Select(entry => entry.Entity).GroupBy(entry => entry.StreamId).ToList())
        {
            var entries = lead.OrderBy(entry => entry.Sequence).ToList();
            var id = LeadId.From(lead.Key);
            var moves = entries[0].Sequence == 1 ? [] : await db.Moves.AsTracking().Where(move => move.LeadId == id).OrderBy(move => move.Sequence).ToListAsync(cancellationToken);
            var process = await processes.Get(db.ChangeTracker.Entries<Lead>().Single(entry => entry.Entity.Id == id).Entity.Process, cancellationToken);
            foreach (var entry in entries.Where(IsMove))
            {
                if (entry.Fact() is LeadMoveUndone) db.Moves.Remove(Forget(moves, process));
                else db.Moves.Add(Follow(moves, entry, process));
            }

            foreach (var move in moves) db.Entry(move).DetectChanges();
        }

        return result;
    }

    /// <summary>Whether an entry tells of a place in the pipeline: a lead that goes on in the same stage of another version of its process stays where it is.</summary>
    public static bool IsMove(JournalEntry entry) => entry.Fact != Migrated || entry.Fact() is LeadMigrated fact && (fact.FromProcess, fact.From) != (fact.ToProcess, fact.To);

    /// <summary>The move a journal entry tells of, put at the end of the lead's moves, and what it changes in those before.</summary>
    public static Move Follow(List<Move> moves, JournalEntry entry, ProcessDefinition process)
    {
        var move = entry.Fact() switch
        {
            LeadRegistered fact => Next(moves, entry, process, null, new StageKey(fact.Stage), null, LeadStatus.Active, won: false),
            LeadMigrated fact => Next(moves, entry, process, new StageKey(fact.From), new StageKey(fact.To), fact.Status, fact.Status, won: null, MoveKind.Migrated),
            LeadMoved fact => Next(moves, entry, process, new StageKey(fact.From), new StageKey(fact.To), fact.FromStatus, fact.ToStatus, won: fact.Milestone == "won" ? true : fact.Undone == "won" ? false : null),
            var other => throw new InvalidOperationException($"{other.GetType().Name} moves no lead."),
        };
        foreach (var before in moves)
        {
            before.Until ??= move.At;
            if (before.Entered is not { } stage) continue;
            if (move.Entered is { } entered && process.IndexOf(stage) < process.IndexOf(entered)) before.OnwardAt ??= move.At;
            before.EndedAt = move.ToStatus.IsTerminal && before.OnwardAt is null ? before.EndedAt ?? move.At : null;
        }

        moves.Add(move);
        return move;
    }

    /// <summary>Takes the last move out, since it was taken back: figures never count it, the journal keeps both.</summary>
    public static Move Forget(List<Move> moves, ProcessDefinition process)
    {
        var undone = moves[^1];
        moves.RemoveAt(moves.Count - 1);
        var last = moves[^1];
        last.Until = null;
        foreach (var before in moves.Where(move => move.Entered is not null))
        {
            before.OnwardAt = moves.Find(move => move.Entered is { } stage && process.IndexOf(stage) > process.IndexOf(before.Entered!.Value))?.At;
            before.EndedAt = last.ToStatus.IsTerminal && before.OnwardAt is null ? last.At : null;
        }

        return undone;
    }

    private static Move Next(List<Move> moves, JournalEntry entry, ProcessDefinition process, StageKey? from, StageKey to, LeadStatus? fromStatus, LeadStatus toStatus, bool? won, MoveKind? kind = null)
    {
        var wonBefore = moves.LastOrDefault()?.WonAt;
        var wonAfter = won switch { true => wonBefore ?? entry.At, false => null, null => wonBefore };
        var entered = from == to ? (StageKey?)null : to;
        return new Move
        {
            Id = entry.Id, LeadId = LeadId.From(entry.StreamId), Sequence = entry.Sequence, At = entry.At,
            From = from, To = to, FromStatus = fromStatus, ToStatus = toStatus, WasWon = wonBefore is not null, WonAt = wonAfter,
            Kind = kind ?? KindOf(process, from, to, fromStatus, toStatus, wonBefore is not null, wonAfter is not null),
            Holds = !process.CanBeWon, Held = moves.LastOrDefault()?.Holds ?? !process.CanBeWon,
            Entered = entered,
            EnteredBefore = moves.LastOrDefault(before => before.Entered == entered)?.At is { } earlier && entered is not null ? earlier : null,
            OnwardAt = entered is null ? null : moves.Find(before => before.Entered is { } stage && process.IndexOf(stage) > process.IndexOf(to))?.At,
        };
    }

    private static MoveKind KindOf(ProcessDefinition process, StageKey? from, StageKey to, LeadStatus? fromStatus, LeadStatus toStatus, bool wasWon, bool isWon)
    {
        if (from is null) return MoveKind.Entered;
        if (wasWon != isWon) return isWon ? MoveKind.Won : MoveKind.WinTakenBack;
        if (fromStatus == toStatus) return process.IndexOf(to) < process.IndexOf(from.Value) ? MoveKind.SteppedBack : MoveKind.Advanced;
        return toStatus switch
        {
            LeadStatus.Active => fromStatus switch { LeadStatus.OnHold => MoveKind.Resumed, LeadStatus.Dormant => MoveKind.Woken, _ => MoveKind.Reopened },
            LeadStatus.OnHold => MoveKind.PutOnHold,
            LeadStatus.Dormant => MoveKind.WentDormant,
            LeadStatus.Lost => MoveKind.Lost,
            LeadStatus.Abandoned => MoveKind.Abandoned,
            LeadStatus.Disqualified => MoveKind.Disqualified,
            LeadStatus.ReferredOut => MoveKind.ReferredOut,
            LeadStatus.Duplicate => MoveKind.Duplicate,
            LeadStatus.Closed => MoveKind.Closed,
        };
    }
}
