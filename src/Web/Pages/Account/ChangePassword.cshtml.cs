using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>A person who is signed in chooses another password; every other session of theirs ends.</summary>
public sealed class ChangePasswordModel(UserManager<Person> people, SignInManager<Person> signIn, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public Change Form { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return Challenge();
        if (string.IsNullOrEmpty(Form.CurrentPassword)) ModelState.AddModelError("Form.CurrentPassword", labels["SignIn_PasswordMissing"]);
        if (string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", labels["SignIn_PasswordMissing"]);
        // Wrong passwords count here as they do at the sign-in.
        if (ModelState.IsValid && !(await signIn.CheckPasswordSignInAsync(person, Form.CurrentPassword!, lockoutOnFailure: true)).Succeeded) ModelState.AddModelError("Form.CurrentPassword", labels["Identity_PasswordMismatch"]);
        if (ModelState.IsValid && await people.ChangePasswordAsync(person, Form.CurrentPassword!, Form.Password!) is { Succeeded: false } refused)
        {
            ModelState.Tell(refused, labels, "Form.Password", "Form.Password");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await signIn.RefreshSignInAsync(person);
        this.Flash("Flash_PasswordChanged");
        return Redirect("/");
    }

    public sealed class Change
    {
        public string? CurrentPassword { get; set; }

        public string? Password { get; set; }
    }
}
