using GlobalReach.Web.Http;
using GlobalReach.Workflows.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>How far the demonstration is told; it looks again by itself, and leads back when it is over. It tells a bare number, so whoever was led here may read it.</summary>
[AllowAnonymous]
public sealed class ProgressModel(DemoReset reset, DemoHoldings holdings, DemoOptions demo) : PageModel
{
    public int Told { get; private set; }

    public int Expected { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!demo.Enabled) return NotFound();
        if (!await reset.IsUnderway(ct)) return Redirect("/");
        (Told, Expected) = ((await holdings.Count(ct)).Told, holdings.Expected(demo));
        Response.Headers["Refresh"] = "2";
        return Page();
    }
}
