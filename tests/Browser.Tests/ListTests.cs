using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The list of leads without a mouse, and one thing for many of them.</summary>
public sealed class ListTests(Product product)
{
    [Fact]
    public async Task Leads_are_chosen_by_keyboard_and_handed_over_and_one_refuses()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/leads?status=open&stage=inquiry&stage=qualification");
        var (page, links, bar) = (amina.Page, amina.Page.Locator(".leads tbody th a"), amina.Page.Locator(".many-bar"));
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("input[name=q]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jkx");
        await Assertions.Expect(page.Locator("input[name=q]")).ToHaveValueAsync("jkx");
        await page.Locator("input[name=q]").FillAsync("");
        await page.Locator("input[name=q]").BlurAsync();

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(links.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Assertions.Expect(bar.Locator(".many-count")).ToHaveTextAsync("2 chosen");

        // Somebody else decides on the first one meanwhile: here it is the version that is older.
        await page.Locator("input[name=lead]:checked").First.EvaluateAsync("box => { const [id, version] = box.value.split(':'); box.value = `${id}:${Number(version) - 1}`; }");
        await amina.Press(bar.GetByRole(AriaRole.Button, new() { Name = "Hand over" }));
        await amina.Choose("Form.OwnerId", People.Bjorn.Id.ToString());
        await amina.Type("Form.HandOver", "Bjorn knows the sector");
        await amina.Press("Do it for 2 leads");

        await Assertions.Expect(page.Locator(".results .refused")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".results .refused")).ToContainTextAsync("meanwhile");
        await Assertions.Expect(page.Locator(".results .done")).ToHaveCountAsync(1);
        await amina.Press("Try the refused one again");
        await amina.Choose("Form.OwnerId", People.Bjorn.Id.ToString());
        await amina.Type("Form.HandOver", "Bjorn knows the sector");
        await amina.Press("Do it for 1 lead");
        await Assertions.Expect(page.Locator(".results .done")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".results .refused")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_long_word_does_not_push_the_deadline_out_of_the_window()
    {
        var amina = await product.SignIn(People.Amina, new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await amina.Open("/leads?view=all");

        await amina.Page.Locator(".leads tbody th bdi").First.EvaluateAsync("name => name.textContent = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunternehmen'");

        (await amina.Page.Locator(".list-scroll").EvaluateAsync<int>("box => box.scrollWidth - box.clientWidth")).ShouldBe(0);
    }

    [Fact]
    public async Task Shift_chooses_everything_between_and_the_way_through_the_list_is_kept()
    {
        var amina = await product.SignIn(People.Amina);
        await amina.Open("/leads?view=all");
        var (page, boxes) = (amina.Page, amina.Page.Locator("input[name=lead]"));
        var count = await boxes.CountAsync();
        count.ShouldBeGreaterThan(3);

        await boxes.First.ClickAsync();
        await boxes.Nth(3).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.Locator("input[name=lead]:checked")).ToHaveCountAsync(4);
        await page.Locator("[data-pick-all]").CheckAsync();
        await Assertions.Expect(page.Locator("input[name=lead]:checked")).ToHaveCountAsync(count);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("input[name=lead]:checked")).ToHaveCountAsync(0);

        var names = await page.Locator(".leads tbody th a").AllInnerTextsAsync();
        await page.Arrive(() => page.Locator(".leads tbody th a").First.ClickAsync());
        await Assertions.Expect(page.Locator(".neighbours")).ToContainTextAsync($"1 of {count}");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(names[1]);
        await Assertions.Expect(page.Locator(".neighbours")).ToContainTextAsync($"2 of {count}");
    }
}
