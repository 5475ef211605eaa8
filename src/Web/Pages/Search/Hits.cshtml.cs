using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Search;

/// <summary>The part of the palette that the desk fills in, as options of its list.</summary>
public sealed class HitsModel(SearchWeb search) : PageModel
{
    private const int PerGroup = 5;

    public IReadOnlyList<SearchGroup> Groups { get; private set; } = [];

    /// <summary>Where everything that was found is listed; null when it is all here.</summary>
    public string? All { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? q, [FromQuery] string? recent, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            Groups = await search.Recent(recent, ct) is { } opened ? [opened] : [];
            return Page();
        }

        var found = await search.Find(q, PerGroup, ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Groups = found.Value.Groups;
        if (found.Value.IsIncomplete || Groups.Any(group => group.HasMore)) All = $"/search?q={Uri.EscapeDataString(q)}";
        return Page();
    }
}
