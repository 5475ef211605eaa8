using GlobalReach.Domain.Companies;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GlobalReach.Workflows.Companies;

/// <summary>Gives the companies and contacts of a database that was filled before, or without them, what they are found by: the key backwards, and the domains of website and mail.</summary>
/// <remarks>Five hundred are done at once, and each says by its key whether it was: a start that is cut short goes on at the next, and two nodes that start at once write the same.</remarks>
public static class FillKeys
{
    private const int AtOnce = 500;

    /// <summary>At start: does nothing where every company has its keys.</summary>
    public static async Task Run(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        // Mail first: while a company is left without its key, contacts are looked at again.
        if (await Missing(db).AnyAsync(ct) || !await db.Contacts.AnyAsync(c => c.MailDomain != null, ct)) await FillContacts(db, ct);
        while (await FillCompanies(db, ct) > 0) continue;
    }

    private static IQueryable<Company> Missing(GlobalReachDb db) => db.Companies.Where(c => c.MatchTail == "" && c.MatchKey != "");

    private static async Task FillContacts(GlobalReachDb db, CancellationToken ct)
    {
        await using var batch = await db.Database.BeginTransactionAsync(ct);
        var people = await db.Contacts.Where(c => c.MailDomain == null && c.Details.Email != null).Select(c => new { c.Id, c.Details.Email }).ToListAsync(ct);
        foreach (var colleagues in people.GroupBy(person => WebDomain.OfMail(person.Email)).Where(group => group.Key is not null))
        {
            foreach (var some in colleagues.Select(person => person.Id).Chunk(AtOnce)) await db.Contacts.Where(c => some.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.MailDomain, colleagues.Key), ct);
        }

        await batch.CommitAsync(ct);
    }

    private static async Task<int> FillCompanies(GlobalReachDb db, CancellationToken ct)
    {
        await using var batch = await db.Database.BeginTransactionAsync(ct);
        var some = await Missing(db).OrderBy(c => c.MatchKey).Take(AtOnce).Select(c => new { c.Id, c.MatchKey, c.Website }).ToListAsync(ct);
        foreach (var company in some)
        {
            var (tail, domain) = (CompanyMatch.Backwards(company.MatchKey), WebDomain.Of(company.Website));
            await db.Companies.Where(c => c.Id == company.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.MatchTail, tail).SetProperty(c => c.WebDomain, domain), ct);
        }

        await batch.CommitAsync(ct);
        return some.Count;
    }
}
