using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>Everything a draft says in words, in every language it has words in.</summary>
public sealed class WordsModel(CurrentDraft current, IMediator mediator) : PageModel
{
    public CurrentDraft Current => current;

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What was sent, by language and place; the names of the fields are "said:de:tasks.kick-off-note".</summary>
    private Dictionary<string, Dictionary<string, string?>> Said => !Request.HasFormContentType ? [] : Request.Form.Keys.Select(key => (Key: key, Parts: key.Split(':', 3))).Where(part => part.Parts is ["said", _, _])
        .GroupBy(part => part.Parts[1], StringComparer.Ordinal).ToDictionary(language => language.Key, language => language.ToDictionary(part => part.Parts[2], part => (string?)Request.Form[part.Key].ToString(), StringComparer.Ordinal), StringComparer.Ordinal);

    public IReadOnlyList<string> Languages => [.. current.Draft.AllWords.Keys];

    public IReadOnlyList<string> Places => current.Draft.Definition is { } definition ? DraftWords.PlacesOf(definition, current.Draft.AllWords["en"]) : [];

    public string? Word(string language, string place) => Request.HasFormContentType ? Request.Form[$"said:{language}:{place}"].ToString() : current.Draft.AllWords[language].At(place);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => await this.Answer(
        await mediator.Send(new WriteWords.Command(id, Revision, Said.ToDictionary(language => language.Key, language => (IReadOnlyDictionary<string, string?>)language.Value)), ct),
        () =>
        {
            this.Flash("Flash_DraftWritten");
            return Redirect($"/process/drafts/{id}/words");
        },
        () => Load(id, ct));

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        if (ModelState.IsValid) Revision = current.Draft.Revision;
        return null;
    }
}
