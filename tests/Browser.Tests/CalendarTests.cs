using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The calendar without a mouse, and on a phone.</summary>
public sealed class CalendarTests(Product product)
{
    [Fact]
    public async Task Months_are_turned_by_keyboard_and_today_is_one_key_away()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/calendar?month=2026-11");
        var title = amina.Page.Locator("h1");
        await Assertions.Expect(title).ToHaveTextAsync("November 2026");

        await amina.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(title).ToHaveTextAsync("December 2026");
        await amina.Page.WaitForLoadStateAsync();
        await amina.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(title).ToHaveTextAsync("November 2026");
        await amina.Page.WaitForLoadStateAsync();
        await amina.Page.Keyboard.PressAsync("n");
        await amina.Page.WaitForURLAsync("**month=2026-12*");
        await amina.Page.WaitForLoadStateAsync();
        await amina.Page.Keyboard.PressAsync("t");
        await Assertions.Expect(amina.Page.Locator("[aria-current=date]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_the_days_stand_one_below_the_other()
    {
        var amina = await product.SignIn(People.Amina, new() { ViewportSize = new() { Width = 390, Height = 900 } });
        await amina.Open("/calendar?month=2026-11");

        await Assertions.Expect(amina.Page.Locator(".month")).ToBeHiddenAsync();
        await Assertions.Expect(amina.Page.Locator(".agenda > :is(.agenda-day, .agenda-past)").First).ToBeVisibleAsync();
    }
}
