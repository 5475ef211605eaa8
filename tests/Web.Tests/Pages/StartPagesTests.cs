using System.Net;
using GlobalReach.Web.Tests.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class StartPagesTests(WebDesk web)
{
    [Fact]
    public async Task A_new_desk_leads_its_administrator_through_the_first_steps_until_they_say_no()
    {
        await using var desk = new NewDesk();
        var (nadia, next) = await desk.Begin();

        next.ShouldBe("/organisation/start");
        var page = WebUtility.HtmlDecode(await nadia.Read(next));
        page.ShouldContain("4 of 5 steps are left before the desk works.");
        page.ShouldContain("href=\"/people#add\"");
        page.ShouldContain("As an administrator alone you do not register inquiries.");

        (await nadia.Submit("/organisation/mail", "Test")).Status.ShouldBe(HttpStatusCode.OK);
        (await nadia.Read(next)).ShouldContain("3 of 5 steps");

        (await nadia.Submit(next, null)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await NewDesk.Led(nadia)).ShouldBe("/people");
        (await nadia.Submit(next, null)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await NewDesk.Led(nadia)).ShouldBe("/organisation/start");
    }

    [Fact]
    public async Task Every_page_of_an_empty_desk_can_be_opened()
    {
        await using var desk = new NewDesk();
        var (nadia, _) = await desk.Begin();
        var me = (await nadia.Read("/organisation/start")).Split("href=\"/people/")[1].Split('"')[0];
        await nadia.Submit($"/people/{me}", null, ("Form.Roles", "Admin"), ("Form.Roles", "VicePresident"));
        using var again = desk.Browser();
        await again.Submit("/account/sign-in", null, ("Form.Email", "nadia@alliance.example"), ("Form.Password", "Sample-2026!"));

        (await NewDesk.Led(again)).ShouldBe("/today");
        (await again.Read("/today")).ShouldContain("href=\"/organisation/start\"");
        foreach (var page in new[] { "/leads", "/board", "/calendar", "/companies", "/pipeline", "/process", "/search?q=s", "/leads/register", "/today/hand-over" }) await again.Read(page);
    }

    [Fact]
    public async Task Nobody_is_led_through_first_steps_in_the_demonstration_and_who_does_not_administer_has_none()
    {
        using var sam = await web.SignIn(Sam);
        using var amina = await web.SignIn(Amina);

        (await NewDesk.Led(sam)).ShouldBe("/people");
        (await amina.GetAsync("/organisation/start", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await amina.Read("/today")).ShouldNotContain("/organisation/start");
    }
}
