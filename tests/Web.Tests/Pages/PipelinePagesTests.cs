using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Workflows.Leads;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

[Collection(Alone.Name)]
public sealed partial class PipelinePagesTests(WebDesk web)
{
    [Fact]
    public async Task Every_number_of_the_page_opens_as_many_rows()
    {
        await SomeStories();
        using var board = await web.SignIn(Eleanor);

        // Other tests register leads meanwhile: look again when the pages saw different moments.
        for (var attempt = 0; ; attempt++)
        {
            var figures = await FiguresOf(board);
            var opened = new List<(string Name, string Address, int Number)>();
            foreach (var (name, address, _) in figures) opened.Add((name, address, Shown(await board.GetStringAsync(address, Now))));
            if (opened.SequenceEqual(figures)) return;
            attempt.ShouldBeLessThan(5, string.Join("; ", figures.Except(opened).Concat(opened.Except(figures))));
        }
    }

    private static async Task<List<(string Name, string Address, int Number)>> FiguresOf(HttpClient board)
    {
        var figures = Figures().Matches(await board.GetStringAsync("/pipeline", Now)).Select(f => (Name: f.Groups[1].Value, Address: WebUtility.HtmlDecode(f.Groups[2].Value), Number: Number(f.Groups[3].Value))).ToList();
        figures.Count.ShouldBeGreaterThan(50);
        foreach (var name in new[] { "pursued", "wins", "opening", "Entered-active", "closing", "entered-inquiry", "onward-inquiry", "ended-qualification", "due-deadlines", "wins-DE", "function-Assembly", "stage-landing", "advanced" })
        {
            figures.ShouldContain(f => f.Name == name);
        }

        // Verified jobs count jobs: their rows are leads.
        return [.. figures.Where(f => f.Name != "verified-jobs")];
    }

    [Fact]
    public async Task The_summary_of_the_api_and_the_months_closing_tell_the_same()
    {
        await SomeStories();
        using var machine = web.Api(Eleanor);

        var summary = await Json(machine, "/api/pipeline/summary");
        var moves = await Json(machine, "/api/pipeline/moves");

        moves.GetProperty("ties").GetBoolean().ShouldBeTrue();
        moves.GetProperty("closing").GetProperty("pursued").GetInt32().ShouldBe(summary.GetProperty("expected").GetProperty("count").GetInt32());
        (await Json(machine, "/api/pipeline/funnel?asOf=2020-01-31")).GetProperty("stages")[0].GetProperty("entered").GetInt32().ShouldBe(0);
        (await Json(machine, "/api/pipeline/stalled")).GetProperty("active").GetInt32().ShouldBeGreaterThan(0);
        (await Json(machine, "/api/pipeline/responses")).GetProperty("all").GetProperty("due").GetInt32().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_month_of_the_past_says_what_is_not_of_then()
    {
        using var board = await web.SignIn(Eleanor);

        var page = await board.GetStringAsync("/pipeline?asOf=2020-01-31", Now);

        page.ShouldContain("class=\"past\"");
        page.ShouldNotContain("id=\"stalled\"");
        page.ShouldContain("/pipeline/rows?figure=Pursued&amp;asOf=2020-01-31");
        Number(Figures().Matches(page).First(f => f.Groups[1].Value == "pursued").Groups[3].Value).ShouldBe(0);
    }

    [Theory]
    [InlineData("/pipeline?asOf=yesterday")]
    [InlineData("/pipeline?asOf=1066-10-14")]
    [InlineData("/pipeline/rows?figure=Nothing")]
    [InlineData("/pipeline/rows?figure=Moves")]
    [InlineData("/pipeline/rows?figure=Wins&country=XX")]
    [InlineData("/pipeline/rows?figure=Pursued&page=0")]
    public async Task What_cannot_be_asked_for_is_refused(string address)
    {
        using var board = await web.SignIn(Eleanor);

        (await board.GetAsync(address, Now)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_partner_has_no_leadership_page()
    {
        using var town = await web.SignIn(Rosa);

        (await town.GetAsync("/pipeline", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await town.GetAsync("/pipeline/rows?figure=Pursued", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>A won one, a lost one and one on hold.</summary>
    private async Task SomeStories()
    {
        await Journey.Reach(web.Desk, "aftercare");
        var lost = await Journey.Reach(web.Desk, "qualification", Investors.Yamabuki);
        await lost.Do(Amina, version => lost.Action("lose", version) with { Reasons = [web.Services.GetRequiredService<ReasonLists>().Of("lost").First()], Reason = "Went elsewhere" });
        var held = await Journey.Reach(web.Desk, "discovery", Investors.Yamabuki);
        await held.Do(Amina, version => held.Action("hold", version) with { Reason = "Later", ResumeOn = web.Services.GetRequiredService<GlobalReach.Workflows.Deadlines.OfficeClock>().Today.AddDays(30) });
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> Json(HttpClient machine, string address) => JsonDocument.Parse(await machine.GetStringAsync(address, Now)).RootElement;

    private static int Number(string text) => Math.Abs(int.Parse(Digits().Match(Tags().Replace(WebUtility.HtmlDecode(text), "").Replace(",", "", StringComparison.Ordinal)).Value, CultureInfo.InvariantCulture));

    /// <summary>How many rows a page of rows has in all, or a list of leads.</summary>
    private static int Shown(string page) => int.Parse(Rows().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<a [^>]*?data-figure="([^"]+)"[^>]*?href="([^"]+)"[^>]*>(.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Figures();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("data-rows=\"(\\d+)\"")]
    private static partial Regex Rows();
}
