using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A proposal as an investor reads it behind a link, and what our people see of it: whole, for everybody, without a session.</summary>
public sealed class DocumentsTests(Product product)
{
    [Theory]
    [InlineData("de", ColorScheme.Light, 1280)]
    [InlineData("ar", ColorScheme.Dark, 1280)]
    [InlineData("ja", ColorScheme.Dark, 390)]
    public async Task A_link_opens_once_on_a_page_that_is_whole(string language, ColorScheme scheme, int width)
    {
        var faults = new ConcurrentQueue<string>();
        var (lead, proposal, address) = await Linked(language);
        var look = new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } };
        var amina = await product.SignIn(People.Amina, look);
        await using var investor = await amina.Page.Context.Browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = look.ViewportSize });
        var page = await investor.NewPageAsync();
        foreach (var watched in new[] { page, amina.Page })
        {
            watched.Console += (_, said) => { if (said.Type == "error") faults.Enqueue($"{watched.Url}: {said.Text}"); };
        }

        await page.GotoAsync(address);
        await Whole(page, faults);
        await page.Locator("form button").ClickAsync();
        await Assertions.Expect(page.Locator("section table").First).ToBeVisibleAsync();
        await Whole(page, faults);
        product.Pictures?.Keep("document", $"{language}", await page.ScreenshotAsync(new() { FullPage = true }));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("section table").First).ToBeVisibleAsync();

        await using var stranger = await amina.Page.Context.Browser!.NewContextAsync();
        var other = await stranger.NewPageAsync();
        await other.GotoAsync(address);
        await Assertions.Expect(other.Locator("form")).ToHaveCountAsync(0);
        await Assertions.Expect(other.Locator("section")).ToHaveCountAsync(0);

        await amina.Open($"/leads/{lead}/proposals");
        await Assertions.Expect(amina.Page.Locator($"#proposal-{proposal}")).ToContainTextAsync("Opened");
        foreach (var folded in await amina.Page.Locator("main details > summary").AllAsync()) await folded.ClickAsync();
        await Whole(amina.Page, faults);
        await amina.Open($"/leads/{lead}/proposals/changes?part={proposal}");
        await Whole(amina.Page, faults);
        await amina.Open($"/proposals/{proposal}/page");
        await Whole(amina.Page, faults);
        faults.ShouldBeEmpty();
    }

    private static async Task Whole(IPage page, ConcurrentQueue<string> faults)
    {
        var sticksOut = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (sticksOut > 0) faults.Enqueue(FormattableString.Invariant($"{page.Url} sticks out by {sticksOut} px"));
        foreach (var violation in (await page.RunAxe()).Violations) faults.Enqueue($"{page.Url}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }

    /// <summary>A lead of its own with two versions in a language, the newer one approved and linked.</summary>
    private async Task<(Guid Lead, Guid Proposal, string Address)> Linked(string language)
    {
        var lead = await AskedToGo.On(product, $"Vorlage {language} GmbH");
        var proposal = Guid.Empty;
        for (var version = 0; version < 2; version++)
        {
            proposal = (await AskedToGo.Send(product, People.Noor, HttpMethod.Post, $"/api/leads/{lead}/proposals", new { language })).GetProperty("id").GetGuid();
            // Asked for, the file is waited for.
            using var http = new HttpClient { BaseAddress = new Uri(product.Address) };
            http.DefaultRequestHeaders.Add("X-Api-Key", "demo-manager");
            (await http.GetAsync($"/api/proposals/{proposal}.pdf")).IsSuccessStatusCode.ShouldBeTrue();
        }

        var now = (await AskedToGo.Send(product, People.Amina, HttpMethod.Get, $"/api/leads/{lead}", null)).GetProperty("version").GetInt32();
        await AskedToGo.Send(product, People.Bjorn, HttpMethod.Put, $"/api/proposals/{proposal}/approval", new { version = now, acceptsDraftTexts = true });
        var link = await AskedToGo.Send(product, People.Amina, HttpMethod.Post, $"/api/proposals/{proposal}/links", new { recipient = "Katrin Vogt", days = 7 });
        return (lead, proposal, new Uri(new Uri(product.Address), new Uri(link.GetProperty("address").GetString()!).AbsolutePath).ToString());
    }
}
