using System.Diagnostics;
using System.Globalization;
using GlobalReach.Bench;

if (args is ["populate", var leads, var path])
{
    Console.WriteLine($"{leads} leads in {Times.Ms(await Times.Of(() => Population.Make(int.Parse(leads, CultureInfo.InvariantCulture), Path.GetFullPath(path))))}: {path}");
    return;
}

List<(string Name, Func<Task<IReadOnlyList<Row>>> Measure)> all =
[
    ("start", Start.Empty), ("start-full", Start.Full), ("actions", StageActions.Measure), ("transition", Engine.Transition), ("decide", Engine.Decide), ("deadlines", Engine.Deadlines), ("proposals", Proposals.Measure),
    .. Pages.All.Select(page => (page.Name, new Func<Task<IReadOnlyList<Row>>>(() => Pages.Measure(page)))),
    ("wire", Wire.FirstLoads), ("memory", Wire.Memory),
];
var chosen = args is ["only", .. var names] ? all.FindAll(one => names.Contains(one.Name)) : all;
if (chosen.Count == 0 || args is not ([] or ["only", ..]))
{
    Console.Error.WriteLine($"Usage: [only <name> …] or populate <leads> <file>. Names: {string.Join(", ", all.Select(one => one.Name))}");
    return;
}

Console.WriteLine($"Global Reach, measured on {Environment.ProcessorCount} cores, .NET {Environment.Version}");
Console.WriteLine();
Console.WriteLine("| What | Reach | Measured |");
Console.WriteLine("|---|---|---|");
foreach (var (_, measure) in chosen)
{
    foreach (var row in await measure()) Console.WriteLine($"| {row.What} | {row.Reach} | {row.Measured} |");
}

namespace GlobalReach.Bench
{
    /// <summary>One line of the table: what, the figure to reach, the figure measured.</summary>
    internal sealed record Row(string What, string Reach, string Measured);

    internal static class Times
    {
        public static async Task<double> Of(Func<Task> act)
        {
            var watch = Stopwatch.StartNew();
            await act();
            return watch.Elapsed.TotalMilliseconds;
        }

        public static double Median(this IEnumerable<double> times)
        {
            var sorted = times.Order().ToList();
            return sorted[sorted.Count / 2];
        }

        public static double P95(this IEnumerable<double> times)
        {
            var sorted = times.Order().ToList();
            return sorted[(int)(sorted.Count * 0.95)];
        }

        public static string Ms(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
    }
}
