using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Search;

/// <summary>Adds rows to the search index that are not in it: those from before there was one, or after a release emptied it because words are cut differently.</summary>
/// <remarks>It runs beside the first requests: a desk of 100,000 leads must not wait for it. Two nodes may do it at once; whoever comes second finds the row there.</remarks>
public sealed class SearchBuild(IServiceScopeFactory scopes, ILogger<SearchBuild> log) : BackgroundService
{
    private const int Batch = 500;
    private int remaining;

    /// <summary>How many rows cannot be found yet.</summary>
    public int Remaining => Volatile.Read(ref remaining);

    public bool IsRunning => Remaining > 0;

    /// <summary>Adds whatever is missing; the number of rows looked at.</summary>
    public async Task<int> AddMissing(CancellationToken ct)
    {
        var missing = await Missing(ct);
        Volatile.Write(ref remaining, missing.Sum(kind => kind.Ids.Count));
        foreach (var (kind, ids) in missing)
        {
            foreach (var batch in ids.Chunk(Batch))
            {
                await AddUnlessRaced(kind, batch, ct);
                Interlocked.Add(ref remaining, -batch.Length);
            }
        }

        return missing.Sum(kind => kind.Ids.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Yield();
            var added = await AddMissing(stoppingToken);
            if (added > 0) log.LogInformation("{Count} rows were added to the search index", added);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on where this one stopped.
        }
#pragma warning disable CA1031 // Search stays incomplete, and says so, until the next start: no reason to stop the desk.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError(error, "The search index could not be completed: {Count} rows cannot be found until the next start", Remaining);
        }
    }

    private async Task<IReadOnlyList<(SearchKind Kind, IReadOnlyList<Guid> Ids)>> Missing(CancellationToken ct)
    {
        await using var scope = AsSystem(out var db);
        var there = db.SearchSubjects;
        return
        [
            .. await Of(SearchKind.Lead, db.Leads.CountAsync, db.Leads.Select(lead => (Guid)(object)lead.Id)),
            .. await Of(SearchKind.Company, db.Companies.CountAsync, db.Companies.Select(company => (Guid)(object)company.Id)),
            .. await Of(SearchKind.Contact, db.Contacts.CountAsync, db.Contacts.Select(contact => (Guid)(object)contact.Id)),
            .. await Of(SearchKind.Site, token => db.Sites.CountAsync(site => !site.IsWithdrawn, token), db.Sites.Where(site => !site.IsWithdrawn).Select(site => site.Id)),
            .. await Of(SearchKind.Document, db.Documents.CountAsync, db.Documents.Select(document => document.Id)),
        ];

        // Two counts are quick; which ones are missing is only asked when they differ.
        async Task<IReadOnlyList<(SearchKind, IReadOnlyList<Guid>)>> Of(SearchKind kind, Func<CancellationToken, Task<int>> count, IQueryable<Guid> ids) =>
            await count(ct) == await there.CountAsync(subject => subject.Kind == kind, ct) ? [] : [(kind, await ids.Where(id => !there.Any(subject => subject.SubjectId == id)).ToListAsync(ct))];
    }

    private async Task AddUnlessRaced(SearchKind kind, IReadOnlyList<Guid> batch, CancellationToken ct)
    {
        try
        {
            await Add(kind, batch, ct);
        }
        catch (DbUpdateException error) when (Conflicts.IsOne(error))
        {
            // Somebody saved one of them meanwhile: one by one, and what is there is there.
            foreach (var id in batch)
            {
                try
                {
                    await Add(kind, [id], ct);
                }
                catch (DbUpdateException again) when (Conflicts.IsOne(again))
                {
                    log.LogDebug("{Id} is in the search index already", id);
                }
            }
        }
    }

    private async Task Add(SearchKind kind, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var scope = AsSystem(out var db);
        foreach (var thing in await Things(db, kind, ids, ct))
        {
            var (_, id, terms) = SearchTexts.Of(thing)!.Value;
            SearchUpkeep.Add(db, kind, id, terms);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task<IReadOnlyList<object>> Things(GlobalReachDb db, SearchKind kind, IReadOnlyList<Guid> ids, CancellationToken ct) => kind switch
    {
        SearchKind.Lead => await db.Leads.AsNoTracking().Where(lead => ids.Contains((Guid)(object)lead.Id)).ToListAsync(ct),
        SearchKind.Company => await db.Companies.AsNoTracking().Where(company => ids.Contains((Guid)(object)company.Id)).ToListAsync(ct),
        SearchKind.Contact => await db.Contacts.AsNoTracking().Where(contact => ids.Contains((Guid)(object)contact.Id)).ToListAsync(ct),
        SearchKind.Site => await db.Sites.AsNoTracking().Where(site => ids.Contains(site.Id)).ToListAsync(ct),
        SearchKind.Document => await db.Documents.AsNoTracking().Where(document => ids.Contains(document.Id)).ToListAsync(ct),
        SearchKind.Person => [],
    };

    private AsyncServiceScope AsSystem(out GlobalReachDb db)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        return scope;
    }
}
