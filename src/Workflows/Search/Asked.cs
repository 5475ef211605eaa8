namespace GlobalReach.Workflows.Search;

/// <summary>A question as it is answered: the words that are looked for, and how well a name fits it.</summary>
internal sealed class Asked(string question, int most)
{
    private readonly string line = SearchWords.Line(question);

    public IReadOnlyList<WantedWord> Words { get; } = SearchWords.Wanted(question);

    /// <summary>How many hits of a kind are wanted.</summary>
    public int Most => most;

    /// <summary>The best of these, by their best name: what is called exactly that, then what begins so, then what has the words somewhere.</summary>
    public IReadOnlyList<T> Best<T>(IEnumerable<T> rows, Func<T, string?> title, Func<T, string?> otherName) =>
        [.. rows.OrderBy(row => Math.Min(Rank(title(row)), Rank(otherName(row)))).ThenBy(title, StringComparer.OrdinalIgnoreCase).Take(most)];

    private int Rank(string? name) =>
        name is null ? 3 : SearchWords.Line(name) is var it && it == line ? 0 : it.StartsWith(line, StringComparison.Ordinal) ? 1 : it.Contains(line, StringComparison.Ordinal) ? 2 : 3;
}
