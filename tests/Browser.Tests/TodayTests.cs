using System.Net.Http.Json;
using System.Text.Json;
using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>A morning's work without a mouse.</summary>
public sealed class TodayTests(Product product)
{
    [Fact]
    public async Task Tasks_are_put_off_and_done_by_keyboard_and_the_place_is_kept()
    {
        await Ask("Count the cranes of the rival port");
        await Ask("Find out who audits them");
        var noor = await product.SignIn(People.Noor);
        await noor.Open("/today");
        var links = noor.Page.Locator(".work-link");
        var before = await links.CountAsync();
        before.ShouldBeGreaterThan(1);

        await noor.Page.Keyboard.PressAsync("j");
        await noor.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(links.Nth(1)).ToBeFocusedAsync();
        await noor.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(links.First).ToBeFocusedAsync();

        await noor.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(noor.Page.Locator("#flash")).ToContainTextAsync("put off");
        await Assertions.Expect(links).ToHaveCountAsync(before);
        await Assertions.Expect(links.First).ToBeFocusedAsync();

        await noor.Page.Keyboard.PressAsync("d");
        await Assertions.Expect(noor.Page.Locator("#flash")).ToContainTextAsync("done");
        await Assertions.Expect(links).ToHaveCountAsync(before - 1);
    }

    [Fact]
    public async Task An_approval_is_decided_by_keyboard_with_a_comment()
    {
        var lead = await AskedToGo.On(product, "Morgenblick Antriebe GmbH");
        var bjorn = await product.SignIn(People.Bjorn);
        await bjorn.Open("/today");
        var item = bjorn.Page.Locator($".work-item:has([data-press=a]):has(a[href='/leads/{lead}'])");

        await item.Locator(".work-link").FocusAsync();
        await bjorn.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(item.Locator("textarea")).ToBeFocusedAsync();
        await bjorn.Page.Keyboard.TypeAsync("Fits our targets");
        await bjorn.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(item.Locator("button[value=true]")).ToBeFocusedAsync();
        await bjorn.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(bjorn.Page.Locator("#flash")).ToContainTextAsync("Approved");
        await Assertions.Expect(item).ToHaveCountAsync(0);
    }

    /// <summary>Amina asks Noor to do something for Solaris, due tomorrow.</summary>
    private async Task Ask(string title)
    {
        using var amina = new HttpClient { BaseAddress = new Uri(product.Address) };
        amina.DefaultRequestHeaders.Add("X-Api-Key", "demo-manager");
        var lead = (await amina.GetFromJsonAsync<JsonElement>("/api/leads?q=Solaris")).GetProperty("leads")[0].GetProperty("id").GetString();
        var task = new { title, role = "Analyst", dueAt = TimeProvider.System.GetUtcNow().AddDays(1), assigneeId = People.Noor.Id.Value };
        (await amina.PutAsJsonAsync($"/api/leads/{lead}/tasks/{Guid.CreateVersion7()}", task)).EnsureSuccessStatusCode();
    }
}
