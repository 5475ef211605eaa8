using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Cast;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Proposals;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class ProposalWordsPagesTests(WebDesk web)
{
    [Fact]
    public async Task Who_has_read_a_block_says_so_and_it_is_a_draft_no_longer()
    {
        using var bjorn = await web.SignIn(Bjorn);
        (await bjorn.Read("/proposals/words")).ShouldContain("<bdi lang=\"it\">Italiano</bdi>");
        var open = await bjorn.Read("/proposals/words/it");
        open.ShouldContain("A realistic way from this proposal");
        open.ShouldContain("Un percorso realistico da questa proposta");
        var block = (await web.Desk.Do(Bjorn, new WordsToReview.Query("it"))).Value!.Blocks.Single(b => b.Key == "timeline.intro");

        (await bjorn.Submit("/proposals/words/it", null)).Page.ShouldContain("Tick the texts that you have read.");
        (await bjorn.Submit("/proposals/words/it", null, ("Read", $"{block.Key} {block.Hash}"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await bjorn.Read("/proposals/words/it")).ShouldNotContain("Un percorso realistico da questa proposta");
        (await bjorn.Read("/proposals/words/it?all=true")).ShouldContain(Bjorn.Name);
        var told = JsonDocument.Parse(await web.Api(Bjorn).GetStringAsync("/api/proposal-words", TestContext.Current.CancellationToken)).RootElement;
        told.EnumerateArray().Single(l => l.GetProperty("tag").GetString() == "it").GetProperty("reviewed").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_else_sees_the_page_and_no_key_releases_words()
    {
        using var amina = await web.SignIn(Amina);
        (await amina.GetAsync("/proposals/words", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await amina.Read("/leads")).ShouldNotContain("/proposals/words");

        (await web.Api(Amina).GetAsync("/api/proposal-words", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await web.Api(Bjorn).PostAsJsonAsync("/api/proposal-words/nl", new { }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await web.Api(Bjorn).GetAsync("/api/proposal-words/xx", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_investors_language_comes_first_and_each_under_its_own_name()
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var noor = await web.SignIn(Noor);

        var page = WebUtility.HtmlDecode(await noor.Read($"/leads/{lead}/proposals"));

        var names = new[] { "Deutsch", "Español", "Français", "Italiano", "Nederlands", "Português (Brasil)", "日本語", "한국어", "中文", "עברית", "العربية" };
        foreach (var name in names) page.ShouldContain(name);
        names.MinBy(name => page.IndexOf($">{name}", StringComparison.Ordinal)).ShouldBe("Deutsch");
    }

    [Fact]
    public async Task The_api_takes_any_spelling_of_a_language_and_says_what_there_is()
    {
        var lead = await Journey.To(web.Desk, "proposal");

        var made = await web.Api(Noor).PostAsJsonAsync($"/api/leads/{lead}/proposals", new { language = "PT-br" }, TestContext.Current.CancellationToken);
        var refused = await web.Api(Noor).PostAsJsonAsync($"/api/leads/{lead}/proposals", new { language = "zh-TW" }, TestContext.Current.CancellationToken);

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var ordered = JsonDocument.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        ordered.GetProperty("language").GetString().ShouldBe("pt-BR");
        ordered.GetProperty("draftTexts").GetInt32().ShouldBeGreaterThan(20);
        var problem = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        problem.ShouldContain("proposal-language-unsupported");
        problem.ShouldContain("zh-Hans");
    }
}
