using GlobalReach.Workflows.Demo;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A person at the browser: opens pages, fills forms by their fields' names, presses buttons, and reads what is there.</summary>
public sealed class Visitor(IPage page, DemoPerson person)
{
    public IPage Page => page;

    public async Task SignIn()
    {
        await Open("/account/sign-in");
        await Type("Form.Email", person.Email);
        await Type("Form.Password", DemoPeople.Password);
        await Save("Form.Password");
    }

    public async Task Open(string path)
    {
        var answer = await page.GotoAsync(path);
        answer!.Status.ShouldBeLessThan(400, $"{person.SignIn} opens {path}");
    }

    public Task Type(string field, string text) => Field(field).First.FillAsync(text);

    public Task Choose(string field, string value) => Field(field).First.SelectOptionAsync(value);

    public Task Pick(string field, string value) => page.Locator($"input[type=radio][name='{field}'][value='{value}']").CheckAsync();

    public Task Tick(string field) => page.Locator($"input[type=checkbox][name='{field}']").CheckAsync();

    public async Task CannotSay(string field) => await page.Locator($"input[type=checkbox][name='{field}.CannotSay']").CheckAsync();

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
    public async Task Press(ILocator button)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage next) => loaded.TrySetResult();
        page.DOMContentLoaded += Loaded;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.DOMContentLoaded -= Loaded;
    }

    private async Task NothingRefused()
    {
        var refusals = page.Locator(".error-summary");
        if (await refusals.CountAsync() > 0) throw new ShouldAssertException($"{person.SignIn} at {page.Url} was refused: {await refusals.First.InnerTextAsync()}");
    }

    private ILocator Field(string name) => page.Locator($"[name='{name}']:not([type=hidden])");
}
