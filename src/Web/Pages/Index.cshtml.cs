using GlobalReach.Domain.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages;

/// <summary>The desk's work begins with what waits today; who only reads begins with the leads, who only administers with the people.</summary>
public sealed class IndexModel(CurrentUser user) : PageModel
{
    public IActionResult OnGet() => RedirectToPage(
        user.May(Permission.Annotate) ? "/Today/Index"
        : user.May(Permission.ReadLeads) ? "/Leads/Index"
        : "/People/Index");
}
