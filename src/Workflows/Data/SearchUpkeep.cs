using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace GlobalReach.Workflows.Data;

/// <summary>Keeps the search index true in the save that changes what is searched: nothing is found by a name it no longer has, not for a moment.</summary>
internal static class SearchUpkeep
{
    public static async Task Follow(GlobalReachDb db, CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(Concerns).ToList())
        {
            var (kind, id, terms) = SearchTexts.Of(entry.Entity)!.Value;
            if (entry.State == EntityState.Deleted) terms = [];
            if (entry.State == EntityState.Added) Add(db, kind, id, terms);
            else await Replace(db, kind, id, terms, ct);
        }
    }

    public static void Add(GlobalReachDb db, SearchKind kind, Guid id, IReadOnlyList<string> terms)
    {
        if (terms.Count > 0) db.SearchSubjects.Add(SearchSubject.Of(kind, id, terms));
    }

    private static async Task Replace(GlobalReachDb db, SearchKind kind, Guid id, IReadOnlyList<string> terms, CancellationToken ct)
    {
        var known = await db.SearchSubjects.AsTracking().Include(s => s.Terms).FirstOrDefaultAsync(s => s.SubjectId == id, ct);
        if (known is null) Add(db, kind, id, terms);
        else if (terms.Count == 0) db.SearchSubjects.Remove(known);
        else
        {
            var (old, fresh) = (known.Terms.ToDictionary(term => term.Term), SearchSubject.Of(kind, id, terms).Terms.ToDictionary(term => term.Term));
            db.RemoveRange(old.Keys.Except(fresh.Keys).Select(term => old[term]));
            db.AddRange(fresh.Keys.Except(old.Keys).Select(term => fresh[term]));
        }
    }

    /// <summary>A lead is saved all the time, but found by what hardly ever changes.</summary>
    private static bool Concerns(EntityEntry entry) => entry.State switch
    {
        EntityState.Added or EntityState.Deleted => IsFound(entry.Entity),
        EntityState.Modified => entry.Entity is Lead ? entry.Property(nameof(Lead.CodeName)).IsModified : IsFound(entry.Entity),
        _ => false,
    };

    private static bool IsFound(object thing) => thing is Lead or Company or Contact or ShortlistedSite or LeadDocument;
}
