using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A lead changes track: looked at first, done with a reason, seen on the other board.</summary>
public sealed class TrackTests(Product product)
{
    [Fact]
    public async Task The_vice_president_looks_at_another_track_changes_to_it_and_finds_the_lead_on_its_board()
    {
        var bjorn = await product.SignIn(People.Bjorn);
        await bjorn.Open("/leads?q=Solaris+Batteries");
        await bjorn.Page.Locator("table.leads tbody th a").First.ClickAsync();
        await bjorn.Page.GetByRole(AriaRole.Link, new() { Name = "Change track" }).First.ClickAsync();

        await bjorn.Page.Locator("#To").SelectOptionAsync("partner-search");
        await bjorn.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would happen" }).ClickAsync();
        await Assertions.Expect(bjorn.Page.Locator("#preview")).ToContainTextAsync("Partner search");
        await Assertions.Expect(bjorn.Page.GetByText("Search partners and check them")).ToBeVisibleAsync();
        await bjorn.Page.Locator("[name='Form.Reason']").FillAsync("They look for a partner first");
        await bjorn.Page.GetByRole(AriaRole.Button, new() { Name = "Change track" }).ClickAsync();

        await Assertions.Expect(bjorn.Page.Locator("#lead-head")).ToContainTextAsync("Partner search");
        await bjorn.Open("/board?track=partner-search");
        await Assertions.Expect(bjorn.Page.GetByRole(AriaRole.Link, new() { Name = "Solaris Batteries GmbH" }).First).ToBeVisibleAsync();
    }
}
