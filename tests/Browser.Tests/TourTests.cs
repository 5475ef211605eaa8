using Deque.AxeCore.Playwright;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The first look, by keyboard, over any page and on a phone.</summary>
public sealed class TourTests(Product product)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Five_steps_go_by_keyboard_and_shut_nobody_out(int width, ColorScheme scheme)
    {
        var amina = await product.SignIn(People.Amina, new() { ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = scheme });
        await amina.Open("/leads");
        await amina.Page.Locator(".top-bar details.menu > summary").ClickAsync();
        await amina.Page.Locator("[data-tour-open]").ClickAsync();
        var tour = amina.Page.Locator("#tour");

        for (var step = 1; step <= 5; step++)
        {
            await Assertions.Expect(tour.Locator("section:visible")).ToContainTextAsync($"Step {step} of 5");
            await Assertions.Expect(tour.Locator("[data-tour=next]")).ToBeFocusedAsync();
            var box = (await tour.BoundingBoxAsync())!;
            (box.X >= 0 && box.X + box.Width <= width && box.Y >= 0 && box.Y + box.Height <= 800).ShouldBeTrue($"step {step} lies at {box.X}, {box.Y}, {box.Width} × {box.Height}");
            if (step is 1 or 5) (await amina.Page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
            await amina.Page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(tour).ToHaveCountAsync(0);
        await amina.Open("/leads");
        await Assertions.Expect(amina.Page.Locator("body")).ToHaveAttributeAsync("data-tour", "");
    }

    [Fact]
    public async Task Escape_ends_it_and_it_does_not_begin_again()
    {
        var hugo = await product.SignIn(People.Hugo);

        await hugo.Open("/leads");

        await Assertions.Expect(hugo.Page.Locator("body")).ToHaveAttributeAsync("data-tour", "");
    }
}
