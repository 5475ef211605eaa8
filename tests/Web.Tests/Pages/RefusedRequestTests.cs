using System.Net;
using GlobalReach.Cast;
using GlobalReach.Web.Http;
using GlobalReach.Web.Tests.Leads;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>What comes in another way than by our own forms is refused in words, never by a broken page.</summary>
public sealed class RefusedRequestTests(WebDesk web)
{
    [Theory]
    [InlineData("documents")]
    [InlineData("proposals")]
    [InlineData("qualification")]
    [InlineData("visits")]
    public async Task Who_may_not_even_read_a_lead_is_refused_when_they_send_its_forms(string page)
    {
        var lead = await Journey.To(web.Desk, "proposal");
        using var sam = await web.SignIn(Sam);

        (await Post(sam, $"/leads/{lead.Value}/{page}")).ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("Release")]
    [InlineData("Readmit")]
    [InlineData("MakeKey")]
    [InlineData("TakeAwayFactor")]
    public async Task Who_does_not_administer_is_refused_on_a_persons_page(string handler)
    {
        using var eleanor = await web.SignIn(Eleanor);

        (await Post(eleanor, $"/people/{Ines.Id.Value}?handler={handler}")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/board")]
    [InlineData("/pipeline")]
    [InlineData("/calendar")]
    [InlineData("/leads?handler=Nothing")]
    public async Task A_page_that_takes_no_form_says_so(string address)
    {
        using var amina = await web.SignIn(Amina);

        (await Post(amina, address)).ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_letterhead_with_an_empty_language_is_told_what_it_lacks()
    {
        using var sam = await web.SignIn(Sam);
        var (_, held) = await sam.Find("/organisation", "Preview");

        var answer = await sam.Send("/organisation", "Preview", [.. held.Where(field => field.Name != "Form.Languages"), ("Form.Languages", "")]);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task From_one_address_nobody_tries_passwords_without_end_and_another_address_goes_on()
    {
        await using var desk = web.WithWebHostBuilder(host => host.UseSetting("SignIn:TriesPerMinute", "3"));

        var statuses = new List<int>();
        for (var tried = 0; tried < 4; tried++) statuses.Add((await Try(desk, "192.0.2.7")).Response.StatusCode);
        var refused = await Try(desk, "192.0.2.7");
        var elsewhere = await Try(desk, "192.0.2.8");

        statuses.ShouldBe([400, 400, 400, 429], "Without a form's token nobody gets any further, but it counts.");
        refused.Response.Headers.RetryAfter.ToString().ShouldBe("60");
        elsewhere.Response.StatusCode.ShouldBe(400);

        static Task<HttpContext> Try(WebApplicationFactory<Program> desk, string from) => desk.Server.SendAsync(context =>
        {
            (context.Request.Method, context.Request.Path) = ("POST", "/account/sign-in");
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        });
    }

    [Fact]
    public async Task Who_has_not_signed_in_is_not_listened_to_for_long()
    {
        using var stranger = web.Anybody();
        using var much = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        much.Headers.ContentType = new("application/x-www-form-urlencoded");

        (await stranger.PostAsync("/account/sign-in", much, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_link_to_a_password_leads_where_the_administrator_said_whatever_host_was_asked()
    {
        await using var desk = new SaidAddress();
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString("evil.example"));

        var address = (PublicAddress)desk.Services.GetService(typeof(PublicAddress))!;

        address.For(request).ShouldBe("https://desk.example.org");
        ((PublicAddress)web.Services.GetService(typeof(PublicAddress))!).For(request).ShouldBe("http://evil.example", "Where nobody said, the request is all there is.");
    }

    private static async Task<HttpStatusCode> Post(HttpClient browser, string address)
    {
        var token = WebDesk.Antiforgery(await browser.Read("/account/change-password"));
        return (await browser.Send(address, null, [("__RequestVerificationToken", token)])).Status;
    }

    private sealed class SaidAddress : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production").UseSetting("Demo", "false")
            .UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(Path.GetTempPath(), $"globalreach-said-{Guid.CreateVersion7():N}.db")}").UseSetting("Mail:BaseAddress", "https://desk.example.org/");
    }
}
