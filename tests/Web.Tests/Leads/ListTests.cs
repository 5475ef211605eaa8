using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>The list of leads in the browser: its address, views that are kept of it, and one thing done to many leads.</summary>
public sealed partial class ListTests(WebDesk web)
{
    [Theory]
    [InlineData("stage=nowhere", "nowhere")]
    [InlineData("status=Sleepy", "Sleepy")]
    [InlineData("owner=somebody", "somebody")]
    [InlineData("country=ZZ", "ZZ")]
    [InlineData("grade=E", "E")]
    [InlineData("source=7", "7")]
    [InlineData("from=1.2.2026", "1.2.2026")]
    [InlineData("from=1900-01-01", "error-summary")]
    [InlineData("late=very", "very")]
    [InlineData("sort=--jobs", "--jobs")]
    [InlineData("sort=name", "name")]
    [InlineData("cols=stage,secret", "secret")]
    public async Task What_the_address_asks_for_in_vain_is_named_with_the_way_to_all_leads(string query, string named)
    {
        using var amina = await web.SignIn(Amina);

        using var answer = await amina.GetAsync($"/leads?{query}", TestContext.Current.CancellationToken);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain(named);
        page.ShouldContain("href=\"/leads?view=all\"");
        page.ShouldNotContain("<tbody>");
    }

    [Fact]
    public async Task Each_filter_in_force_is_a_chip_that_takes_it_away()
    {
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read("/leads?stage=proposal&stage=inquiry&status=open&owner=me&sort=-jobs&cols=stage,jobs"));

