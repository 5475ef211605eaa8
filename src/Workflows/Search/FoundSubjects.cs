using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Search;

/// <summary>Looks words up in the index. It knows nothing of who may see what: whoever asks joins what it finds with what the person may know, before anything is cut off.</summary>
public sealed class FoundSubjects(GlobalReachDb db)
{
    /// <summary>Above every letter there is.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>A word in this many places or more is a frequent one; how frequent, nobody counts.</summary>
    private const int Frequent = 500;

    /// <summary>Counting more words than these costs more than it saves.</summary>
    private const int MostCounted = 4;

    /// <summary>Subjects of a kind with every word; a subject may come more than once. The rarest word leads through the index, the others are looked up there; null when a word is nowhere.</summary>
    internal async Task<IQueryable<FoundSubject>?> Of(SearchKind kind, IReadOnlyList<WantedWord> words, CancellationToken ct)
    {
        if (await Rarest(kind, words, ct) is not { } lead) return null;
        var terms = With(db.SearchTerms.Where(term => term.Kind == kind), lead);
        foreach (var word in words.Where(word => word != lead))
        {
            var others = With(db.SearchTerms, word);
            terms = terms.Where(term => others.Any(other => other.SubjectKey == term.SubjectKey));
        }

        return from term in terms
               join subject in db.SearchSubjects on term.SubjectKey equals subject.Key
               orderby term.Term
               select new FoundSubject { Id = subject.SubjectId, Term = term.Term };
    }

    private async Task<WantedWord?> Rarest(SearchKind kind, IReadOnlyList<WantedWord> words, CancellationToken ct)
    {
        if (words.Count == 1) return words[0];
        var (rarest, fewest) = (words[0], int.MaxValue);
        foreach (var word in words.OrderByDescending(word => word.Text.Length).Take(MostCounted))
        {
            var count = await With(db.SearchTerms.Where(term => term.Kind == kind), word).Take(Frequent).CountAsync(ct);
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

/// <summary>A row that was found, and the term that led to it.</summary>
internal sealed record FoundSubject
{
    public required Guid Id { get; init; }

    public required string Term { get; init; }
}
