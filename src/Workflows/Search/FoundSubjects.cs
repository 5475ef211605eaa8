using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Search;

/// <summary>Looks words up in the index, page by page, and keeps of each page what the person may know: what is hidden takes no place from what is shown.</summary>
public sealed class FoundSubjects(GlobalReachDb db)
{
    /// <summary>So many rows are looked at first; of them nearly always enough may be shown.</summary>
    private const int FirstPage = 50;

    /// <summary>A database takes no more ids than this at once.</summary>
    private const int LargestPage = 1000;

    /// <summary>Whoever may know none of so many is asked to say more.</summary>
    private const int MostLookedAt = 5000;

    /// <summary>A word in this many places or more is a frequent one; how frequent, nobody counts.</summary>
    private const int Frequent = 5000;

    /// <summary>Counting more words than these costs more than it saves.</summary>
    private const int MostCounted = 4;

    /// <summary>Above every letter there is.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>As many of a kind with every word as are asked for and more, if there are, exact words first; <paramref name="known"/> tells which of some ids the person may know of.</summary>
    internal async Task<Found<T>> Of<T>(SearchKind kind, Asked asked, Func<IReadOnlyList<Guid>, Task<Dictionary<Guid, T>>> known, CancellationToken ct)
    {
        var found = new List<T>();
        if (await Rarest(kind, asked.Words, ct) is not { } lead) return new(found, false);
        var (subjects, seen) = (With(kind, lead, asked.Words), new HashSet<Guid>());
        for (var (at, size) = (0, FirstPage); at < MostLookedAt; (at, size) = (at + size, LargestPage))
        {
            var page = await subjects.Skip(at).Take(size).ToListAsync(ct);
            var ids = page.Where(seen.Add).ToList();
            var rows = ids.Count == 0 ? [] : await known(ids);
            found.AddRange(ids.Where(rows.ContainsKey).Select(id => rows[id]));
            if (found.Count > asked.Most || page.Count < size) return new(found, page.Count == size);
        }

        return new(found, true);
    }

    /// <summary>The rarest word leads through the index, the others are looked up there; a subject comes once for each of its terms that begins so.</summary>
    private IQueryable<Guid> With(SearchKind kind, WantedWord lead, IReadOnlyList<WantedWord> words)
    {
        var terms = With(db.SearchTerms.Where(term => term.Kind == kind), lead);
        foreach (var word in words.Where(word => word != lead))
        {
            var others = With(db.SearchTerms, word);
            terms = terms.Where(term => others.Any(other => other.SubjectKey == term.SubjectKey));
        }

        return from term in terms
               join subject in db.SearchSubjects on term.SubjectKey equals subject.Key
               orderby term.Term, term.SubjectKey
               select subject.SubjectId;
    }

    /// <summary>Null when a word is nowhere.</summary>
    private async Task<WantedWord?> Rarest(SearchKind kind, IReadOnlyList<WantedWord> words, CancellationToken ct)
    {
        if (words.Count == 1) return words[0];
        var (rarest, fewest) = (words[0], int.MaxValue);
        foreach (var word in words.OrderByDescending(word => word.Text.Length).Take(MostCounted))
        {
            var count = await With(db.SearchTerms.Where(term => term.Kind == kind), word).OrderBy(term => term.Term).Take(Frequent).CountAsync(ct);
            if (count == 0) return null;
            if (count < fewest) (rarest, fewest) = (word, count);
        }

        return rarest;
    }

    /// <summary>A beginning is looked for as a range, which both databases read off the index; LIKE depends on how each compares letters.</summary>
    private static IQueryable<SearchTerm> With(IQueryable<SearchTerm> terms, WantedWord word)
    {
        var (from, to) = (word.Text, word.Text + Last);
        return word.Begins ? terms.Where(term => term.Term.CompareTo(from) >= 0 && term.Term.CompareTo(to) < 0) : terms.Where(term => term.Term == from);
    }
}

/// <summary>What was found and may be known, and whether there may be more.</summary>
internal sealed record Found<T>(IReadOnlyList<T> Rows, bool HasMore);
