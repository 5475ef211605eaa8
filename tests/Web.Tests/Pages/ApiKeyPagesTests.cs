using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.People;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed partial class ApiKeyPagesTests(WebDesk web)
{
    [Fact]
    public async Task A_key_is_shown_once_opens_the_door_and_no_longer_when_it_is_revoked()
    {
        using var yuki = await web.SignIn(Yuki);
        var label = $"Report {Guid.CreateVersion7():N}";
        (await yuki.Submit("/account/profile", "MakeKey", ("NewKey.Label", label), Own)).Status.ShouldBe(HttpStatusCode.Redirect);

        var key = Shown().Match(await yuki.Read("/account/profile")).Groups[1].Value;
        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var later = await yuki.Read("/account/profile");

        later.ShouldNotContain(key);
        later.ShouldContain(label);
        var known = (await web.Desk.Do(Yuki, new ApiKeyList.Query(Yuki.Id))).Value!.Single(entry => entry.Label == label);
        known.LastUsedOn.ShouldBe(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        (await yuki.Submit("/account/profile", "RevokeKey", ("key", known.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_second_click_makes_no_second_key()
    {
        using var yuki = await web.SignIn(Yuki);
        var label = $"Twice {Guid.CreateVersion7():N}";
        var (_, form) = await yuki.Find("/account/profile", "MakeKey");
        (string, string)[] filled = [.. form.Where(field => field.Name is not ("NewKey.Label" or "NewKey.Password")), ("NewKey.Label", label), Own];

        await yuki.Send("/account/profile", "MakeKey", filled);
        await yuki.Send("/account/profile", "MakeKey", filled);

        (await web.Desk.Do(Yuki, new ApiKeyList.Query(Yuki.Id))).Value!.Count(entry => entry.Label == label).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_of_somebody_elses_making_makes_no_key_and_a_missing_label_is_told_at_its_field()
    {
        using var yuki = await web.SignIn(Yuki);

        var forged = await yuki.Submit("/account/profile", "MakeKey", ("NewKey.Label", "Forged"), ("NewKey.Offer", "gr_mine"), Own);
        var unnamed = await yuki.Submit("/account/profile", "MakeKey", ("NewKey.Label", ""), Own);

        forged.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unnamed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unnamed.Page.ShouldContain("id=\"NewKey_Label-error\"");
    }

    [Fact]
    public async Task An_administrator_keeps_the_keys_of_others()
    {
        using var sam = await web.SignIn(Sam);
        var page = $"/people/{Hugo.Id}";

        (await sam.Submit(page, "MakeKey", ("NewKey.Label", "For Hugo"), Own)).Status.ShouldBe(HttpStatusCode.Redirect);

        var key = Shown().Match(await sam.Read(page)).Groups[1].Value;
        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var known = (await web.Desk.Do(Sam, new ApiKeyList.Query(Hugo.Id))).Value!.Single(entry => entry.Label == "For Hugo" && entry.RevokedAt is null);
        (await sam.Submit(page, "RevokeKey", ("key", known.Id.ToString()))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Not-it-2026!")]
    public async Task An_open_session_alone_makes_no_key(string password)
    {
        using var yuki = await web.SignIn(Yuki);
        var label = $"Stolen {Guid.CreateVersion7():N}";

        var tried = await yuki.Submit("/account/profile", "MakeKey", ("NewKey.Label", label), ("NewKey.Password", password));

        tried.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        tried.Page.ShouldContain("id=\"NewKey_Password-error\"");
        (await web.Desk.Do(Yuki, new ApiKeyList.Query(Yuki.Id))).Value!.ShouldAllBe(entry => entry.Label != label);
    }

    private static (string, string) Own => ("NewKey.Password", Workflows.Demo.DemoPeople.Password);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [GeneratedRegex("value=\"(gr_[^\"]*)\"")]
    private static partial Regex Shown();
}
