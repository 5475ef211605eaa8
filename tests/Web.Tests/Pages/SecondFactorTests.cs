using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Domain.People;
using GlobalReach.Web.Tests.Leads;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed partial class SecondFactorTests(WebDesk web)
{
    private const string Password = "Sample-2026!";
    private const string Page = "/account/authenticator";
    private const string Asked = "/account/second-factor";

    [Fact]
    public async Task Who_set_it_up_is_asked_for_a_code_which_lets_in_once_and_to_where_they_wanted_to_go()
    {
        using var nadia = await Nadia.Admit(web);
        await nadia.SetUp();
        (await nadia.Browser.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var again = web.Anybody();
        var asked = await nadia.SignIn(again, "/leads?status=open");
        (await again.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await again.Submit(asked, null, ("Form.Code", "000000"))).Page.ShouldContain("This code is not right");
        (await again.Submit(asked, null, ("Form.Code", nadia.UsedCode))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.Submit(asked, null, ("Form.Code", ""))).Page.ShouldContain("Type the code.");
        var code = nadia.NextCode();
        var (_, form) = await again.Find(asked, null);
        using var sent = new FormUrlEncodedContent(form.Where(field => field.Name != "Form.Code").Append((Name: "Form.Code", Value: code.Insert(3, " "))).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        (await again.PostAsync(asked, sent, Now)).Headers.Location!.OriginalString.ShouldBe("/leads?status=open");
        (await again.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var thief = web.Anybody();
        await nadia.SignIn(thief);
        (await thief.Submit(Asked, null, ("Form.Code", code))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Each_recovery_code_is_shown_once_and_lets_in_once()
    {
        using var nadia = await Nadia.Admit(web);
        var codes = await nadia.SetUp();
        codes.Count.ShouldBe(10);
        (await nadia.Browser.Read(Page)).ShouldNotContain(codes[0]);

        (await ByRecovery(nadia, codes[0].ToLowerInvariant())).ShouldBe(HttpStatusCode.OK);
        (await ByRecovery(nadia, codes[0])).ShouldBe(HttpStatusCode.Redirect);
        (await nadia.Browser.Read(Page)).ShouldContain("Recovery codes left: 9.");

        (await nadia.Browser.Submit(Page, "Codes", ("Form.Password", "Not-it-2026!"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await nadia.Browser.Submit(Page, "Codes", ("Form.Password", Password))).Status.ShouldBe(HttpStatusCode.Redirect);
        var fresh = Nadia.Shown(await nadia.Browser.Read(Page));
        (await ByRecovery(nadia, codes[1])).ShouldBe(HttpStatusCode.Redirect);
        (await ByRecovery(nadia, fresh[1])).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_code_sets_nothing_up_and_the_same_picture_stays()
    {
        using var nadia = await Nadia.Admit(web);
        var (first, _) = await nadia.Browser.Find(Page, null);

        var (status, page) = await nadia.Browser.Submit(Page, null, ("Form.Code", "000000"), ("Form.Offer", Offer().Match(first).Groups[1].Value), ("Form.Password", Password));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("id=\"Form_Code-error\"");
        Nadia.KeyOf(page).ShouldBe(Nadia.KeyOf(first));
        page.ShouldContain("<svg class=\"qr\" role=\"img\"");
        (await nadia.Browser.GetAsync(Page, Now)).Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Not-it-2026!")]
    public async Task An_open_session_alone_sets_nothing_up(string password)
    {
        using var nadia = await Nadia.Admit(web);

        var (status, page) = await nadia.Browser.Submit(Page, null, ("Form.Code", "000000"), ("Form.Password", password));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("id=\"Form_Password-error\"");
        page.ShouldNotContain("id=\"Form_Code-error\"");
    }

    [Fact]
    public async Task It_is_switched_off_by_password_only_and_the_session_goes_on()
    {
        using var nadia = await Nadia.Admit(web);
        await nadia.SetUp();

        (await nadia.Browser.Submit(Page, "Codes", ("Form.Password", ""))).Page.ShouldContain("id=\"Form_Password-error\"");
        (await nadia.Off("Not-it-2026!")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await nadia.Off(Password)).ShouldBe(HttpStatusCode.Redirect);

        (await nadia.Browser.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = web.Anybody();
        await nadia.SignIn(again);
        (await again.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("AAAAA-AAAAA")]
    public async Task Ten_wrong_codes_lock_as_wrong_passwords_do(string guess)
    {
        using var nadia = await Nadia.Admit(web);
        await nadia.SetUp();
        using var stranger = web.Anybody();
        await nadia.SignIn(stranger);
        for (var guesses = 0; guesses < 10; guesses++) await stranger.Submit(Asked, null, ("Form.Code", guess));

        (await stranger.Submit(Asked, null, ("Form.Code", nadia.NextCode()))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await web.Desk.Look(db => db.People.Where(person => person.Id == nadia.Id).ExecuteUpdateAsync(person => person.SetProperty(p => p.LockoutEnd, (DateTimeOffset?)null), Now));
        (await stranger.Submit(Asked, null, ("Form.Code", nadia.UsedCode))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_link_for_a_password_does_not_get_around_it_and_an_administrator_takes_it_away()
    {
        using var nadia = await Nadia.Admit(web);
        await nadia.SetUp();
        using var sam = await web.SignIn(Sam);
        (await sam.Read("/people")).ShouldContain("Second factor");
        using var other = web.Anybody();
        (await other.Submit(await PeoplePagesTests.Link(sam, nadia.Id), null, ("Form.Password", Password))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await sam.Submit($"/people/{nadia.Id}", "TakeAwayFactor")).Status.ShouldBe(HttpStatusCode.Redirect);

        await nadia.SignIn(other);
        (await other.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sam.Read($"/people/{nadia.Id}")).ShouldNotContain("handler=TakeAwayFactor");
    }

    [Fact]
    public async Task A_key_of_a_machine_asks_for_no_code()
    {
        using var nadia = await Nadia.Admit(web);
        var key = ApiKey.Draw();
        await web.Desk.Do(Sam, new MakeApiKey.Command(new(nadia.Id), "Reporting", key));

        await nadia.SetUp();

        (await web.Api(key).GetAsync("/api/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_password_shown_before_there_is_no_second_page()
    {
        using var stranger = web.Anybody();

        (await stranger.GetAsync($"{Asked}?returnUrl=%2Fleads", Now)).Headers.Location!.OriginalString.ShouldBe("/account/sign-in?ReturnUrl=%2Fleads");
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private async Task<HttpStatusCode> ByRecovery(Nadia nadia, string code)
    {
        using var browser = web.Anybody();
        await nadia.SignIn(browser);
        await browser.Submit(Asked, null, ("Form.Code", code));
        return (await browser.GetAsync("/leads", Now)).StatusCode;
    }

    /// <summary>Somebody new, in their browser and with their app.</summary>
    private sealed partial class Nadia(HttpClient browser, Guid id, string email) : IDisposable
    {
        private string key = "";
        private long used;

        public HttpClient Browser => browser;

        public Guid Id => id;

        public string UsedCode => OneTimeCode.At(key, used);

        public static async Task<Nadia> Admit(WebDesk web)
        {
            var id = Guid.CreateVersion7();
            var email = $"nadia-{id:N}@alliance.example";
            await web.Desk.Do(Sam, new AdmitPerson.Command(new(id), new PersonForm { Name = "Nadia Factor", Email = email, Roles = [Role.Analyst] }));
            using var sam = await web.SignIn(Sam);
            var browser = web.Anybody();
            (await browser.Submit(await PeoplePagesTests.Link(sam, id), null, ("Form.Password", Password))).Status.ShouldBe(HttpStatusCode.Redirect);
            return new Nadia(browser, id, email);
        }

        /// <summary>A code the app shows that nobody has typed yet; the next one where this half minute's was.</summary>
        public string NextCode()
        {
            used = Math.Max(used + 1, OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()));
            return UsedCode;
        }

        public async Task<IReadOnlyList<string>> SetUp()
        {
            var (page, form) = await Browser.Find(Page, null);
            key = KeyOf(page);
            (await Browser.Send(Page, null, [.. form.Where(field => field.Name is not ("Form.Code" or "Form.Password")), ("Form.Code", NextCode()), ("Form.Password", Password)])).Status.ShouldBe(HttpStatusCode.Redirect);
            return Shown(await Browser.Read(Page));
        }

        /// <summary>By password; the address where they are sent.</summary>
        public async Task<string> SignIn(HttpClient other, string? to = null)
        {
            var address = to is null ? "/account/sign-in" : $"/account/sign-in?returnUrl={Uri.EscapeDataString(to)}";
            var (_, form) = await other.Find(address, null);
            using var typed = new FormUrlEncodedContent(form.Where(field => !field.Name.StartsWith("Form.", StringComparison.Ordinal)).Concat([("Form.Email", email), ("Form.Password", Password)]).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
            using var answer = await other.PostAsync(address, typed, Now);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return answer.Headers.Location!.OriginalString;
        }

        /// <summary>The same form as for new codes, by its other button.</summary>
        public async Task<HttpStatusCode> Off(string password)
        {
            var (_, form) = await Browser.Find(Page, "Codes");
            return (await Browser.Send(Page, "Off", [.. form.Where(field => field.Name != "Form.Password"), ("Form.Password", password)])).Status;
        }

        public static string KeyOf(string page) => Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        public static IReadOnlyList<string> Shown(string page) => [.. Recovery().Matches(page).Select(match => match.Groups[1].Value)];

        public void Dispose() => Browser.Dispose();

        [GeneratedRegex("<code class=\"factor-key\"[^>]*>([A-Z2-7 ]+)</code>")]
        private static partial Regex Key();

        [GeneratedRegex("<li><code>([^<]+)</code>")]
        private static partial Regex Recovery();
    }

    [GeneratedRegex("name=\"Form.Offer\" value=\"([^\"]*)\"")]
    private static partial Regex Offer();
}
