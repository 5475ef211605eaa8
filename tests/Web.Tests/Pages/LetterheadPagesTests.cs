using System.Net;
using System.Text;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.Letterheads;
using Microsoft.Extensions.DependencyInjection;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

/// <summary>What is published shows on every page of the shared desk, so nobody else reads it meanwhile, and it goes back to the seed afterwards.</summary>
[Collection(Alone.Name)]
public sealed class LetterheadPagesTests(WebDesk web) : IAsyncLifetime
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><rect width=\"90\" height=\"30\"/></svg>";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var now = (await web.Desk.Do(Sam, new LetterheadPage.Query())).Value!;
        if (!now.IsSeed) await web.Desk.Do(Sam, new WithdrawLetterhead.Command(Guid.CreateVersion7(), now.Number));
        web.Services.GetRequiredService<LetterheadNow>().LookAgain();
    }

    [Fact]
    public async Task What_was_looked_at_is_published_and_shown_from_the_next_page_on_and_at_sign_in()
    {
        using var sam = await web.SignIn(Sam);
        var typed = await Typed(sam, ("Form.Name", "Sample Alliance"), ("Form.ShortName", "Sample"), ("Form.Colour", "#7b2d8e"), ("Form.SeenLogo", Convert.ToBase64String(Encoding.UTF8.GetBytes(Drawing))));

        var (status, preview) = await sam.Send("/organisation", "Preview", typed);
        status.ShouldBe(HttpStatusCode.OK);
        preview.ShouldContain("/brand/preview.css?colour=7b2d8e");
        preview.ShouldContain("data:image/svg+xml;base64,");
        WebUtility.HtmlDecode(await sam.Read("/organisation")).ShouldContain("<title>Letterhead · Global Reach</title>");
        (await sam.Send("/organisation", "Publish", typed)).Status.ShouldBe(HttpStatusCode.Redirect);

        var page = WebUtility.HtmlDecode(await sam.Read("/organisation"));
        page.ShouldContain("<title>Letterhead · Sample</title>");
        page.ShouldContain("href=\"/brand.css?v=7b2d8e\"");
        using var anybody = web.Anybody();
        var signIn = await anybody.Read("/account/sign-in");
        signIn.ShouldContain("Sample Alliance");
        signIn.ShouldContain("src=\"/brand/logo?v=");
        using var css = await anybody.GetAsync("/brand.css?v=7b2d8e", Ct);
        css.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        (await css.Content.ReadAsStringAsync(Ct)).ShouldStartWith(":root{--tblr-primary:light-dark(#7b2d8e,#");
        using var logo = await anybody.GetAsync("/brand/logo", Ct);
        logo.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        logo.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        (await logo.Content.ReadAsStringAsync(Ct)).ShouldBe(Drawing);
    }

    [Fact]
    public async Task What_was_published_meanwhile_is_not_overwritten()
    {
        using var sam = await web.SignIn(Sam);
        var first = await Typed(sam, ("Form.Name", "First"));
        var second = await Typed(sam, ("Form.Name", "Second"));

        (await sam.Send("/organisation", "Publish", first)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await sam.Send("/organisation", "Publish", first)).Status.ShouldBe(HttpStatusCode.Redirect, "A second click is the same publication.");
        var refused = await sam.Send("/organisation", "Publish", second);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Page.ShouldContain("value=\"Second\"");
    }

    [Fact]
    public async Task What_cannot_be_published_is_told_at_its_field()
    {
        using var sam = await web.SignIn(Sam);

        var (status, page) = await sam.Send("/organisation", "Preview", await Typed(sam, ("Form.Name", ""), ("Form.Colour", "#ffcc00")));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("id=\"Form_Name-error\"");
        (await sam.Send("/organisation", "Preview", await Typed(sam, ("Form.Colour", "#ffcc00")))).Page.ShouldContain("White words cannot be read on this colour: the contrast is 1.5 to 1 and has to be 4.5 to 1.");
        (await sam.Send("/organisation", "Preview", await Typed(sam, ("Form.SeenLogo", Convert.ToBase64String("<svg onload=\"x\" xmlns=\"http://www.w3.org/2000/svg\"/>"u8))))).Page.ShouldContain("The SVG holds scripts");
    }

    [Fact]
    public async Task A_language_that_is_switched_off_is_offered_to_nobody()
    {
        using var sam = await web.SignIn(Sam);
        var typed = (await Typed(sam)).Where(field => field is not ("Form.Languages", "fr" or "en-US"));

        (await sam.Send("/organisation", "Publish", [.. typed])).Status.ShouldBe(HttpStatusCode.Redirect);

        using var anybody = web.Anybody();
        anybody.DefaultRequestHeaders.Add("Accept-Language", "fr");
        (await anybody.Read("/account/sign-in")).ShouldContain("<html lang=\"de\"");
        var profile = await sam.Read("/account/profile");
        profile.ShouldContain("value=\"de\"");
        profile.ShouldNotContain("value=\"fr\"");
    }

    [Fact]
    public async Task Only_administrators_see_it_and_the_logo_is_not_there_before_one_is_published()
    {
        using var amina = await web.SignIn(Amina);

        (await amina.GetAsync("/organisation", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await amina.Read("/leads")).ShouldNotContain("href=\"/organisation\"");
        (await amina.GetAsync("/brand/logo", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await amina.GetAsync("/brand/preview.css?colour=ffcc00", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<(string Name, string Value)>> Typed(HttpClient sam, params (string Name, string Value)[] typed)
    {
        var (_, held) = await sam.Find("/organisation", "Preview");
        return [.. held.Where(field => field.Name.Length > 0 && typed.All(own => own.Name != field.Name)), .. typed];
    }
}
