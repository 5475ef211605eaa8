using System.Net;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Delivery.Mail;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed class MailPagesTests(WebDesk web)
{
    [Fact]
    public async Task A_test_mail_is_sent_by_one_button_and_what_came_of_it_is_said()
    {
        using var sam = await web.SignIn(Sam);

        var (status, page) = await sam.Submit("/organisation/mail", "Test");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain($"The mail to {Sam.Email} was written into the folder. It did not leave this machine.");
        page.ShouldContain("GLOBALREACH__MAIL__ROUTE");
        page.ShouldContain("Last test on");
        (await web.Desk.Do(Sam, new MailState.Query())).Value!.LastTest!.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_no_administrator_neither_sees_the_settings_nor_sends_anything()
    {
        using var amina = await web.SignIn(Amina);
        var token = WebDesk.Antiforgery(await amina.Read("/account/profile"));

        (await amina.GetAsync("/organisation/mail", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await amina.Send("/organisation/mail", "Test", [("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
