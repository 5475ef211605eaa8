using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>Two people on one lead at the same time.</summary>
public sealed class LiveTests(Product product)
{
    [Fact]
    public async Task What_a_colleague_does_appears_on_the_open_page_and_what_is_being_typed_stays()
    {
        var amina = await product.SignIn(People.Amina);
        var bjorn = await product.SignIn(People.Bjorn);
        await amina.Open("/leads");
        var lead = (await amina.Page.Locator("table.listing th a", new() { HasText = "Yamabuki" }).First.GetAttributeAsync("href"))!;
        await amina.Open(lead);
        await amina.Page.Locator("details", new() { Has = WriteNote(amina) }).First.Locator("summary").ClickAsync();
        await WriteNote(amina).FillAsync("Half a thou");
        await bjorn.Open(lead);
        await bjorn.Page.Locator("details", new() { Has = WriteNote(bjorn) }).First.Locator("summary").ClickAsync();

        await WriteNote(bjorn).FillAsync("Spoke with the consul");
        await bjorn.Save("Note.Text");

        await Assertions.Expect(amina.Page.Locator("[data-live=timeline]")).ToContainTextAsync("Spoke with the consul");
        await Assertions.Expect(amina.Page.Locator("#flash")).ToContainTextAsync(People.Bjorn.Name);
        await Assertions.Expect(amina.Page.Locator("[name='Note.Text']")).ToHaveValueAsync("Half a thou");
    }

    private static ILocator WriteNote(Visitor visitor) => visitor.Page.Locator("[name='Note.Text']");
}
