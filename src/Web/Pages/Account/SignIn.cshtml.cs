using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using IdentityResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace GlobalReach.Web.Pages.Account;

/// <summary>Lets a person in by e-mail address and password, and back to where they wanted to go on this site.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<Person> signIn, DemoOptions demo, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public Credentials Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether they were signed out while a form was open, which their browser keeps.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Kept { get; set; }

    /// <summary>The invented people that may sign in; none outside the demonstration.</summary>
    public IReadOnlyList<DemoPerson> DemoPeople => demo.Enabled ? Workflows.Demo.DemoPeople.All : [];

    /// <summary>The known password of the invented person that was picked.</summary>
    public string? DemoPassword => DemoPeople.Any(person => person.Email == Form.Email) ? Workflows.Demo.DemoPeople.Password : null;

    public IActionResult OnGet(string? email)
    {
        if (User.Identity?.IsAuthenticated == true) return OnTheirWay();
        Form.Email = email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Form.Email)) ModelState.AddModelError("Form.Email", labels["SignIn_EmailMissing"]);
        if (string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", labels["SignIn_PasswordMissing"]);
        if (!ModelState.IsValid) return Again();

        var person = await signIn.UserManager.FindByNameAsync(Form.Email!.Trim());
        var result = person is null ? IdentityResult.Failed : await signIn.PasswordSignInAsync(person, Form.Password!, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded) return OnTheirWay();
        if (result.RequiresTwoFactor) return RedirectToPage("/Account/SecondFactor", new { ReturnUrl });

        // Whether the address is known is told to nobody, neither by the words nor by the time they take.
        if (person is null || result.IsLockedOut || result.IsNotAllowed) signIn.UserManager.PasswordHasher.HashPassword(new Person(), Form.Password!);
        ModelState.AddModelError("", labels["SignIn_Wrong"]);
        return Again();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private LocalRedirectResult OnTheirWay() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");

    public sealed class Credentials
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
