using GlobalReach.Cast;
using Microsoft.Playwright;

namespace GlobalReach.Browser.Tests;

/// <summary>Known companies are met while somebody types, and two that are one are merged and separated without a mouse.</summary>
public sealed class CompaniesTests(Product product)
{
    [Fact]
    public async Task Who_types_a_known_company_is_shown_it_and_takes_it_over_by_keyboard()
    {
        var ines = await product.SignIn(People.Ines);
        await ines.Open("/leads/register");
        await ines.Type("Form.Summary", "A second line");

        await ines.Page.Locator("#Form_CompanyName").PressSequentiallyAsync("yamabuki coatings");
        var use = ines.Page.Locator(".alike-found button").First;
        await Assertions.Expect(use).ToBeVisibleAsync();
        await use.FocusAsync();
        await ines.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(ines.Page.Locator(".taken-over")).ToContainTextAsync("Yamabuki Coatings");
        await Assertions.Expect(ines.Page.Locator("[name='Form.Summary']")).ToHaveValueAsync("A second line");
    }

    [Fact]
    public async Task Enter_in_a_field_registers_and_takes_no_other_company_over()
    {
        var ines = await product.SignIn(People.Ines);
        await ines.Open("/leads/register");
        await ines.Type("Form.Summary", "A line of its own");
        await ines.Page.Locator("#Form_CompanyName").PressSequentiallyAsync("Yamabuki Coatings Brasil");
        await Assertions.Expect(ines.Page.Locator(".alike-found")).ToBeVisibleAsync();

        await ines.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(ines.Page.Locator("h1")).ToContainTextAsync("Yamabuki Coatings Brasil");
    }

    [Fact]
    public async Task Two_companies_are_merged_and_separated_by_keyboard()
    {
        var amina = await product.SignIn(People.Amina);
        foreach (var name in new[] { "Zwilling Optik GmbH", "Zwilling Optik" })
        {
            await amina.Open("/companies/new");
            await amina.Type("Form.LegalName", name);
            await amina.Choose("Form.Kind", "Investor");
            await amina.Save("Form.LegalName");
        }

        await amina.Open(new Uri(amina.Page.Url).AbsolutePath + "/merge");
        await amina.Page.Locator(".lines a.btn").First.FocusAsync();
        await amina.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(amina.Page.Locator(".merge-row")).ToHaveCountAsync(1);
        await amina.Page.Locator(".merge-row input").First.FocusAsync();
        await amina.Page.Keyboard.PressAsync("ArrowDown");
        await amina.Page.Locator("main form .btn-primary").FocusAsync();
        await amina.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(amina.Page.Locator("h1")).ToHaveTextAsync("Zwilling Optik GmbH");

        await amina.Page.Locator("#merges form button").FocusAsync();
        await amina.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(amina.Page.Locator("#merges")).ToHaveCountAsync(0);
        await Assertions.Expect(amina.Page.Locator("h1")).ToHaveTextAsync("Zwilling Optik GmbH");
    }
}
