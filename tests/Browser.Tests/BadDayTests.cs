using System.Text.RegularExpressions;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The product is killed while pages are open, and comes back: they work on, and nothing that was typed is lost.</summary>
public sealed class BadDayTests : IAsyncLifetime
{
    private readonly Product own = new();

    public ValueTask InitializeAsync() => own.InitializeAsync();

    [Fact]
    public async Task An_open_board_and_an_open_form_work_on_after_the_product_was_killed_and_started_again()
    {
        var (amina, bjorn) = (await own.SignIn(People.Amina), await own.SignIn(People.Bjorn));
        await amina.Open("/board");
        var card = amina.Page.Locator(".bc").First;
        await bjorn.Open("/leads/register");
        await bjorn.Type("Form.Summary", "A hall for forty people");
        await bjorn.Type("Form.CompanyName", "Stromausfall GmbH");

        await own.Kill();
        await card.Locator(".bc-name").FocusAsync();
        await amina.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(amina.Page.Locator(".board-said")).ToContainTextAsync("cannot be reached");
        await Register(bjorn).ClickAsync();
        await Assertions.Expect(bjorn.Page.Locator(".draft-bar")).ToContainTextAsync("Not sent");

        await own.Start();
        await card.Locator(".bc-name").FocusAsync();
        await amina.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(amina.Page.Locator(".board-dialog")).ToBeVisibleAsync();
        await Assertions.Expect(bjorn.Page.Locator(".draft-bar")).ToContainTextAsync("answers again");
        await Register(bjorn).ClickAsync();
        await Assertions.Expect(bjorn.Page).ToHaveURLAsync(new Regex("/leads/[0-9a-f-]{36}$"));
        await Assertions.Expect(bjorn.Page.Locator("h1")).ToContainTextAsync("Stromausfall");
    }

    public ValueTask DisposeAsync() => own.DisposeAsync();

    private static ILocator Register(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Register inquiry" });
}
