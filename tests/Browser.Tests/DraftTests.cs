using System.Text.RegularExpressions;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>What somebody typed outlives a lost session, a reload and a lost connection; nobody else ever sees it.</summary>
public sealed class DraftTests(Product product)
{
    private const string Summary = "Form.Summary";

    [Fact]
    public async Task Who_is_signed_out_while_typing_signs_in_and_finds_the_text_in_its_form()
    {
        var amina = await Typing("A hall for forty people");
        await amina.Page.Context.ClearCookiesAsync();

        await Send(amina);
        await Assertions.Expect(amina.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await Assertions.Expect(amina.Page.Locator("main .alert-info")).ToContainTextAsync("What you typed is kept");
        await amina.Type("Form.Email", People.Amina.Email);
        await amina.Type("Form.Password", Workflows.Demo.DemoPeople.Password);
        await amina.Save("Form.Password");

        await Assertions.Expect(amina.Page).ToHaveURLAsync(new Regex("/leads/register$"));
        await Assertions.Expect(Bar(amina)).ToContainTextAsync("is back in this form");
        await Assertions.Expect(Field(amina)).ToHaveValueAsync("A hall for forty people");
        await amina.Type("Form.CompanyName", "Entwurf Hallen GmbH");
        await Registered(amina);
        await Forgotten(amina);
    }

    [Fact]
    public async Task A_reload_keeps_what_was_typed_until_it_is_discarded()
    {
        var amina = await Typing("Half a thought");

        await amina.Page.ReloadAsync();
        await Assertions.Expect(Field(amina)).ToHaveValueAsync("Half a thought");
        await Bar(amina).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();

        await Assertions.Expect(Field(amina)).ToHaveValueAsync("");
        await Forgotten(amina);
    }

    [Fact]
    public async Task While_the_desk_does_not_answer_the_form_stays_and_is_sent_when_it_does_again()
    {
        var amina = await Typing("A laboratory on the river");
        await amina.Type("Form.CompanyName", "Entwurf Labor GmbH");

        await amina.Page.Context.SetOfflineAsync(true);
        await Send(amina);
        await Assertions.Expect(Bar(amina)).ToContainTextAsync("Not sent");
        await Assertions.Expect(Field(amina)).ToHaveValueAsync("A laboratory on the river");
        await amina.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(Bar(amina)).ToContainTextAsync("answers again");
        await Bar(amina).GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(amina.Page).ToHaveURLAsync(Lead());
        await Forgotten(amina);
    }

    [Fact]
    public async Task A_correction_in_the_page_that_does_not_reach_the_desk_is_kept_in_its_place()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open((await LeadOf(amina, "Nordlys Insurtech")).Split('?')[0]);
        await amina.Page.Locator("#quick-line").FillAsync("call: they want the north hall");
        await Assertions.Expect(amina.Page.Locator(".quick-preview")).ToContainTextAsync("north hall");

        await amina.Page.Context.SetOfflineAsync(true);
        await amina.Page.Locator("#quick-line").PressAsync("Enter");
        await Assertions.Expect(Bar(amina)).ToContainTextAsync("Not sent");
        await amina.Page.Context.SetOfflineAsync(false);
        await Bar(amina).GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(amina.Page.Locator("#quick-log .fact-note")).ToBeVisibleAsync();
        await Forgotten(amina);
    }

    [Fact]
    public async Task Signing_out_forgets_it_and_another_person_never_sees_it()
    {
        var amina = await Typing("Only for my eyes");
        await amina.Page.Context.ClearCookiesAsync();
        var bjorn = new Visitor(amina.Page, People.Bjorn, new PointerHands(amina.Page));
        await bjorn.SignIn();

        await bjorn.Open("/leads/register");
        await Assertions.Expect(Field(bjorn)).ToHaveValueAsync("");
        await Forgotten(bjorn);
        await Field(bjorn).FillAsync("A thought of Björn’s");
        await bjorn.Page.Locator("details.menu summary").ClickAsync();
        await bjorn.Press("Sign out");

        await Forgotten(bjorn);
    }

