using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The lead's page without a mouse: facts are corrected where they stand, a talk is written down in one line.</summary>
public sealed class WorkspaceTests(Product product)
{
    [Fact]
    public async Task A_fact_is_corrected_by_keyboard_and_the_focus_comes_back_without_a_shift()
    {
        var tomas = await Open(People.Tomas);
        var pencil = tomas.Page.Locator("#fact-need .fact-edit");
        var height = await Height(tomas);

        await pencil.FocusAsync();
        await tomas.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tomas.Page.Locator("[name='Qualification.Need.Value']")).ToBeFocusedAsync();
        (await Height(tomas)).ShouldBe(height);
        await tomas.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(pencil).ToBeFocusedAsync();

        await tomas.Page.Keyboard.PressAsync("Enter");
        await tomas.Page.Locator("[name='Qualification.Need.Value']").FillAsync("A first site close to customers");
        await tomas.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(pencil).ToBeFocusedAsync();
        await Assertions.Expect(tomas.Page.Locator("#fact-need .fact-value")).ToHaveTextAsync("A first site close to customers");
        await Assertions.Expect(tomas.Page.Locator("#lead-timeline .timeline-list li").First).ToContainTextAsync("Qualified");
        await Assertions.Expect(pencil).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Two_people_at_the_same_fact_are_told_of_each_other()
    {
        var (amina, bjorn) = (await Open(People.Amina), await Open(People.Bjorn));

        await amina.Page.Locator("#fact-jobs .fact-edit").ClickAsync();
        await Type(bjorn, "100");
        await Assertions.Expect(bjorn.Page.Locator("#fact-jobs .fact-value")).ToHaveTextAsync("100");
        await amina.Page.Locator("[name='Qualification.Jobs.Value']").FillAsync("80");
        await amina.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(amina.Page.Locator(".fact-conflict")).ToContainTextAsync(People.Bjorn.Name);
        await amina.Page.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();
        await Assertions.Expect(amina.Page.Locator("#fact-jobs .fact-value")).ToHaveTextAsync("80");
    }

    [Fact]
    public async Task A_call_is_logged_in_one_line_and_shown_among_the_talks()
    {
        var amina = await Open(People.Amina);

        await amina.Page.Keyboard.PressAsync("l");
        await amina.Page.Keyboard.TypeAsync("call Vogt: wants 5 MW by March; next: send load letter fri");
        await Assertions.Expect(amina.Page.Locator(".quick-preview")).ToContainTextAsync("Friday");
        await Assertions.Expect(amina.Page.Locator(".quick-preview mark")).ToContainTextAsync("Vogt");
        await amina.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(amina.Page.Locator("#lead-head")).ToContainTextAsync("send load letter");
        await Assertions.Expect(amina.Page.Locator("#quick-line")).ToHaveValueAsync("");
        await amina.Page.Locator(".timeline-filter a", new() { HasText = "Talks" }).ClickAsync();
        await Assertions.Expect(amina.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kind=talks"));
        await Assertions.Expect(amina.Page.Locator(".timeline-detail").First).ToContainTextAsync("wants 5 MW by March");
    }

    private async Task<Visitor> Open(GlobalReach.Workflows.Demo.DemoPerson person)
    {
        var visitor = await product.SignIn(person);
        await visitor.Open("/leads");
        await visitor.Open((await visitor.Page.Locator("table.listing th a", new() { HasText = "Solaris Batteries" }).First.GetAttributeAsync("href"))!);
        return visitor;
    }

    private static async Task Type(Visitor visitor, string jobs)
    {
        await visitor.Page.Locator("#fact-jobs .fact-edit").ClickAsync();
        await visitor.Page.Locator("[name='Qualification.Jobs.Value']").FillAsync(jobs);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }

    private static Task<int> Height(Visitor visitor) => visitor.Page.EvaluateAsync<int>("() => document.body.scrollHeight");
}
