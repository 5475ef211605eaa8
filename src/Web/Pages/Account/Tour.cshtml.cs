using GlobalReach.Web.People;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Account;

/// <summary>A first look in five steps: as a page, or in a dialog over the page somebody is on. It begins by itself once a person.</summary>
public sealed class TourModel(UserManager<Person> people, SignInManager<Person> signIn, CurrentUser user) : PageModel
{
    public IReadOnlyList<Tour.Step> Steps { get; } = Tour.For(user);

    public IActionResult OnGetDialog() => Partial("_Tour", Steps);

    public async Task<IActionResult> OnPostSeenAsync()
    {
        if (await people.GetUserAsync(User) is not { } person) return Challenge();
        if ((await people.GetClaimsAsync(person)).All(claim => claim.Type != Tour.Claim)) await people.AddClaimAsync(person, new(Tour.Claim, "seen"));
        await signIn.RefreshSignInAsync(person);
        return new NoContentResult();
    }
}
