using System.Globalization;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.People;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>What a person chooses for themselves: the language of the pages, and the keys by which machines act as them.</summary>
public sealed class ProfileModel(UserManager<Person> people, SignInManager<Person> signIn, ApiKeyForms keys, IMediator mediator, OfferedLanguages languages, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public ApiKeyEntry NewKey { get; set; } = new();

    /// <summary>Shown once.</summary>
    [TempData]
    public string? MadeKey { get; set; }

    public ApiKeysPart Keys { get; private set; } = null!;

    public Person Me { get; private set; } = null!;

    /// <summary>Whether anything waits for them at the desk, for which somebody could stand in.</summary>
    public bool HasWork => Rights.Of(Me.Roles).Contains(Permission.Annotate);

    /// <summary>Each language named in itself, so that who cannot read the page finds theirs.</summary>
    public IReadOnlyList<SelectListItem> LanguageItems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Load(ct) ? Page() : Challenge();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chosenLanguage = Language;
        if (!await Load(ct)) return Challenge();
        (Language, var person) = (chosenLanguage, Me);
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

    public async Task<IActionResult> OnPostMakeKeyAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return Challenge();
        var (outcome, key) = await keys.Make(Me.PersonId, NewKey, User, ct);
        if (outcome.Succeeded) MadeKey = key;
        return await this.Answer(outcome, () => Redirect("/account/profile#keys"), form: nameof(NewKey));
    }

    public async Task<IActionResult> OnPostRevokeKeyAsync(Guid key, CancellationToken ct)
    {
        if (!await Load(ct)) return Challenge();
        return await this.Answer(await mediator.Send(new RevokeApiKey.Command(Me.PersonId, key), ct), () =>
        {
            this.Flash("Flash_KeyRevoked");
            return Redirect("/account/profile#keys");
        });
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        if (await people.GetUserAsync(User) is not { } person) return false;
        (Me, Language) = (person, person.Language);
        LanguageItems = [new(labels["Language_OfBrowser"], ""), .. (await languages.Now(ct)).Select(tag => new SelectListItem(CultureInfo.GetCultureInfo(tag).NativeName, tag))];
        Keys = await keys.For(person.PersonId, MadeKey, NewKey, ct);
        return true;
    }
}