    [Fact]
    public async Task Passwords_and_what_was_never_typed_are_not_kept()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/account/change-password");

        foreach (var field in await amina.Page.Locator("main input[type=password]").AllAsync()) await field.FillAsync("Never-2026!");
        await amina.Open("/leads/register");

        await Forgotten(amina);
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_its_draft_and_the_page_shows_it_once()
    {
        var amina = await Typing("A hall");
        await amina.Choose("Form.Country", "DE");
        await Field(amina).FillAsync("");

        await Send(amina);
        await Assertions.Expect(amina.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await Assertions.Expect(Bar(amina)).ToHaveCountAsync(0);
        await amina.Open("/leads/register");

        await Assertions.Expect(amina.Page.Locator("[name='Form.Country']")).ToHaveValueAsync("DE");
        await Assertions.Expect(Bar(amina)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_saved_meanwhile_and_the_draft_says_so()
    {
        var amina = await Typing("A hall with a view");
        await amina.Type("Form.CompanyName", "Zu Zweit GmbH");
        await Registered(amina);
        var lead = new Uri(amina.Page.Url).AbsolutePath;
        await amina.Open($"{lead}/actions/hold");
        await amina.Type("Form.Reason", "The board meets in March");
        var bjorn = await product.SignIn(People.Bjorn);
        await bjorn.Open($"{lead}/inquiry");
        await bjorn.Type(Summary, "A hall with a view of the river");
        await bjorn.Save(Summary);

        await amina.Page.ReloadAsync();

        await Assertions.Expect(Bar(amina)).ToContainTextAsync("saved something since");
        await Assertions.Expect(amina.Page.Locator("[name='Form.Reason']")).ToHaveValueAsync("The board meets in March");
    }

    [Fact]
    public async Task Two_clicks_send_once_and_the_way_back_shows_a_form_that_works()
    {
        var amina = await Typing("A hall by the river");
        await amina.Type("Form.CompanyName", "Doppelklick GmbH");
        var sent = 0;
        amina.Page.Request += (_, request) => sent += request.Method == "POST" && request.Url.EndsWith("/leads/register", StringComparison.Ordinal) ? 1 : 0;

        await Button(amina).DblClickAsync();
        await Assertions.Expect(amina.Page).ToHaveURLAsync(Lead());
        var lead = amina.Page.Url;
        await amina.Page.GoBackAsync();
        await Assertions.Expect(Button(amina)).ToBeEnabledAsync();
        await amina.Type(Summary, "Another hall");
        await amina.Type("Form.CompanyName", "Zweiter Anlauf GmbH");
        await Registered(amina);

        sent.ShouldBe(2);
        amina.Page.Url.ShouldNotBe(lead);
    }

    private async Task<Visitor> Typing(string summary)
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/leads/register");
        await amina.Page.WaitForFunctionAsync("() => document.querySelector('script[src*=\"drafts\"]')");
        await Field(amina).FillAsync(summary);
        await amina.Page.WaitForFunctionAsync("() => Object.keys(sessionStorage).some(key => key.startsWith('draft:'))");
        return amina;
    }

    private static async Task Registered(Visitor visitor)
    {
        await Send(visitor);
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Lead());
    }

    private static async Task Forgotten(Visitor visitor) => await visitor.Page.WaitForFunctionAsync("() => !Object.keys(sessionStorage).some(key => key.startsWith('draft:'))");

    private static Task Send(Visitor visitor) => Button(visitor).ClickAsync();

    private static ILocator Button(Visitor visitor) => visitor.Page.Locator("main form").Filter(new() { Has = Field(visitor) }).Locator("button.btn-primary").Last;

    private static ILocator Field(Visitor visitor) => visitor.Page.Locator($"[name='{Summary}']");

    private static ILocator Bar(Visitor visitor) => visitor.Page.Locator(".draft-bar");

    private static Regex Lead() => new("/leads/[0-9a-f-]{36}$");

    private static async Task<string> LeadOf(Visitor visitor, string name)
    {
        await visitor.Open("/leads");
        return (await visitor.Page.Locator("table.listing th a", new() { HasText = name }).First.GetAttributeAsync("href"))!;
    }
}
