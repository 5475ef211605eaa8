using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages;

/// <summary>The desk's work begins with its leads; who only administers begins with the people.</summary>
public sealed class IndexModel(CurrentUser user) : PageModel
{
    public IActionResult OnGet() => RedirectToPage(user.May(Permission.Administer) && !user.May(Permission.ReadLeads) ? "/People/Index" : "/Leads/Index");
}
