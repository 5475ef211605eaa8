using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Demo;

/// <summary>Whether the demonstration is being told anew, on whichever node: a row says so from the moment somebody asked until the story is over, so that a killed node goes on at its next start.</summary>
public sealed class DemoReset(IServiceScopeFactory scopes, DemoOptions demo, TimeProvider clock)
{
    /// <summary>It begins as the keys of a story do, and is deleted with them when the story is over.</summary>
    internal const string Marker = DemoStory.Prefix + "anew";

    private const string Asked = "asked";
    private const string Emptied = "emptied";
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    /// <summary>What a demonstration cannot do without, and whose rows stay: cookie keys, so that nobody is signed out; processes, as they came; people, who are put back by name.</summary>
    private static readonly HashSet<string> Kept = ["DataProtectionKeys", "Processes", "People", "HandledRequests"];

    private volatile Known? known;

    /// <summary>Asked on every request while demonstration data is on, so it looks twice a second at most.</summary>
    public async ValueTask<bool> IsUnderway(CancellationToken ct)
    {
        if (!demo.Enabled) return false;
        var (before, now) = (known, clock.GetUtcNow());
        if (before is not null && now >= before.At && now - before.At < Fresh) return before.Underway;
        var underway = await Look(db => Of(db).AnyAsync(ct));
        known = new(underway, now);
        return underway;
    }

    /// <summary>Whoever asked for it sees it at once.</summary>
    public void LookAgain() => known = null;

    internal static HandledRequest NewMarker(PersonId by, DateTimeOffset at) => new() { Caller = PersonId.System, Key = Marker, RequestHash = Asked, Answer = by.Value.ToString(), At = at };

    internal static IQueryable<HandledRequest> Of(GlobalReachDb db) => db.HandledRequests.Where(request => request.Caller == PersonId.System && request.Key == Marker);

    /// <summary>Who asked; null when nobody did.</summary>
    public async Task<PersonId?> AskedBy(CancellationToken ct) =>
        await Look(db => Of(db).Select(request => request.Answer).FirstOrDefaultAsync(ct)) is { } by ? new PersonId(Guid.Parse(by)) : null;

    /// <summary>Deletes everything, in one transaction, if somebody asked and it is not deleted yet; the people of the cast are as they were on the first day.</summary>
    public async Task Empty(IServiceProvider services, CancellationToken ct)
    {
        await Look(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!await Of(db).AnyAsync(request => request.RequestHash == Asked, ct)) return false;
            await EmptyTables.Delete(db, Kept, ct);
            // Processes that people published here go with everything else they did; the demonstration is told on those that came with it.
            await db.Processes.Where(process => process.Draft != null).ExecuteDeleteAsync(ct);
            await db.HandledRequests.Where(request => request.Key != Marker).ExecuteDeleteAsync(ct);
            var cast = DemoPeople.All.Select(person => person.Id.Value).ToList();
            await db.People.Where(person => !cast.Contains(person.Id)).ExecuteDeleteAsync(ct);
            await DemoPeople.Restore(db, clock, ct);
            await Of(db).ExecuteUpdateAsync(set => set.SetProperty(request => request.RequestHash, Emptied), ct);
            await transaction.CommitAsync(ct);
            return true;
        });
        services.GetRequiredService<LetterheadNow>().LookAgain();
        services.GetRequiredService<ProcessCatalog>().LookAgain();
        services.GetRequiredService<BoardTally>().Forget();
        services.GetRequiredService<KeptReports>().Forget();
    }

    private async Task<T> Look<T>(Func<GlobalReachDb, Task<T>> look)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return await look(scope.ServiceProvider.GetRequiredService<GlobalReachDb>());
    }

    private sealed record Known(bool Underway, DateTimeOffset At);
}
