using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A person at the browser: opens pages, fills forms by their fields' names, presses buttons, and reads what is there.</summary>
public sealed class Visitor(IPage page, DemoPerson person, IHands hands)
{
    public IPage Page => page;

    public async Task SignIn()
    {
        await Open("/account/sign-in");
        await Type("Form.Email", person.Email);
        await Type("Form.Password", DemoPeople.Password);
        await Save("Form.Password");
        await EndTour();
    }

    /// <summary>Whoever signs in for the first time is shown around; they have seen it once they are told so.</summary>
    private async Task EndTour()
    {
        if (await page.Locator("body[data-tour=due]").CountAsync() == 0) return;
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-tour", "seen");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#tour")).ToHaveCountAsync(0);
    }

    public Task Open(string path) => hands.Open(path);

    public Task Type(string field, string text) => hands.Type(Field(field).First, text);

    public async Task Choose(string field, string value)
    {
        var place = await Field(field).First.EvaluateAsync<int>("(list, value) => [...list.options].findIndex(option => option.value === value)", value);
        place.ShouldBeGreaterThanOrEqualTo(0, $"{page.Url}: {field} offers no {value}");
        await Choose(field, place);
    }

    public Task Choose(string field, int place) => hands.Choose(Field(field).First, place);

    public Task Pick(string field, string value) => hands.Check(page.Locator($"input[type=radio][name='{field}'][value='{value}']"));

    public Task Tick(string field) => hands.Check(page.Locator($"input[type=checkbox][name='{field}']"));

    public Task CannotSay(string field) => Tick($"{field}.CannotSay");

    /// <summary>Gives a file into a field.</summary>
    public async Task Give(string field, FilePayload file) => await (await page.RunAndWaitForFileChooserAsync(() => hands.Press(Field(field)))).SetFilesAsync(file);

    /// <summary>Follows a link of this page.</summary>
    public Task Follow(string selector) => hands.Press(page.Locator(selector).First);

    /// <summary>Sends the form this field is in; it must be taken.</summary>
    public async Task Save(string field)
    {
        await Press(page.Locator("form").Filter(new() { Has = Field(field) }).First.Locator("button:not([type=button])").Last);
        await NothingRefused();
    }

    /// <summary>Presses the button with these words; what it asks for must be done.</summary>
    public async Task Press(string words)
    {
        await Press(page.GetByRole(AriaRole.Button, new() { Name = words }).First);
        await NothingRefused();
    }

    /// <summary>Takes an action of the process on its page; it must be allowed.</summary>
    public async Task Advance(Guid lead)
    {
        await Open($"/leads/{lead}/actions/advance");
        await Press(page.Locator("main form button.btn-primary").First);
        await NothingRefused();
    }

    /// <summary>The gates that are said to be unmet on the lead's page, by the address where each is mended.</summary>
    public async Task<IReadOnlyList<string>> Unmet(Guid lead)
    {
        await Open($"/leads/{lead}");
        return await page.Locator("section[aria-labelledby=next] a[href^='/leads/'][href*='/']").EvaluateAllAsync<string[]>(
            "links => links.map(link => link.getAttribute('href').split('/').pop()).filter(word => !['advance','skip','step-back','hold','go-dormant','lose','abandon','disqualify','refer-out','mark-duplicate','close'].includes(word))");
    }

    public Task<string> Read(string selector) => page.Locator(selector).First.InnerTextAsync();

    /// <summary>Presses a button that sends a form, and waits for the page that comes of it.</summary>
    public Task Press(ILocator button) => page.Arrive(() => hands.Press(button));

    private async Task NothingRefused()
    {
        var refusals = page.Locator(".error-summary");
        if (await refusals.CountAsync() > 0) throw new ShouldAssertException($"{person.SignIn} at {page.Url} was refused: {await refusals.First.InnerTextAsync()}");
    }

    private ILocator Field(string name) => page.Locator($"[name='{name}']:not([type=hidden])");
}
