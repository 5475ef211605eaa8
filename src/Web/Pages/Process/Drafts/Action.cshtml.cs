using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>The usual edits of one action: its name, who may take it, what it asks for, and the list its reasons come from.</summary>
public sealed class ActionModel(CurrentDraft current, ReasonLists reasons, IMediator mediator, IStringLocalizer<Labels> labels) : PageModel
{
    public CurrentDraft Current => current;

    [BindProperty]
    public ActionEdit Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    public ActionDefinition Action { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Lists => [.. reasons.Keys.Select(list => new SelectListItem(labels[$"ReasonList_{list}"] is { ResourceNotFound: false } named ? named.Value : list, list))];

    /// <summary>The reasons of each list, as people choose from them.</summary>
    public IEnumerable<(string List, IEnumerable<string> Reasons)> Reasons => reasons.Keys.Select(list => (Lists.First(item => item.Value == list).Text, reasons.All(list).Select(reason => reason.Label)));

    public async Task<IActionResult> OnGetAsync(Guid id, int place, CancellationToken ct)
    {
        if (await Load(id, place, ct) is { } problem) return problem;
        Revision = current.Draft.Revision;
        Form = ActionEdit.Of(Action, current.Draft.AllWords);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int place, CancellationToken ct) => await this.Answer(
        await mediator.Send(new WriteAction.Command(id, Revision, place, Form), ct),
        () =>
        {
            this.Flash("Flash_DraftWritten");
            return Redirect($"/process/drafts/{id}/actions/{place}");
        },
        () => Load(id, place, ct));

    private async Task<IActionResult?> Load(Guid id, int place, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        if (current.Draft.Definition is not { } definition || place < 0 || place >= definition.Actions.Count) return NotFound();
        Action = definition.Actions[place];
        return null;
    }
}
