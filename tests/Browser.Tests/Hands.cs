using System.Globalization;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>How somebody works a page: with a pointer, or with the keyboard alone.</summary>
public interface IHands
{
    /// <summary>Goes to a page of the product.</summary>
    Task Open(string path);

    Task Type(ILocator field, string text);

    /// <summary>Chooses an option of a list by its place.</summary>
    Task Choose(ILocator list, int place);

    /// <summary>Ticks a box or takes a choice.</summary>
    Task Check(ILocator box);

    /// <summary>Presses a button or follows a link.</summary>
    Task Press(ILocator element);
}

/// <summary>Clicks and fills.</summary>
internal sealed class PointerHands(IPage page) : IHands
{
    public async Task Open(string path)
    {
        var answer = await page.GotoAsync(path);
        answer!.Status.ShouldBeLessThan(400, path);
    }

    public Task Type(ILocator field, string text) => field.FillAsync(text);

    public Task Choose(ILocator list, int place) => list.SelectOptionAsync(new SelectOptionValue { Index = place });

    public Task Check(ILocator box) => box.CheckAsync();

    public Task Press(ILocator element) => element.ClickAsync();
}

/// <summary>Tab to get there, then letters, arrows, space and enter; whoever works like this must see where they are.</summary>
internal sealed class KeyboardHands(IPage page) : IHands
{
    private const int Patience = 300;

    /// <summary>Follows the link that this page has, else types the address.</summary>
    public async Task Open(string path)
    {
        var link = page.Locator($"a[href='{path}']:visible").First;
        if (await link.CountAsync() == 0)
        {
            (await page.GotoAsync(path))!.Status.ShouldBeLessThan(400, path);
            return;
        }

        await Reach(link);
        await page.Arrive(() => page.Keyboard.PressAsync("Enter"));
    }

    public async Task Type(ILocator field, string text)
    {
        await Reach(field);
        if (await field.GetAttributeAsync("type") == "date")
        {
            // Month, day and year one after the other, as the field asks for them in English.
            await page.Keyboard.TypeAsync(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMddyyyy", CultureInfo.InvariantCulture));
        }
        else
        {
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.TypeAsync(text);
        }

        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    public async Task Choose(ILocator list, int place)
    {
        await Reach(list);
        for (var press = 0; press < Patience; press++)
        {
            var at = await list.EvaluateAsync<int>("list => list.selectedIndex");
            if (at == place) return;
            await page.Keyboard.PressAsync(at < place ? "ArrowDown" : "ArrowUp");
        }

        throw new ShouldAssertException($"{page.Url}: no arrow leads to the chosen option of {await Name(list)}");
    }

    public async Task Check(ILocator box)
    {
        await Reach(box);
        for (var press = 0; press < Patience && !await IsHere(box); press++) await page.Keyboard.PressAsync("ArrowDown");
        if (!await box.IsCheckedAsync()) await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    public async Task Press(ILocator element)
    {
        await Reach(element);
        await page.Keyboard.PressAsync(await element.GetAttributeAsync("type") == "file" ? "Space" : "Enter");
    }

    /// <summary>Tab until it is there; of choices that belong together, any of them.</summary>
    private async Task Reach(ILocator element)
    {
        for (var press = 0; press < Patience; press++)
        {
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement || (e.type === 'radio' && document.activeElement.type === 'radio' && document.activeElement.name === e.name)"))
            {
                (await page.EvaluateAsync<bool>("() => { const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement); return outlineStyle !== 'none' || boxShadow !== 'none'; }"))
                    .ShouldBeTrue($"{page.Url}: nothing shows that the keyboard is at {await Name(element)}");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new ShouldAssertException($"{page.Url}: Tab does not lead to {await Name(element)}");
    }

    private static Task<bool> IsHere(ILocator element) => element.EvaluateAsync<bool>("e => e === document.activeElement");

    private static Task<string> Name(ILocator element) => element.EvaluateAsync<string>("e => e.outerHTML.slice(0, 160)");
}

internal static class Arriving
{
    /// <summary>Does what leads to another page, and waits until that has come.</summary>
    public static async Task Arrive(this IPage page, Func<Task> go)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage next) => loaded.TrySetResult();
        page.DOMContentLoaded += Loaded;
        await go();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.DOMContentLoaded -= Loaded;
    }
}
