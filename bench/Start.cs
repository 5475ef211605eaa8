namespace GlobalReach.Bench;

/// <summary>From starting the program to the first page, on a database that exists.</summary>
internal static class Start
{
    private const int Runs = 5;

    public static async Task<IReadOnlyList<Row>> Empty()
    {
        var folder = Directory.CreateTempSubdirectory("globalreach-bench-");
        try
        {
            return [await On(Path.Combine(folder.FullName, "bench.db"), "start to first page, database exists (median)")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<IReadOnlyList<Row>> Full() => [await On(await Population.Ready(Sizes.Large), "start to first page, 100,000 leads (median)")];

    private static async Task<Row> On(string database, string what)
    {
        var times = new List<double>();
        for (var i = 0; i <= Runs; i++)
        {
            await using var product = await Product.Start(database);
            if (i > 0) times.Add(product.StartedIn);
        }

        return new(what, "≤ 1500 ms", Times.Ms(times.Median()));
    }
}
