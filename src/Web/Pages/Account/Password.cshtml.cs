using GlobalReach.Web.Http;
using GlobalReach.Web.People;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>Somebody who was let in, or forgot their password, chooses one by the link an administrator gave them.</summary>
[AllowAnonymous]
public sealed class PasswordModel(PasswordLink link, UserManager<Person> people, SignInManager<Person> signIn, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public Choice Form { get; set; } = new();

    /// <summary>Whom the link is for; null when it no longer opens anything.</summary>
    public Person? Holder { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Holder = await link.Holder(Person, Token);
        if (Holder is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await link.Holder(Person, Token) is not { } holder) return await OnGetAsync();
        Holder = holder;
        if (string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", labels["SignIn_PasswordMissing"]);
        else if ((await people.ResetPasswordAsync(holder, Token!, Form.Password)) is { Succeeded: false } refused) ModelState.Tell(refused, labels, "Form.Password", "Form.Password");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        // The link stands in for the password, not for the second factor.
        if (holder.TwoFactorEnabled)
        {
            this.Flash("Flash_PasswordChosen");
            return RedirectToPage("/Account/SignIn");
        }

        await signIn.SignInAsync(holder, isPersistent: true);
        return Redirect("/");
    }

    public sealed class Choice
    {
        public string? Password { get; set; }
    }
}
