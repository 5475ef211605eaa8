using System.Net;
using System.Text.RegularExpressions;
using GlobalReach.Cast;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Workflows.Leads;
using static GlobalReach.Cast.People;

namespace GlobalReach.Web.Tests.Pages;

public sealed partial class DeskPagesTests(WebDesk web)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_then_brought_where_they_wanted()
    {
        using var anybody = web.Anybody();

        var refused = await anybody.GetAsync("/leads?stage=discovery", Now);

        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.Headers.Location!.PathAndQuery.ShouldBe("/account/sign-in?ReturnUrl=%2Fleads%3Fstage%3Ddiscovery");
    }

    [Theory]
    [InlineData("/leads?page=2", "/leads?page=2")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    public async Task Signing_in_leads_back_within_this_site_only(string wanted, string reached)
    {
        using var browser = web.Anybody();

        var answer = await Post(browser, "/account/sign-in", new() { ["Form.Email"] = Amina.Email, ["Form.Password"] = Workflows.Demo.DemoPeople.Password, ["ReturnUrl"] = wanted });

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(reached);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_alike()
    {
        using var browser = web.Anybody();

        var wrong = await Post(browser, "/account/sign-in", new() { ["Form.Email"] = Tomas.Email, ["Form.Password"] = "not-the-one" });
        var unknown = await Post(browser, "/account/sign-in", new() { ["Form.Email"] = "nobody@demo.globalreach", ["Form.Password"] = "not-the-one" });

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Summary(await Text(wrong)).ShouldBe(Summary(await Text(unknown)));
    }

    [Fact]
    public async Task The_link_of_the_first_start_is_gone_once_there_is_anybody()
    {
        using var anybody = web.Anybody();

        (await anybody.GetAsync("/account/first-start?token=whatever", Now)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task An_inquiry_is_registered_once_however_often_the_button_is_pressed()
    {
        using var ines = await web.SignIn(Ines);
        var id = Guid.CreateVersion7();
        var form = new Dictionary<string, string> { ["Handling.NewId"] = id.ToString(), ["Handling.Confidentiality"] = "Internal", ["Form.Summary"] = "A warehouse for spare parts", ["Form.CompanyName"] = $"Beispiel Lager {id:N} GmbH" };

        var first = await Post(ines, "/leads/register", form);
        var second = await Post(ines, "/leads/register", form);

        first.Headers.Location!.OriginalString.ShouldBe($"/leads/{id}");
        second.Headers.Location!.OriginalString.ShouldBe($"/leads/{id}");
        (await Text(await ines.GetAsync($"/leads?q={id:N}", Now))).ShouldContain($"/leads/{id}?from=");
    }

    [Fact]
    public async Task An_inquiry_that_cannot_be_taken_comes_back_with_what_was_typed_and_a_word_at_each_field()
    {
        using var ines = await web.SignIn(Ines);

        var answer = await Post(ines, "/leads/register", new() { ["Handling.NewId"] = Guid.CreateVersion7().ToString(), ["Handling.Confidentiality"] = "Nda", ["Form.CompanyName"] = "Halb fertig AG", ["Form.Summary"] = "" });

        var page = await Text(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("value=\"Halb fertig AG\"");
        page.ShouldContain("href=\"#Form_Summary\"");
    }

    [Fact]
    public async Task A_protected_inquiry_without_a_code_name_is_told_at_the_code_name()
    {
        using var ines = await web.SignIn(Ines);

        var answer = await Post(ines, "/leads/register", new() { ["Handling.NewId"] = Guid.CreateVersion7().ToString(), ["Handling.Confidentiality"] = "Nda", ["Handling.CodeName"] = "", ["Form.Summary"] = "A laboratory" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Text(answer)).ShouldContain("href=\"#Handling_CodeName\"");
    }

    [Fact]
    public async Task A_lead_says_what_stands_in_the_way_and_leads_to_where_it_is_mended()
    {
        var lead = (await Journey.Start(web.Desk, Investors.Unnamed)).Lead;
        using var amina = await web.SignIn(Amina);

        var page = await Text(await amina.GetAsync($"/leads/{lead}", Now));

        page.ShouldContain("Missing: check for duplicates.");
        page.ShouldContain($"/leads/{lead}/duplicates");
        page.ShouldContain($"/leads/{lead}/screening");
    }

    [Fact]
    public async Task Advancing_from_the_page_shows_the_new_stage()
    {
        var journey = await Journey.Reach(web.Desk, "inquiry");
        await journey.Meet("inquiry");
        using var amina = await web.SignIn(Amina);
        var address = $"/leads/{journey.Lead}/actions/advance";

        var taken = await Post(amina, address, new() { ["Form.Version"] = (await journey.Version()).ToString(System.Globalization.CultureInfo.InvariantCulture) });

        taken.Headers.Location!.OriginalString.ShouldBe($"/leads/{journey.Lead}");
        var page = await Text(await amina.GetAsync($"/leads/{journey.Lead}", Now));
        CurrentStage().Match(page).Groups[1].Value.ShouldBe("Qualification");
        page.ShouldContain("Moved from Inquiry to Qualification");
    }

    [Fact]
    public async Task An_action_whose_gates_are_not_met_is_refused_with_every_gate_and_its_link()
    {
        var journey = await Journey.Start(web.Desk, Investors.Unnamed);
        using var amina = await web.SignIn(Amina);
        var address = $"/leads/{journey.Lead}/actions/advance";

        var refused = await Post(amina, address, new() { ["Form.Version"] = (await journey.Version()).ToString(System.Globalization.CultureInfo.InvariantCulture) }, tokenFrom: $"/leads/{journey.Lead}/actions/hold");

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await Text(refused);
        page.ShouldContain($"href=\"/leads/{journey.Lead}/duplicates\"");
        page.ShouldContain($"href=\"/leads/{journey.Lead}/screening\"");
    }

    [Fact]
    public async Task Who_decides_on_an_older_state_is_told_and_keeps_what_they_typed()
    {
        var journey = await Journey.Reach(web.Desk, "inquiry");
        using var amina = await web.SignIn(Amina);
        var address = $"/leads/{journey.Lead}/actions/hold";
        var seen = await journey.Version();
        await journey.Do(Amina, version => new CheckDuplicates.Command(journey.Lead, version));

        var refused = await Post(amina, address, new() { ["Form.Version"] = seen.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Form.Reason"] = "The board meets in March", ["Form.ResumeOn"] = "2027-03-01" });

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await Text(refused);
        page.ShouldContain("The board meets in March");
        page.ShouldContain($"href=\"{address}\"");
        (await web.Desk.Lead(journey.Lead)).Status.ShouldBe(LeadStatus.Active);
    }

    [Fact]
    public async Task An_action_asks_for_what_is_missing_at_its_field()
    {
        var journey = await Journey.Reach(web.Desk, "inquiry");
        using var amina = await web.SignIn(Amina);

        var refused = await Post(amina, $"/leads/{journey.Lead}/actions/disqualify", new() { ["Form.Version"] = (await journey.Version()).ToString(System.Globalization.CultureInfo.InvariantCulture), ["Form.Reasons"] = "", ["Form.Reason"] = "" });

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await Text(refused);
        page.ShouldContain("href=\"#Form_Reasons\"");
        page.ShouldContain("href=\"#Form_Reason\"");
    }

    [Fact]
    public async Task A_day_that_cannot_be_read_is_told_at_its_field()
    {
        var journey = await Journey.Reach(web.Desk, "inquiry");
        using var amina = await web.SignIn(Amina);

        var refused = await Post(amina, $"/leads/{journey.Lead}/actions/hold", new() { ["Form.Version"] = "1", ["Form.ResumeOn"] = "next spring" });

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Text(refused)).ShouldContain("“next spring” cannot be read here.");
    }

    [Fact]
    public async Task A_note_and_a_talk_written_on_the_page_stand_in_the_timeline()
    {
        var lead = await Journey.To(web.Desk, "inquiry");
        using var amina = await web.SignIn(Amina);

        await Post(amina, $"/leads/{lead}/notes", new() { ["Note.NewId"] = Guid.CreateVersion7().ToString(), ["Note.Text"] = "They like the river" }, tokenFrom: $"/leads/{lead}");
        await Post(amina, $"/leads/{lead}/talks", new() { ["Talk.NewId"] = Guid.CreateVersion7().ToString(), ["Talk.Channel"] = "Call", ["Talk.Summary"] = "Will send the load letter", ["Talk.NextStep"] = "Send the site list", ["Talk.NextStepOn"] = "2027-01-15" }, tokenFrom: $"/leads/{lead}");

        var page = await Text(await amina.GetAsync($"/leads/{lead}", Now));
        page.ShouldContain("They like the river");
        page.ShouldContain("Will send the load letter");
        page.ShouldContain("Send the site list");
    }

    [Fact]
    public async Task An_empty_note_is_told_at_its_field()
    {
        var lead = await Journey.To(web.Desk, "inquiry");
        using var amina = await web.SignIn(Amina);

        var refused = await Post(amina, $"/leads/{lead}/notes", new() { ["Note.NewId"] = Guid.CreateVersion7().ToString(), ["Note.Text"] = "" }, tokenFrom: $"/leads/{lead}");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Text(refused)).ShouldContain("href=\"#Note_Text\"");
    }

    [Theory]
    [InlineData("/leads/00000000-0000-7000-8000-00000000dead", HttpStatusCode.NotFound)]
    [InlineData("/leads/00000000-0000-7000-8000-00000000dead/actions/hold", HttpStatusCode.NotFound)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/leads?page=0", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/leads?page=many", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/leads?status=Sleepy", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/leads?country=ZZ", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_there_or_cannot_be_read_is_a_page_that_says_so(string address, HttpStatusCode code)
    {
        using var amina = await web.SignIn(Amina);

        var answer = await amina.GetAsync(address, Now);

        answer.StatusCode.ShouldBe(code);
        (await Text(answer)).ShouldContain("<h1 class=\"page-title\">");
    }

    [Fact]
    public async Task The_administrator_who_may_not_see_leads_is_told_so()
    {
        using var admin = await web.SignIn(Sam);

        (await admin.GetAsync("/leads", Now)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string address, Dictionary<string, string> form, string? tokenFrom = null)
    {
        var token = WebDesk.Antiforgery(await browser.GetStringAsync(tokenFrom ?? address, Now));
        using var content = new FormUrlEncodedContent([.. form, new("__RequestVerificationToken", token)]);
        return await browser.PostAsync(address, content, Now);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Now));

    private static string Summary(string page) => ErrorSummary().Match(page).Value;

    [GeneratedRegex("<div class=\"error-summary\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex ErrorSummary();

    [GeneratedRegex("aria-current=\"step\">\\s*<span class=\"stage-name\">([^<]+)<")]
    private static partial Regex CurrentStage();
}
