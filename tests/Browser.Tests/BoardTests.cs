using System.Text.RegularExpressions;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The board in the hands of a manager: dragged, typed, refused, overtaken.</summary>
public sealed class BoardTests(Product product)
{
    [Fact]
    public async Task A_card_dragged_onto_a_stage_that_refuses_it_goes_back_and_every_reason_is_told()
    {
        var amina = await product.SignIn(People.Amina);
        var lead = await Register(amina, "Board Refusal");
        await amina.Open("/board");

        await Drag(amina, lead, "qualification");

        var dialog = amina.Page.Locator(".board-dialog");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Locator($"a[href^='/leads/{lead}']").First).ToBeVisibleAsync();
        await Assertions.Expect(CardIn(amina, lead, "inquiry")).ToHaveCountAsync(1);
        await amina.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        (await amina.Read("#stage-inquiry .bcol-count")).ShouldBe(await CardsShown(amina, "inquiry"));
    }

    [Fact]
    public async Task A_card_that_waits_is_moved_by_keyboard_and_says_where_it_is()
    {
        var amina = await product.SignIn(People.Amina);
        var lead = await Register(amina, "Board Keyboard");
        await amina.Open("/board");
        var card = CardIn(amina, lead, "inquiry");

        await card.Locator(".bc-name").FocusAsync();
        await amina.Page.Keyboard.PressAsync("m");
        var dialog = amina.Page.Locator(".board-dialog");
        await dialog.GetByRole(AriaRole.Link, new() { Name = "Put on hold" }).FocusAsync();
        await amina.Page.Keyboard.PressAsync("Enter");
        await dialog.Locator("[name='Form.ResumeOn']").FillAsync(TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await dialog.Locator("[name='Form.Reason']").FillAsync("They move house first");
        await dialog.Locator("form button.btn-primary").PressAsync("Enter");

        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(amina.Page.Locator(".board-said")).ToContainTextAsync(new Regex("Board Keyboard.*On hold"));
        await Assertions.Expect(card.Locator(".tag-onhold")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_card_is_dragged_on_once_its_gates_are_met_and_a_second_tab_that_is_late_is_told()
    {
        var (amina, bjorn) = (await product.SignIn(People.Amina), await product.SignIn(People.Bjorn));
        var lead = await Register(amina, "Board Onwards");
        await Welcome(amina, lead, "Board Onwards GmbH");
        // His board no longer hears what others do.
        await bjorn.Page.AddInitScriptAsync("delete window.SharedWorker; window.EventSource = class extends EventTarget {};");
        await bjorn.Open("/board");
        await amina.Open("/board");
        var before = int.Parse(await amina.Read("#stage-qualification .bcol-count"), System.Globalization.CultureInfo.InvariantCulture);

        await Drag(amina, lead, "qualification");
        await Assertions.Expect(amina.Page.Locator(".board-said")).ToContainTextAsync("is now in Qualification");
        await Assertions.Expect(CardIn(amina, lead, "qualification")).ToHaveCountAsync(1);
        (await amina.Read("#stage-qualification .bcol-count")).ShouldBe((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

        await Drag(bjorn, lead, "discovery");
        await Assertions.Expect(bjorn.Page.Locator(".board-dialog")).ToContainTextAsync(new Regex("changed the lead meanwhile"));
        await Assertions.Expect(CardIn(bjorn, lead, "qualification")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_card_that_slipped_is_taken_back_where_its_move_is_told()
    {
        var amina = await product.SignIn(People.Amina);
        var lead = await Register(amina, "Board Slip");
        await Welcome(amina, lead, "Board Slip GmbH");
        await amina.Open("/board");
        await Drag(amina, lead, "qualification");
        await Assertions.Expect(CardIn(amina, lead, "qualification")).ToHaveCountAsync(1);

        await amina.Page.Locator(".board-said [data-undo]").ClickAsync();

        await Assertions.Expect(CardIn(amina, lead, "inquiry")).ToHaveCountAsync(1);
        await amina.Open($"/leads/{lead}");
        await Assertions.Expect(amina.Page.Locator("#lead-timeline")).ToContainTextAsync("Taken back");
    }

    [Fact]
    public async Task What_colleagues_register_and_change_appears_on_the_open_board_with_its_counts()
    {
        var (amina, bjorn) = (await product.SignIn(People.Amina), await product.SignIn(People.Bjorn));
        var first = await Register(amina, "Board Together First");
        await amina.Open("/board?q=Board+Together");
        await Assertions.Expect(CardIn(amina, first, "inquiry")).ToHaveCountAsync(1);

        var second = await Register(bjorn, "Board Together Second");

        await Assertions.Expect(CardIn(amina, second, "inquiry")).ToHaveCountAsync(1);
        await Assertions.Expect(amina.Page.Locator("#stage-inquiry .bcol-count")).ToHaveTextAsync("2");

        await bjorn.Open($"/leads/{second}/actions/hold");
        await bjorn.Type("Form.ResumeOn", TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await bjorn.Type("Form.Reason", "They wait for their board");
        await bjorn.Save("Form.Reason");

        await Assertions.Expect(CardIn(amina, second, "inquiry").Locator(".tag-onhold")).ToHaveCountAsync(1);
        await Assertions.Expect(amina.Page.Locator(".board-said")).ToContainTextAsync(People.Bjorn.Name);
    }

    [Fact]
    public async Task Arrow_keys_go_from_stage_to_card_and_back()
    {
        var amina = await product.SignIn(People.Amina);
        await Register(amina, "Board Arrows");
        await amina.Open("/board");

        await amina.Page.Locator(".bcol-cards[data-stage=inquiry]").FocusAsync();
        await amina.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(amina.Page.Locator(".bcol-cards[data-stage=inquiry] .bc-name").First).ToBeFocusedAsync();
        await amina.Page.Keyboard.PressAsync("ArrowUp");
        await amina.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(amina.Page.Locator(".bcol-cards[data-stage=qualification]")).ToBeFocusedAsync();
    }

    private static ILocator CardIn(Visitor visitor, string lead, string stage) => visitor.Page.Locator($".bcol-cards[data-stage={stage}] .bc:has(a[href='/leads/{lead}'])");

    private static async Task<string> CardsShown(Visitor visitor, string stage) => (await visitor.Page.Locator($".bcol-cards[data-stage={stage}] .bc").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Drag(Visitor visitor, string lead, string stage)
    {
        var card = visitor.Page.Locator($".bc:has(a[href='/leads/{lead}'])");
        await card.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await card.BoundingBoxAsync())!, (await visitor.Page.Locator($".bcol-cards[data-stage={stage}]").BoundingBoxAsync())!);
        var mouse = visitor.Page.Mouse;
        await mouse.MoveAsync(from.X + (from.Width / 2), from.Y + from.Height - 10);
        await mouse.DownAsync();
        await mouse.MoveAsync(from.X + (from.Width / 2) + 20, from.Y + from.Height, new() { Steps = 5 });
        await mouse.MoveAsync(to.X + (to.Width / 2), to.Y + 60, new() { Steps = 15 });
        await mouse.UpAsync();
    }

    private static async Task<string> Register(Visitor manager, string company)
    {
        await manager.Open("/leads/register");
        await manager.Type("Form.Summary", "A hall for trials");
        await manager.Choose("Form.Source", "Direct");
        await manager.Choose("Form.Country", "DE");
        await manager.Choose("Form.Language", "de");
        await manager.Type("Form.CompanyName", $"{company} GmbH");
        await manager.Type("Form.ContactFamilyName", "Brandt");
        await manager.Type("Form.ContactEmail", "brandt@board.example");
        await manager.Choose("Form.LawfulBasis", "LegitimateInterest");
        await manager.Type("Form.LawfulBasisOn", TimeProvider.System.GetUtcNow().AddHours(-5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await manager.Save("Form.Summary");
        return Regex.Match(manager.Page.Url, "/leads/([0-9a-f-]{36})").Groups[1].Value;
    }

    private static async Task Welcome(Visitor manager, string lead, string party)
    {
        await manager.Open($"/leads/{lead}/acknowledgement");
        await manager.Tick("Form.ByMail");
        await manager.Save("Form.ByMail");
        await manager.Open($"/leads/{lead}/duplicates");
        await manager.Press(manager.Page.Locator("main form button.btn-primary").First);
        await manager.Open($"/leads/{lead}/screening");
        await manager.Type("Form.Party", party);
        await manager.Type("Form.List", "Consolidated Screening List");
        await manager.Type("Form.ListDate", TimeProvider.System.GetUtcNow().AddHours(-5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await manager.Pick("Form.Result", "Clear");
        await manager.Save("Form.Party");
    }
}
