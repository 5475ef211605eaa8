using Deque.AxeCore.Playwright;
using GlobalReach.Cast;
using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>Everything within reach of the keyboard: finding, going, acting, and the list of keys.</summary>
public sealed class PaletteTests(Product product)
{
    [Fact]
    public async Task A_company_is_found_while_it_is_typed_and_opened_with_enter()
    {
        var page = await At(People.Amina, "/today");

        await page.Keyboard.PressAsync("Control+k");
        var input = page.Locator("#palette [role=combobox]");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("solaris bat");
        var option = page.Locator("#palette [role=option]", new() { HasText = "Solaris Batteries" }).First;
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(input).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Solaris Batteries GmbH");
    }

    [Theory]
    [InlineData("Yamabuki Coatings K.K.", "山吹コーティングス株式会社", "山吹")]
    [InlineData("Amal Energy Co.", "شركة الأمل للطاقة", "الامل")]
    public async Task A_company_is_found_by_its_name_in_its_own_script(string name, string native, string words)
    {
        var page = await At(People.Amina, "/leads/register");
        await page.FillAsync("[name='Form.Summary']", "A plant");
        await page.FillAsync("[name='Form.CompanyName']", name);
        await page.FillAsync("[name='Form.CompanyNativeName']", native);
        await page.Locator("main form button.btn-primary").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);

        await page.Locator(".search-open").ClickAsync();
        await page.Locator("#palette [role=combobox]").FillAsync(words);

        await Assertions.Expect(page.Locator("#palette [role=option]").First).ToContainTextAsync(name);
    }

    [Fact]
    public async Task Arrows_choose_escape_closes_and_the_focus_goes_back()
    {
        var page = await At(People.Amina, "/leads");
        await page.Locator(".search-open").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
        var chosen = page.Locator("#palette [aria-selected=true]");
        var first = await chosen.GetAttributeAsync("id");

        await page.Keyboard.PressAsync("ArrowDown");
        (await chosen.GetAttributeAsync("id")).ShouldNotBe(first);
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(chosen).ToHaveAttributeAsync("id", first!);
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".search-open")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Pages_and_actions_are_chosen_by_their_words()
    {
        var page = await At(People.Amina, "/today");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette [role=combobox]").FillAsync("reg inq");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/leads/register");

        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette [role=combobox]").FillAsync("dark");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("() => document.documentElement.dataset.bsTheme")).ShouldBe("dark");
    }

    [Fact]
    public async Task A_lead_that_was_opened_is_at_hand_and_its_own_actions_are_offered()
    {
        var page = await At(People.Amina, "/leads");
        await page.Arrive(() => page.Locator("table.listing th a", new() { HasText = "Solaris Batteries" }).First.ClickAsync());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Solaris Batteries GmbH");

        await page.GotoAsync("/today");
        await page.Keyboard.PressAsync("Control+k");
        var recent = page.Locator("#palette [role=option]", new() { HasText = "Solaris Batteries GmbH" });
        await Assertions.Expect(recent).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("() => sessionStorage.getItem('leads')")).ShouldNotContain("Solaris");
        await page.Arrive(() => recent.ClickAsync());
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Solaris Batteries GmbH");

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette [role=combobox]").FillAsync("log call");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("[name='Talk.Summary']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_are_told_go_where_they_say_and_are_letters_while_somebody_writes()
    {
        var page = await At(People.Amina, "/today");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys-dialog")).ToContainTextAsync("Put off");
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await page.WaitForURLAsync("**/pipeline");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("l");
        await page.WaitForURLAsync("**/leads");

        await page.Locator("main [name=q]").ClickAsync();
        await page.Keyboard.TypeAsync("g?");
        await Assertions.Expect(page.Locator("main [name=q]")).ToHaveValueAsync("g?");
        await Assertions.Expect(page.Locator("#keys-dialog")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/today", "Put off")]
    [InlineData("/leads", "Choose or unchoose the line")]
    [InlineData("/board", "Move the card")]
    public async Task Each_page_tells_its_own_keys_and_the_way_to_the_others(string address, string own)
    {
        var page = await At(People.Amina, address);

        await page.Keyboard.PressAsync("?");

        await Assertions.Expect(page.Locator("#keys-dialog")).ToContainTextAsync(own);
        foreach (var goal in new[] { "Today", "Leads", "Board", "Pipeline" }) await Assertions.Expect(page.Locator("#keys-dialog section:nth-of-type(2)")).ToContainTextAsync(goal);
    }

    [Fact]
    public async Task A_letter_after_g_goes_or_does_nothing_and_no_key_reaches_behind_a_dialog()
    {
        var page = await At(People.Amina, "/leads");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("main [name=q]")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#palette")).ToHaveCountAsync(0);

        await page.Arrive(() => page.Locator("table.listing th a", new() { HasText = "Solaris Batteries" }).First.ClickAsync());
        await Assertions.Expect(page.Locator("#quick-line")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys-dialog")).ToContainTextAsync("Log a talk in one line");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("l");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("[name='Note.Text']")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.Locator("[name='Note.Text']")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("l");
        await Assertions.Expect(page.Locator("#quick-line")).ToBeFocusedAsync();
        await page.Locator("h1").ClickAsync();

        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("b");
        await page.WaitForURLAsync("**/board");
    }

    [Fact]
    public async Task A_key_pressed_the_moment_a_dialog_closes_is_not_lost()
    {
        var page = await At(People.Amina, "/today");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette [role=combobox]")).ToBeFocusedAsync();

        await page.EvaluateAsync("() => { document.getElementById('palette').close(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })); }");

        await Assertions.Expect(page.Locator("#keys-dialog")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task When_the_desk_does_not_answer_the_palette_says_so()
    {
        var page = await At(People.Amina, "/today");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#palette [role=combobox]").FillAsync("nordlys");

        await Assertions.Expect(page.Locator("#palette [role=status]")).ToContainTextAsync("offline");
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    public async Task Nobody_is_shut_out_of_the_dialogs(string scheme, int width)
    {
        var visitor = await product.SignIn(People.Amina, new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });
        await visitor.Open("/today");
        var page = visitor.Page;

        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette [role=combobox]").FillAsync("so");
        await Assertions.Expect(page.Locator("#palette [role=option]", new() { HasText = "Solaris" }).First).ToBeVisibleAsync();
        await page.WaitForTimeoutAsync(300);
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(2).Select(node => node.Html))}").ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys-dialog")).ToBeVisibleAsync();
        (await page.RunAxe()).Violations.Select(v => v.Id).ShouldBeEmpty();
    }

    private async Task<IPage> At(DemoPerson person, string path)
    {
        var visitor = await product.SignIn(person);
        await visitor.Open(path);
        return visitor.Page;
    }
}
