using System.Globalization;

namespace GlobalReach.Bench;

/// <summary>What a first visit brings over the wire, and what thirty open boards leave in memory.</summary>
internal static class Wire
{
    /// <summary>Pages whose first load is counted.</summary>
    private static readonly (string What, string Path)[] Loads = [("board", "/board"), ("lead list", "/leads"), ("Today", "/today"), ("lead workspace", $"/leads/{Story.Longest.Value}"), ("leadership page", "/pipeline")];

    public static async Task<IReadOnlyList<Row>> FirstLoads()
    {
        await using var product = await Product.Start(await Population.Ready(Sizes.Small));
        using var browser = await Browser.SignIn(product, "manager");
        var rows = new List<Row>();
        foreach (var (what, path) in Loads)
        {
            var all = await browser.Load(path);
            var encodings = string.Join(", ", all.GroupBy(one => one.Encoding).Select(same => $"{same.Count()} {same.Key}"));
            rows.Add(new($"first load of the {what} over the wire", "≤ 130 KB, ≤ 12 requests", string.Create(CultureInfo.InvariantCulture, $"{all.Sum(one => one.Bytes.Length) / 1000d:0.0} KB, {all.Count} requests ({encodings})")));
        }

        return rows;
    }

    public static async Task<IReadOnlyList<Row>> Memory()
    {
        await using var product = await Product.Start(await Population.Ready(Sizes.Large));
        using var browser = await Browser.SignIn(product, "manager");
        var started = product.WorkingSet;
        for (var i = 0; i < 30; i++) await browser.Load("/board");
        await Task.Delay(TimeSpan.FromSeconds(15));
        return [new("working set, idle with 30 open boards, 100,000 leads (at start)", "≤ 250 MB", string.Create(CultureInfo.InvariantCulture, $"{product.WorkingSet / 1e6:0} MB ({started / 1e6:0} MB)"))];
    }
}
