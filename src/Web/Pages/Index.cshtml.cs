using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages;

/// <summary>The desk's work begins with what waits today; who only reads begins with the leads, who only administers with the first steps of a new desk, then with the people.</summary>
public sealed class IndexModel(CurrentUser user, FirstStepsLeft firstSteps) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => RedirectToPage(
        user.May(Permission.Annotate) ? "/Today/Index"
        : user.May(Permission.ReadLeads) ? "/Leads/Index"
        : await firstSteps.Count(ct) > 0 ? "/Organisation/Start"
        : "/People/Index");
}
