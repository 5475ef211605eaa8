using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>What differs from the running version: in words, and in the drawing.</summary>
public sealed class DifferencesModel(CurrentDraft current) : PageModel
{
    public CurrentDraft Current => current;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await current.Load(id, ct) ?? Page();
}
