using System.Globalization;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace GlobalReach.Web.Pages.Account;

/// <summary>What a person chooses for themselves: the language of the pages.</summary>
public sealed class ProfileModel(UserManager<Person> people, SignInManager<Person> signIn, IOptions<RequestLocalizationOptions> localization, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public string? Language { get; set; }

    public Person Me { get; private set; } = null!;

    /// <summary>Each language named in itself, so that who cannot read the page finds theirs.</summary>
    public IReadOnlyList<SelectListItem> LanguageItems =>
        [new(labels["Language_OfBrowser"], ""), .. localization.Value.SupportedUICultures!.Select(culture => new SelectListItem(culture.NativeName, culture.Name))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return Challenge();
        (Me, Language) = (person, person.Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return Challenge();
        Me = person;
        if (LanguageItems.All(item => item.Value != (Language ?? ""))) ModelState.AddModelError(nameof(Language), labels["Unreadable_Choice"]);
        person.Language = string.IsNullOrEmpty(Language) ? null : Language;
        if (ModelState.IsValid && await people.UpdateAsync(person) is { Succeeded: false } refused) ModelState.Tell(refused, labels, "", "");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await signIn.RefreshSignInAsync(person);
        if (person.Language is { } chosen) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(chosen);
        this.Flash("Flash_ProfileSaved");
        return RedirectToPage();
    }
}
