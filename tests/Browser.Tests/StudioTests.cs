using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>The organisation changes its process in the browser, on a product of its own: what is published there is met by everybody.</summary>
public sealed class StudioTests : IAsyncLifetime
{
    private readonly Product own = new();

    public ValueTask InitializeAsync() => own.InitializeAsync();

    [Fact]
    public async Task An_administrator_drafts_a_gate_and_a_deadline_the_vice_president_publishes_ten_leads_go_over_and_a_manager_meets_them()
    {
        var (sam, bjorn, amina) = (await own.SignIn(People.Sam), await own.SignIn(People.Bjorn), await own.SignIn(People.Amina));
        var lead = await StoryTests.Register(amina, "Neuling Beispiel GmbH");
        await StoryTests.Welcome(amina, lead, "Neuling Beispiel GmbH");
        await amina.Advance(lead);
        await StoryTests.Qualify(amina, lead);
        await StoryTests.AskToGo(amina, bjorn, lead);
        await amina.Advance(lead);
        List<Guid> ten = [lead];
        while (ten.Count < 10) ten.Add(await AskedToGo.Inquire(own, $"Beispiel {ten.Count} GmbH"));

        await sam.Open("/process/studio");
        await sam.Type("Form.Name", "Agreement before the proposal");
        await sam.Press("Begin a draft");
        var draft = new Uri(sam.Page.Url).AbsolutePath;

        await sam.Open($"{draft}/stages/discovery");
        await sam.Page.Locator("details.row-card", new() { HasText = "One more gate" }).Locator("summary").First.ClickAsync();
        await sam.Choose("Form.Gates[9].Gate", "document-present");
        await sam.Choose("Form.Gates[9].Of", "Agreement");
        await sam.Choose("Form.Gates[9].Link", "documents");
        await sam.Page.Locator("details.row-card", new() { HasText = "One more deadline" }).Locator("summary").First.ClickAsync();
        await sam.Type("Form.Deadlines[1].Names[en]", "Send NDA");
        await sam.Type("Form.Deadlines[1].Names[de]", "NDA schicken");
        await sam.Type("Form.Deadlines[1].Names[fr]", "Envoyer l’accord");
        await sam.Type("Form.Deadlines[1].Within.Amount", "3");
        await sam.Press("Save the draft");
        await Assertions.Expect(sam.Page.Locator("#fault-list")).ToContainTextAsync("Nothing stands against");

        await sam.Open($"{draft}/differences");
        await Assertions.Expect(sam.Page.Locator("#stage-discovery")).ToContainTextAsync("deadline “Send NDA” added, 3 working days");
        await Assertions.Expect(sam.Page.Locator(".node-changed .mark-changed")).ToBeVisibleAsync();
        await sam.Open($"{draft}/simulation");
        await sam.Press("Simulate");
        await Assertions.Expect(sam.Page.Locator("[data-figure=moves]")).Not.ToHaveTextAsync("0");

        await sam.Open(draft);
        await sam.Press("Ask for publication");
        await Assertions.Expect(sam.Page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true })).ToHaveCountAsync(0);
        await bjorn.Open(draft);
        await bjorn.Press("Publish");
        await Assertions.Expect(bjorn.Page.Locator("#flash")).ToContainTextAsync("Published");

        (await amina.Unmet(lead)).ShouldNotContain("documents");
        await bjorn.Open($"/process/migrate?From=investor-journey:{Shipped.Version}");
        foreach (var one in ten) await bjorn.Page.Locator($"input[name=lead][value='{one}']").CheckAsync();
        await Assertions.Expect(bjorn.Page.Locator("input[name=Ticked][value=true]")).ToBeCheckedAsync();
        await bjorn.Press("Dry run");
        await Assertions.Expect(bjorn.Page.Locator("[data-figure=fits]")).ToHaveTextAsync("10");
        await Assertions.Expect(bjorn.Page.Locator("section[aria-labelledby=told]")).ToContainTextAsync("Signed agreement");
        await amina.Open($"/leads/{lead}");
        await Assertions.Expect(amina.Page.Locator("main")).Not.ToContainTextAsync("Send NDA");

        await bjorn.Type("Form.Reason", "The agreement counts for those under way too");
        await bjorn.Press("Carry over 10 leads");
        await Assertions.Expect(bjorn.Page.Locator("[data-figure=carried]")).ToHaveTextAsync("10");
        await Assertions.Expect(bjorn.Page.GetByRole(AriaRole.Link, new() { Name = "Go back", Exact = true })).ToBeVisibleAsync();

        (await amina.Unmet(lead)).ShouldContain("documents");
        await Assertions.Expect(amina.Page.Locator("main")).ToContainTextAsync("Send NDA");
        await amina.Follow($"section[aria-labelledby=next] a[href^='/leads/{lead}/documents']");
        await amina.Page.WaitForURLAsync($"**/leads/{lead}/documents*");
    }

    [Fact]
    public async Task The_text_is_completed_checked_and_drawn_while_one_types()
    {
        var sam = await own.SignIn(People.Sam);
        var errors = new List<string>();
        sam.Page.Console += (_, said) =>
        {
            if (said.Type == "error") errors.Add(said.Text);
        };
        await sam.Open("/process/studio");
        await sam.Type("Form.Name", "By text");
        await sam.Press("Begin a draft");
        await sam.Open($"{new Uri(sam.Page.Url).AbsolutePath}/json");
        var editor = sam.Page.Locator(".cm-content");
        await Assertions.Expect(editor).ToBeVisibleAsync();
        await Assertions.Expect(sam.Page.Locator("#fault-list")).ToContainTextAsync("Nothing stands against");
        await Assertions.Expect(sam.Page.Locator("#drawing .node")).ToHaveCountAsync(9);

        await editor.ClickAsync();
        await sam.Page.Keyboard.PressAsync("Control+Home");
        // Into the first stage, whose milestone is the one property it does not say.
        for (var line = 0; line < 5; line++) await sam.Page.Keyboard.PressAsync("ArrowDown");
        await sam.Page.Keyboard.PressAsync("End");
        await sam.Page.Keyboard.TypeAsync("\n\"mile");
        await Assertions.Expect(sam.Page.Locator(".cm-tooltip-autocomplete")).ToContainTextAsync("milestone");
        await Assertions.Expect(sam.Page.Locator("#fault-list")).Not.ToContainTextAsync("Nothing stands against");
        await sam.Page.Locator("#fault-list a").First.ClickAsync();
        await Assertions.Expect(editor).ToBeFocusedAsync();
        errors.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => own.DisposeAsync();
}
