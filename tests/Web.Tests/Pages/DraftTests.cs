using System.Net;
using GlobalReach.Cast;
using GlobalReach.Web.Tests.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>What the desk tells a browser that keeps what was typed: whether it is there, whom it knows, and what it has taken.</summary>
public sealed class DraftTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_says_whom_it_knows_in_this_browser()
    {
        using var amina = await web.SignIn(Amina);
        using var anybody = web.Anybody();
        anybody.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");

        (await amina.GetStringAsync("/session", Now)).ShouldBe($"{Amina.Id}");
        (await anybody.GetAsync("/session", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_draft_is_taken_when_its_form_is_and_not_before()
    {
        using var ines = await web.SignIn(Ines);
        (string, string)[] form = [("Handling.NewId", $"{Guid.CreateVersion7()}"), ("Form.CompanyName", "Beispiel Entwurf GmbH"), ("__Draft", "abc123")];

        var refused = await Taken(ines, "/leads/register", [.. form, ("Form.Summary", "")]);
        var taken = await Taken(ines, "/leads/register", [.. form, ("Form.Summary", "A hall")]);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Cookie.ShouldBeNull();
        taken.Status.ShouldBe(HttpStatusCode.Redirect);
        taken.Cookie.ShouldStartWith("draft.abc123=taken;");
        taken.Cookie.ShouldContain("samesite=strict");
    }

    [Fact]
    public async Task A_talk_that_is_logged_from_a_part_of_the_page_takes_its_draft_too()
    {
        var lead = (await Journey.Reach(web.Desk, "inquiry")).Lead;
        using var amina = await web.SignIn(Amina);
        amina.DefaultRequestHeaders.Add("HX-Request", "true");

        var preview = await Taken(amina, $"/leads/{lead}/quick-log", [("NewId", $"{Guid.CreateVersion7()}"), ("Line", ""), ("__Draft", "d1")], $"/leads/{lead}");
        var logged = await Taken(amina, $"/leads/{lead}/quick-log", [("NewId", $"{Guid.CreateVersion7()}"), ("Line", "call: they like it"), ("__Draft", "d2")], $"/leads/{lead}");

        preview.Cookie.ShouldBeNull();
        logged.Status.ShouldBe(HttpStatusCode.OK);
        logged.Cookie.ShouldStartWith("draft.d2=taken;");
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b=c")]
    [InlineData("ü")]
    [InlineData("0123456789012345678901234567890123456789x")]
    public async Task A_draft_of_another_name_than_a_browser_makes_up_sets_nothing(string name)
    {
        using var ines = await web.SignIn(Ines);

        var taken = await Taken(ines, "/leads/register", [("Handling.NewId", $"{Guid.CreateVersion7()}"), ("Form.CompanyName", "Beispiel Keks GmbH"), ("Form.Summary", "A hall"), ("__Draft", name)]);

        taken.Status.ShouldBe(HttpStatusCode.Redirect);
        taken.Cookie.ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_signed_out_while_writing_is_told_that_it_is_kept()
    {
        using var anybody = web.Anybody();

        var page = WebUtility.HtmlDecode(await anybody.Read("/account/sign-in?kept=true&returnUrl=%2Fleads%2Fregister"));

        page.ShouldContain("<p class=\"alert alert-info\">You were signed out meanwhile.");
        (await anybody.Read("/account/sign-in")).ShouldNotContain("alert-info");
    }

    private static async Task<(HttpStatusCode Status, string? Cookie)> Taken(HttpClient browser, string address, (string Name, string Value)[] typed, string? tokenFrom = null)
    {
        var token = WebDesk.Antiforgery(await browser.Read(tokenFrom ?? address));
        using var form = new FormUrlEncodedContent(typed.Append(("__RequestVerificationToken", token)).Append(("Handling.Confidentiality", "Internal")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await browser.PostAsync(address, form);
        return (answer.StatusCode, answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.FirstOrDefault(cookie => cookie.StartsWith("draft.", StringComparison.Ordinal)) : null);
    }
}
