namespace GlobalReach.Domain.Leads;

/// <summary>What stands behind the points of one line.</summary>
public enum ScoreLineState
{
    /// <summary>Known, and lately.</summary>
    Known,

    /// <summary>Known, but so long ago that it no longer counts towards confidence.</summary>
    Stale,

    /// <summary>The client was asked and cannot say.</summary>
    CannotSay,

    /// <summary>Nobody asked yet.</summary>
    NotAsked,
}

/// <summary>One line of a scorecard; without an answer it brings no points and takes none away.</summary>
public sealed record ScoreLine(ScoreItem Item, ScoreAnswer? Answer, decimal Points, ScoreLineState State)
{
    /// <summary>Whether its weight is part of the known weight.</summary>
    public bool IsKnown => State is ScoreLineState.Known or ScoreLineState.Stale;
}

/// <summary>A lead's score with everything it was made of.</summary>
/// <remarks>
/// <para>Axis = points × 100 / weight of its known items, 0 while none is known. Confidence = weight of the items known and
/// fresh × 100 / weight of all items of both axes.</para>
/// <para>Fractions are dropped, so that the number shown and the grade it leads to never disagree.</para>
/// </remarks>
public sealed record Scorecard
{
    private Scorecard(string model, IReadOnlyList<ScoreLine> lines) => (Model, Lines) = (model, lines);

    /// <summary>The model and its version.</summary>
    public string Model { get; }

    /// <summary>Every item of the model, in its order.</summary>
    public IReadOnlyList<ScoreLine> Lines { get; }

    /// <summary>Worth to the region, 0 to 100.</summary>
    public int Value { get; private init; }

    /// <summary>Likelihood to come, 0 to 100.</summary>
    public int Likelihood { get; private init; }

    /// <summary>Share of the weight that is known and fresh, in percent.</summary>
    public int Confidence { get; private init; }

    /// <summary>A to D.</summary>
    public char Grade { get; private init; }

    /// <summary>Whether too little is known to rely on the grade.</summary>
    public bool IsProvisional { get; private init; }

    /// <summary>The item to ask about next: the heaviest not asked, else the heaviest the client could not say, else the heaviest stale one; null when all is known.</summary>
    public string? NextBestQuestion { get; private init; }

    /// <summary>What a lead keeps of it.</summary>
    public Score Summary => new(Value, Likelihood, Confidence, Grade.ToString(), IsProvisional, NextBestQuestion, Model);

    /// <summary>Scores what is known on a day.</summary>
    public static Scorecard Compute(ScoringModel model, ScoreInputs inputs, DateOnly today)
    {
        var lines = model.Items.Select(item => LineOf(item, inputs.Find(item.Key), today, model.FreshForDays)).ToArray();
        var (value, likelihood) = (AxisOf(lines, ScoreAxis.Value), AxisOf(lines, ScoreAxis.Likelihood));
        var confidence = Share(lines.Where(l => l.State == ScoreLineState.Known).Sum(l => l.Item.Weight), lines.Sum(l => l.Item.Weight));

        return new(model.Name, lines)
        {
            Value = value,
            Likelihood = likelihood,
            Confidence = confidence,
            Grade = GradeOf(model, value, likelihood),
            IsProvisional = confidence < model.ProvisionalBelow,
            NextBestQuestion = NextOf(lines),
        };
    }

    private static ScoreLine LineOf(ScoreItem item, ScoreInput? input, DateOnly today, int freshForDays) => input switch
    {
        { Answer.HasValue: true } => new(
            item,
            input.Answer.Value,
            item.PointsFor(input.Answer.Value),
            today.DayNumber - input.LearnedOn.DayNumber < freshForDays ? ScoreLineState.Known : ScoreLineState.Stale),
        { Answer.IsAnswered: true } => new(item, null, 0, ScoreLineState.CannotSay),
        _ => new(item, null, 0, ScoreLineState.NotAsked),
    };

    private static int AxisOf(IEnumerable<ScoreLine> lines, ScoreAxis axis)
    {
        var known = lines.Where(l => l.IsKnown && l.Item.Axis == axis).ToArray();
        return Share(known.Sum(l => l.Points), known.Sum(l => l.Item.Weight));
    }

    private static int Share(decimal part, decimal whole) => whole == 0 ? 0 : (int)(part * 100 / whole);

    private static char GradeOf(ScoringModel model, int value, int likelihood) =>
        Math.Min(value, likelihood) >= model.GradeA ? 'A'
        : Math.Min(value, likelihood) >= model.GradeB ? 'B'
        : Math.Max(value, likelihood) >= model.GradeB ? 'C'
        : 'D';

    private static string? NextOf(IEnumerable<ScoreLine> lines) =>
        lines.Where(l => l.State != ScoreLineState.Known)
            .OrderBy(l => l.State switch { ScoreLineState.NotAsked => 0, ScoreLineState.CannotSay => 1, _ => 2 })
            .ThenByDescending(l => l.Item.Weight)
            .FirstOrDefault()?.Item.Key;
}
