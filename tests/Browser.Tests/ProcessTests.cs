using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The drawing of the process without a mouse.</summary>
public sealed class ProcessTests(Product product)
{
    [Fact]
    public async Task Stages_are_gone_through_by_arrows_read_by_Enter_and_left_by_Escape()
    {
        var eleanor = await product.SignIn(People.Eleanor);
        await eleanor.Open("/process");
        var nodes = eleanor.Page.Locator(".node");
        await Assertions.Expect(nodes).ToHaveCountAsync(9);
        await Assertions.Expect(eleanor.Page.Locator("#stage-inquiry")).ToBeVisibleAsync();

        await nodes.First.FocusAsync();
        await eleanor.Page.Keyboard.PressAsync("ArrowDown");
        await eleanor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(nodes.Nth(2)).ToBeFocusedAsync();
        await Assertions.Expect(eleanor.Page.Locator("#stage-discovery")).ToBeVisibleAsync();
        await Assertions.Expect(eleanor.Page.Locator("#stage-inquiry")).ToBeHiddenAsync();

        await eleanor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(eleanor.Page.Locator("#stage-discovery summary")).ToBeFocusedAsync();
        await eleanor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(nodes.Nth(2)).ToBeFocusedAsync();

        await nodes.Nth(5).ClickAsync();
        await Assertions.Expect(eleanor.Page.Locator("#stage-incentive-package")).ToBeVisibleAsync();
        await Assertions.Expect(eleanor.Page.Locator(".stage-card:visible")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_drawing_is_made_larger_and_whole_again()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/process");
        var drawing = amina.Page.Locator(".process-svg");
        var before = (await drawing.BoundingBoxAsync())!.Height;

        await amina.Page.Locator("[data-zoom='1.25']").ClickAsync();
        (await drawing.BoundingBoxAsync())!.Height.ShouldBe(before * 1.25f, 1);
        await amina.Page.Locator("[data-zoom='0']").ClickAsync();
        (await drawing.BoundingBoxAsync())!.Height.ShouldBeLessThanOrEqualTo(before + 1);
    }

    [Fact]
    public async Task On_a_phone_the_table_and_the_stages_stand_instead_of_the_drawing()
    {
        var amina = await product.SignIn(People.Amina, new() { ViewportSize = new() { Width = 390, Height = 900 } });
        await amina.Open("/process");

        await Assertions.Expect(amina.Page.Locator(".process-drawing")).ToBeHiddenAsync();
        await Assertions.Expect(amina.Page.Locator("#overview")).ToBeVisibleAsync();
        await Assertions.Expect(amina.Page.Locator(".stage-card:visible")).ToHaveCountAsync(9);
    }
}