        Chips().Matches(page).Select(chip => (chip.Groups[1].Value, chip.Groups[2].Value)).ShouldBe(
        [
            ("/leads?stage=inquiry&status=open&owner=me&sort=-jobs&cols=stage,jobs", "Proposal"),
            ("/leads?stage=proposal&status=open&owner=me&sort=-jobs&cols=stage,jobs", "Inquiry"),
            ("/leads?stage=proposal&stage=inquiry&owner=me&sort=-jobs&cols=stage,jobs", "All that have not ended"),
            ("/leads?stage=proposal&stage=inquiry&status=open&sort=-jobs&cols=stage,jobs", "Owner: Me"),
        ]);
        page.ShouldContain("href=\"/leads?sort=-jobs&cols=stage,jobs\"");
        page.ShouldContain("aria-sort=\"descending\"");
    }

    [Fact]
    public async Task A_list_is_kept_as_a_view_that_the_list_can_begin_with()
    {
        using var noor = await web.SignIn(Noor);

        (await noor.Submit("/leads/views?query=grade%3DA%26sort%3D-jobs", null, ("Form.Name", "Best first"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await noor.Submit("/leads/views?query=grade%3DB", null, ("Form.Name", "best FIRST"))).ShouldSatisfyAllConditions(
            again => again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity), again => again.Page.ShouldContain("You have a view of that name already"));
        WebUtility.HtmlDecode(await noor.Read("/leads?grade=A&sort=-jobs")).ShouldContain("href=\"/leads?grade=A&sort=-jobs\" aria-current=\"page\"");

        (await noor.Submit("/leads/views", "Default", ("on", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var first = await noor.GetAsync("/leads", TestContext.Current.CancellationToken);
        first.Headers.Location!.OriginalString.ShouldBe("/leads?grade=A&sort=-jobs");
        (await noor.Read("/leads?view=all")).ShouldContain("<tbody>");

        (await noor.Submit("/leads/views", "Remove")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await noor.Read("/leads")).ShouldNotContain("Best first");
    }

    [Fact]
    public async Task Many_leads_are_handed_over_and_one_that_refuses_holds_up_none()
    {
        var (good, stale) = (await Journey.Start(web.Desk), await Journey.Start(web.Desk, Investors.Yamabuki));
        using var amina = await web.SignIn(Amina);
        var asked = await Ask(amina, "hand-over", $"{good.Lead}:{await good.Version()}", $"{stale.Lead}:{await stale.Version()}");
        await stale.Acknowledge();

        var done = await amina.Send("/leads/bulk", "do", [.. asked, ("Form.OwnerId", Tomas.Id.ToString()), ("Form.HandOver", "Knows the sector")]);

        done.Status.ShouldBe(HttpStatusCode.OK);
        done.Page.ShouldContain("1 lead was changed. 1 was refused");
        (await web.Desk.Lead(good.Lead)).OwnerId.ShouldBe(Tomas.Id);
        (await web.Desk.Lead(stale.Lead)).OwnerId.ShouldBe(Amina.Id);
        done.Page.ShouldContain($"value=\"{stale.Lead}:{await stale.Version()}\"", customMessage: "What was refused is to be tried again as it stands now.");
    }

    [Fact]
    public async Task Pressing_twice_does_it_once()
    {
        var journey = await Journey.Start(web.Desk);
        using var amina = await web.SignIn(Amina);
        IReadOnlyList<(string, string)> fields = [.. await Ask(amina, "hand-over", $"{journey.Lead}:{await journey.Version()}"), ("Form.OwnerId", Tomas.Id.ToString()), ("Form.HandOver", "Knows the sector")];

        await amina.Send("/leads/bulk", "do", fields);
        var version = await journey.Version();
        var again = await amina.Send("/leads/bulk", "do", fields);

        again.Page.ShouldContain("1 lead was changed.");
        (await journey.Version()).ShouldBe(version);
    }

    [Fact]
    public async Task What_the_form_lacks_is_told_at_its_field_before_anything_is_done()
    {
        var journey = await Journey.Start(web.Desk);
        using var amina = await web.SignIn(Amina);
        var asked = await Ask(amina, "hold", $"{journey.Lead}:{await journey.Version()}");

        var refused = await amina.Send("/leads/bulk", "do", [.. asked, ("Form.Action.Reason", "Board meets in spring"), ("Form.Action.ResumeOn", "")]);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.ShouldContain("href=\"#Form_Action_ResumeOn\"");
    }

    [Fact]
    public async Task A_gate_that_refuses_says_where_it_is_mended()
    {
        var journey = await Journey.Start(web.Desk);
        using var amina = await web.SignIn(Amina);
        var asked = await Ask(amina, "advance", $"{journey.Lead}:{await journey.Version()}");

        var refused = await amina.Send("/leads/bulk", "do", asked);

        refused.Page.ShouldContain($"href=\"/leads/{journey.Lead}/screening\"");
    }

    [Theory]
    [InlineData("what-is-this", HttpStatusCode.UnprocessableEntity)]
    [InlineData("mark-duplicate", HttpStatusCode.UnprocessableEntity)]
    [InlineData("hand-over", HttpStatusCode.Redirect)]
    public async Task A_press_without_leads_or_without_sense_is_answered(string what, HttpStatusCode code)
    {
        using var amina = await web.SignIn(Amina);

        var answer = await amina.Send("/leads/bulk", null, [("What", what), ("lead", "nonsense"), ("lead", "x:y"), ("__RequestVerificationToken", WebDesk.Antiforgery(await amina.Read("/leads")))]);

        answer.Status.ShouldBe(code);
    }

    [Fact]
    public async Task A_lead_opened_from_a_list_leads_on_to_the_next()
    {
        var (older, newer) = (await Journey.Start(web.Desk, Investors.Unnamed), await Journey.Start(web.Desk, Investors.Unnamed));
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read($"/leads/{newer.Lead}?from=country%3DFR%26stage%3Dinquiry"));

        page.ShouldContain($"/leads/{older.Lead}?from=stage%3Dinquiry%26country%3DFR");
        page.ShouldContain("href=\"/leads?stage=inquiry&country=FR\"");
        WebUtility.HtmlDecode(await amina.Read($"/leads/{newer.Lead}?from=country%3DZZ")).ShouldNotContain("class=\"neighbours\"");
    }

    [Fact]
    public async Task A_town_sees_its_list_without_what_it_is_not_told()
    {
        var journey = await Journey.Reach(web.Desk, "qualification");
        await journey.Do(Amina, version => new InviteTeamMember.Command(journey.Lead, version, Rosa.Id, KnowsIdentity: false));
        using var rosa = await web.SignIn(Rosa);

        var page = await rosa.Read("/leads?country=JP&grade=D&cols=stage,country,source,contact");

        page.ShouldContain($"/leads/{journey.Lead}?");
        page.ShouldNotContain("name=\"grade\" value=\"A\"");
        page.ShouldNotContain("data-label=\"Country\"");
        page.ShouldNotContain("many-bar");
    }

    private static async Task<IReadOnlyList<(string Name, string Value)>> Ask(HttpClient browser, string what, params string[] leads)
    {
        var token = WebDesk.Antiforgery(await browser.Read("/leads"));
        var asked = await browser.Send("/leads/bulk", null, [("What", what), .. leads.Select(lead => ("lead", lead)), ("__RequestVerificationToken", token)]);
        asked.Status.ShouldBe(HttpStatusCode.OK, asked.Page);
        return [.. Hidden().Matches(asked.Page[asked.Page.IndexOf("handler=do", StringComparison.Ordinal)..]).Select(field => (field.Groups[1].Value, field.Groups[2].Value)).Where(field => !field.Item1.StartsWith("__Invariant", StringComparison.Ordinal))];
    }

    [GeneratedRegex("<a class=\"chip\" href=\"([^\"]+)\"><bdi>([^<]+)</bdi>")]
    private static partial Regex Chips();

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
