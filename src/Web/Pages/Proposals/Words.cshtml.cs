using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Proposals;

/// <summary>The languages of proposals and how far their words have been read.</summary>
public sealed class WordsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<WordsLanguages.Language> Languages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new WordsLanguages.Query(), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Languages = found.Value;
        return Page();
    }
}
