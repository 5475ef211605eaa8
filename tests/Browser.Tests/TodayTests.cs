using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A morning's work without a mouse.</summary>
public sealed class TodayTests(Product product)
{
    [Fact]
    public async Task Tasks_are_put_off_and_done_by_keyboard_and_the_place_is_kept()
    {
        var noor = await product.SignIn(People.Noor);
        await noor.Open("/today");
        var links = noor.Page.Locator(".work-link");
        var before = await links.CountAsync();
        before.ShouldBeGreaterThan(1);

        await noor.Page.Keyboard.PressAsync("j");
        await noor.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(links.Nth(1)).ToBeFocusedAsync();
        await noor.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(links.First).ToBeFocusedAsync();

        await noor.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(noor.Page.Locator("#flash")).ToContainTextAsync("put off");
        await Assertions.Expect(links).ToHaveCountAsync(before);
        await Assertions.Expect(links.First).ToBeFocusedAsync();

        await noor.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(noor.Page.Locator("#flash")).ToContainTextAsync("done");
        await Assertions.Expect(links).ToHaveCountAsync(before - 1);
    }
}
