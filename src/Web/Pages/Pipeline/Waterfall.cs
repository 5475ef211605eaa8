using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Pipeline;

namespace GlobalReach.Web.Pages.Pipeline;

/// <summary>The month's active leads as bars that begin where the one above ended.</summary>
/// <param name="From">Where the scale begins; above 0 where the moves would be too thin beside the stock.</param>
/// <param name="Opening">What the month began with.</param>
/// <param name="Lines">Each kind of move.</param>
/// <param name="Closing">What it ended with.</param>
public sealed record Waterfall(double From, IReadOnlyList<BarPart> Opening, IReadOnlyList<(MonthsMoves.Line Line, IReadOnlyList<BarPart> Parts)> Lines, IReadOnlyList<BarPart> Closing)
{
    public static Waterfall Of(MonthsMoves.Result month)
    {
        var levels = new List<int> { month.Opening.Active };
        foreach (var line in month.Lines) levels.Add(levels[^1] + line.Active);
        var (lowest, highest) = (levels.Min(), Math.Max(1, levels.Max()));
        var from = lowest > highest * 0.7 ? Math.Max(0, Math.Floor(lowest - (highest - lowest + 1) * 0.5)) : 0;

        double At(int level) => (level - from) / (highest - from);
        BarPart Step(int before, int after) => before < after ? new(At(before), At(after), BarFill.Gain) : new(At(after), At(before), BarFill.Loss);
        return new Waterfall(
            from, [new(0, At(levels[0]), BarFill.Plain)],
            [.. month.Lines.Select((line, at) => (line, (IReadOnlyList<BarPart>)(line.Active == 0 ? [] : [Step(levels[at], levels[at + 1])])))],
            [new(0, At(month.Closing.Active), BarFill.Plain)]);
    }
}
