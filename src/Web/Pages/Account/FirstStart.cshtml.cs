using GlobalReach.Domain.People;
using GlobalReach.Web.People;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Account;

/// <summary>The first administrator makes their account on the one-time link of the first start; once there is anybody, the page is gone.</summary>
[AllowAnonymous]
public sealed class FirstStartModel(FirstStart firstStart, GlobalReachDb db, UserManager<Person> people, SignInManager<Person> signIn, IStringLocalizer<Labels> labels) : PageModel
{
    [BindProperty]
    public Account Form { get; set; } = new();

    public string? Token { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken ct) => await Closed(token, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken ct)
    {
        if (await Closed(token, ct) is { } closed) return closed;
        if (string.IsNullOrWhiteSpace(Form.Name)) ModelState.AddModelError("Form.Name", labels["FirstStart_NameMissing"]);
        if (string.IsNullOrWhiteSpace(Form.Email)) ModelState.AddModelError("Form.Email", labels["SignIn_EmailMissing"]);
        if (string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", labels["SignIn_PasswordMissing"]);
        if (!ModelState.IsValid) return Again();

        var email = Form.Email!.Trim();
        var person = new Person { Id = Guid.CreateVersion7(), Name = Form.Name!.Trim(), JobTitle = Form.JobTitle?.Trim() ?? "", UserName = email, Email = email, EmailConfirmed = true, Roles = [Role.Admin] };
        var made = await people.CreateAsync(person, Form.Password!);
        if (made.Succeeded)
        {
            await signIn.SignInAsync(person, isPersistent: true);
            return Redirect("/");
        }

        ModelState.Tell(made, labels, "Form.Password", "Form.Email");
        return Again();
    }

    /// <summary>Gone once somebody can sign in, not found with another token; null while it is open.</summary>
    private async Task<IActionResult?> Closed(string? token, CancellationToken ct)
    {
        Token = token;
        if (!await FirstStart.IsNeeded(db, ct)) return StatusCode(StatusCodes.Status410Gone);
        return firstStart.Admits(token) ? null : NotFound();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed class Account
    {
        public string? Name { get; set; }

        public string? JobTitle { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
