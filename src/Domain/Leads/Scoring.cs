namespace GlobalReach.Domain.Leads;

/// <summary>What an item speaks for.</summary>
public enum ScoreAxis
{
    /// <summary>What the project would be worth to the region.</summary>
    Value,

    /// <summary>How likely it is to come.</summary>
    Likelihood,
}

/// <summary>From this number on, until the next band, so many points.</summary>
public sealed record ScoreBand(decimal From, decimal Points);

/// <summary>For this answer so many points.</summary>
public sealed record ScoreOption(string Key, decimal Points);

/// <summary>One thing that is scored: by bands when it is a number, by options when it is a choice.</summary>
public sealed record ScoreItem
{
    /// <summary>Its stable name, e.g. "wage-ratio".</summary>
    public required string Key { get; init; }

    /// <summary>Value or likelihood.</summary>
    public required ScoreAxis Axis { get; init; }

    /// <summary>The most points it can bring.</summary>
    public required decimal Weight { get; init; }

    /// <summary>What the number counts; null for a choice.</summary>
    public string? Unit { get; init; }

    /// <summary>Points by number, ascending; a number below the first band brings none.</summary>
    public IReadOnlyList<ScoreBand> Bands { get; init; } = [];

    /// <summary>Points by choice.</summary>
    public IReadOnlyList<ScoreOption> Options { get; init; } = [];

    /// <summary>The points of an answer; an answer that the item does not offer is a bug.</summary>
    public decimal PointsFor(ScoreAnswer answer) => answer switch
    {
        { Number: { } number } when Bands.Count > 0 => Bands.LastOrDefault(b => b.From <= number)?.Points ?? 0,
        { Option: { } option } when Options.FirstOrDefault(o => o.Key == option) is { } found => found.Points,
        _ => throw new ArgumentException($"Item '{Key}' has no points for '{answer}'.", nameof(answer)),
    };
}

/// <summary>A version of the organisation's way to score leads; changed by a new version only.</summary>
public sealed record ScoringModel
{
    /// <summary>What describes where people come from is no measure of a project.</summary>
    private static readonly string[] Unfair = ["nationality", "citizenship", "country", "origin", "ethnicity", "religion", "language"];

    /// <summary>Its stable name.</summary>
    public required string Key { get; init; }

    /// <summary>Counts up from 1.</summary>
    public required int Version { get; init; }

    /// <summary>An input counts towards confidence while it is younger than this.</summary>
    public required int FreshForDays { get; init; }

    /// <summary>Below this confidence, in percent, a grade is provisional.</summary>
    public required decimal ProvisionalBelow { get; init; }

    /// <summary>Grade A needs both axes from here on.</summary>
    public required decimal GradeA { get; init; }

    /// <summary>Grade B needs both axes from here on; grade C one.</summary>
    public required decimal GradeB { get; init; }

    /// <summary>What is scored.</summary>
    public required IReadOnlyList<ScoreItem> Items { get; init; }

    /// <summary>The name a stored score keeps of the model it was made with.</summary>
    public string Name => $"{Key}.v{Version}";

    /// <summary>Everything that keeps this model from being published; empty when it is sound.</summary>
    public IReadOnlyList<Refusal> Problems() => [.. ProblemsOfWeights(), .. Items.SelectMany(ProblemsOf)];

    private IEnumerable<Refusal> ProblemsOfWeights()
    {
        foreach (var axis in Enum.GetValues<ScoreAxis>())
        {
            var sum = Items.Where(i => i.Axis == axis).Sum(i => i.Weight);
            if (sum != 100) yield return Refusal.Invalid("items", "scoring.weights", axis, sum);
        }

        foreach (var twice in Items.GroupBy(i => i.Key).Where(g => g.Count() > 1)) yield return Refusal.Invalid(twice.Key, "scoring.item-twice", twice.Key);
    }

    private static IEnumerable<Refusal> ProblemsOf(ScoreItem item)
    {
        if (item.Key.Split('-').Any(word => Unfair.Contains(word, StringComparer.OrdinalIgnoreCase))) yield return Refusal.Invalid(item.Key, "scoring.unfair", item.Key);
        if (item.Bands.Count > 0 == item.Options.Count > 0) yield return Refusal.Invalid(item.Key, "scoring.bands-or-options", item.Key);
        if (item.Bands.Zip(item.Bands.Skip(1)).Any(pair => pair.Second.From <= pair.First.From)) yield return Refusal.Invalid(item.Key, "scoring.bands-ascend", item.Key);
        if (item.Options.DistinctBy(o => o.Key).Count() < item.Options.Count) yield return Refusal.Invalid(item.Key, "scoring.option-twice", item.Key);

        var points = item.Bands.Select(b => b.Points).Concat(item.Options.Select(o => o.Points)).DefaultIfEmpty(0).ToArray();
        if (item.Weight <= 0 || points.Min() < 0 || points.Max() != item.Weight) yield return Refusal.Invalid(item.Key, "scoring.points", item.Key, item.Weight);
    }
}
