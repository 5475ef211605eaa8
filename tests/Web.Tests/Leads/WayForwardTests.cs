using System.Net;
using GlobalReach.Cast;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Leads;

/// <summary>A lead says what to press next, the board says the same, and what cannot be done says why.</summary>
public sealed class WayForwardTests(WebDesk web)
{
    [Fact]
    public async Task The_first_obstacle_is_what_to_press_and_is_called_by_what_is_done_there()
    {
        var lead = (await Journey.Reach(web.Desk, "proposal")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read($"/leads/{lead}"));

        var next = page[page.IndexOf("id=\"lead-next\"", StringComparison.Ordinal)..page.IndexOf("id=\"facts\"", StringComparison.Ordinal)];
        next.Split("btn-primary").Length.ShouldBe(2, "one thing comes first");
        next.ShouldContain($"<a class=\"btn btn-primary btn-sm\" href=\"/leads/{lead}/shortlist\">Choose a site<");
        next.ShouldContain($"href=\"/leads/{lead}/proposals\">Make the proposal<");
    }

    [Fact]
    public async Task Where_something_can_be_filled_in_that_comes_first()
    {
        var lead = (await Journey.Reach(web.Desk, "qualification")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = await amina.Read($"/leads/{lead}");

        page.ShouldContain($"<a class=\"btn btn-primary\" href=\"/leads/{lead}/mend/advance\">");
        page.ShouldNotContain("btn btn-primary btn-sm");
    }

    [Fact]
    public async Task What_ends_a_lead_is_not_one_click_beside_what_moves_it()
    {
        var lead = (await Journey.Reach(web.Desk, "proposal")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = await amina.Read($"/leads/{lead}");

        var menu = page[page.IndexOf("menu menu-start", StringComparison.Ordinal)..];
        menu = menu[..menu.IndexOf("</details>", StringComparison.Ordinal)];
        foreach (var end in new[] { "lose", "abandon" })
        {
            menu.ShouldContain($"/leads/{lead}/actions/{end}\"");
            page.Split($"/leads/{lead}/actions/{end}\"").Length.ShouldBe(2);
        }

        menu.ShouldNotContain("/actions/hold\"");
    }

    [Fact]
    public async Task The_board_says_how_much_is_missing_before_a_move()
    {
        var lead = (await Journey.Reach(web.Desk, "proposal")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = WebUtility.HtmlDecode(await amina.Read($"/board/leads/{lead}"));

        page.ShouldContain("Advance to Site visit<span class=\"text-secondary\">2 things missing</span>");
        page.ShouldNotContain("btn-primary");
        page.ShouldContain("/bundle/board.");
    }

    [Fact]
    public async Task Beyond_the_last_stage_there_is_none_and_the_page_says_so()
    {
        var lead = (await Journey.Reach(web.Desk, "aftercare")).Lead;
        using var amina = await web.SignIn(Amina);

        foreach (var page in new[] { "actions/advance", "mend/advance" })
        {
            WebUtility.HtmlDecode(await amina.Read($"/leads/{lead}/{page}")).ShouldContain("“Advance” is not possible here: Aftercare is the last stage.");
        }
    }

    [Fact]
    public async Task What_is_up_to_somebody_else_is_not_offered_to_be_filled_in()
    {
        var lead = (await Journey.Reach(web.Desk, "aftercare")).Lead;
        using var amina = await web.SignIn(Amina);

        var page = await amina.Read($"/leads/{lead}/actions/step-back");

        page.ShouldContain("is up to");
        page.ShouldNotContain("/mend/step-back");
    }
}
