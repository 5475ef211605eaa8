using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Search;

/// <summary>Everything that was found on one page: for who has no script, and for an address to keep.</summary>
public sealed class IndexModel(SearchWeb search) : PageModel
{
    private const int PerGroup = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    public bool IsIncomplete { get; private set; }

    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!IsAsked) return Page();
        var found = await search.Find(Q, PerGroup, ct);
        if (found.Succeeded) (Groups, IsIncomplete) = found.Value;
        return found.Succeeded ? Page() : StatusCode(OutcomeResults.StatusOf(found));
    }
}
