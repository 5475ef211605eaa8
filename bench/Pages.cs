using System.Globalization;

namespace GlobalReach.Bench;

/// <summary>How many leads there are.</summary>
internal static class Sizes
{
    public const int Small = 5_000;
    public const int Large = 100_000;
}

/// <summary>Pages as a browser asks for them, from a desk of 5,000 and one of 100,000 leads.</summary>
internal static class Pages
{
    private const int Warm = 10;
    private const int Fewest = 15;
    private const int Most = 100;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(8);

    /// <summary>What is measured: its short name, what it is, the figure to reach, the address, and who asks. A new page is a new line.</summary>
    public static IReadOnlyList<Asked> All { get; } =
    [
        new("board", "board, first 24 cards of each stage", "≤ 15 / 40 ms, ≤ 1.2 × the time at 5,000", "/board", "manager"),
        new("board-more", "board, the next 60 cards of a stage", "", "/board?column=proposal&after=0.", "manager") { InPage = true },
        new("search", "search as you type", "p95 ≤ 50 ms", "/search/hits?q=sol", "manager") { InPage = true },
        new("search-contact", "search as you type, a person's name", "p95 ≤ 50 ms", "/search/hits?q=mari", "manager") { InPage = true },
        new("companies", "companies, first page", "", "/companies", "manager"),
        new("list", "lead list, first page", "≤ 1.2 × the time at 5,000", "/leads", "manager"),
        new("list-filtered", "lead list, open leads of a stage and a country", "", "/leads?status=open&stage=proposal&country=DE", "manager"),
        new("list-words", "lead list, words looked for", "", "/leads?q=solvanova", "manager"),
        new("list-deep", "lead list, page 60", "", "/leads?page=60", "manager"),
        new("lead", "lead workspace, 500 entries", "≤ 15 ms", $"/leads/{Story.Longest.Value}", "manager"),
        new("today", "Today of a manager with 50 open leads", "", "/today", "manager"),
        new("today-vp", "Today of who approves for all", "", "/today", "vp"),
        new("today-intake", "Today of who does a role's tasks for all", "", "/today", "intake"),
        new("leadership", "leadership page", "≤ 60 ms", "/pipeline", "board"),
    ];

    public static async Task<IReadOnlyList<Row>> Measure(Asked asked)
    {
        var small = await Of(asked, Sizes.Small);
        var large = await Of(asked, Sizes.Large);
        return
        [
            new($"{asked.What}: 5,000; 100,000 leads (median / p95)", asked.Reach, string.Create(
                CultureInfo.InvariantCulture,
                $"{Times.Ms(small.Median())} / {Times.Ms(small.P95())}; {Times.Ms(large.Median())} / {Times.Ms(large.P95())} (× {large.Median() / small.Median():0.00})")),
        ];
    }

    private static async Task<List<double>> Of(Asked asked, int leads)
    {
        await using var product = await Product.Start(await Population.Ready(leads));
        using var browser = await Browser.SignIn(product, asked.Who);
        if (asked.InPage) browser.AskFromThePage();
        var times = new List<double>();
        for (var i = 0; i < Warm; i++) await browser.Open(asked.Path);
        while (times.Count < Fewest || (times.Count < Most && times.Sum() < Enough.TotalMilliseconds)) times.Add(await Times.Of(() => browser.Open(asked.Path)));
        return times;
    }
}

/// <summary>A page to be measured.</summary>
internal sealed record Asked(string Name, string What, string Reach, string Path, string Who)
{
    /// <summary>Whether a page's script asks, which is answered with what it needs alone.</summary>
    public bool InPage { get; init; }
}
