using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>Who gave the right password shows a code of their app, or one of their recovery codes. Nothing is remembered on a device; wrong codes lock as wrong passwords do.</summary>
[AllowAnonymous]
public sealed class SecondFactorModel(SignInManager<Person> signIn, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public Proof Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? FromTheBeginning() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person) return FromTheBeginning();
        if (string.IsNullOrWhiteSpace(Form.Code)) ModelState.AddModelError("Form.Code", labels["SecondFactor_Missing"]);
        else if (await Admits(person, Plain(Form.Code))) return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        else ModelState.AddModelError("Form.Code", labels["SecondFactor_Wrong"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>A code as people type it, without the gaps that apps show.</summary>
    internal static string Plain(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter)));

    private async Task<bool> Admits(Person person, string code)
    {
        if (code.Length == OneTimeCode.Digits && code.All(char.IsAsciiDigit)) return (await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: true, rememberClient: false)).Succeeded;

        // Identity counts wrong codes of the app, but neither counts wrong recovery codes nor asks whether the account is locked.
        if (!await signIn.CanSignInAsync(person) || await signIn.UserManager.IsLockedOutAsync(person)) return false;
        if ((await signIn.TwoFactorRecoveryCodeSignInAsync(SecondFactors.HashOf(code))).Succeeded) return true;
        await signIn.UserManager.AccessFailedAsync(person);
        return false;
    }

    private RedirectToPageResult FromTheBeginning() => RedirectToPage("/Account/SignIn", new { ReturnUrl });

    public sealed class Proof
    {
        public string? Code { get; set; }
    }
}
