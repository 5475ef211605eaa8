using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>The whole definition as text, looked over while it is typed, with the drawing beside it.</summary>
public sealed class JsonModel(CurrentDraft current, ProcessMap map, IMediator mediator) : PageModel
{
    public CurrentDraft Current => current;

    [BindProperty]
    public JsonEntry Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>What is typed, as it was looked over; null where nobody asked.</summary>
    public LookOverDraft.Result? Looked { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        (Form.Definition, Revision) = (current.Draft.Text, current.Draft.Revision);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => await this.Answer(
        await mediator.Send(new WriteDraft.Command(id, Revision, Form.Definition ?? ""), ct),
        () =>
        {
            this.Flash("Flash_DraftWritten");
            return Redirect($"/process/drafts/{id}/json");
        },
        () => current.Load(id, ct));

    /// <summary>Without script: the page again, with what the check finds in what was typed.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        var looked = await mediator.Send(new LookOverDraft.Query(id, Form.Definition ?? ""), ct);
        if (looked.Succeeded) Looked = looked.Value;
        return Page();
    }

    /// <summary>While it is typed: what the check finds, what differs, and what is drawn.</summary>
    public async Task<IActionResult> OnPostLookAsync(Guid id, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        var looked = await mediator.Send(new LookOverDraft.Query(id, Form.Definition ?? ""), ct);
        if (!looked.Succeeded) return StatusCode(OutcomeResults.StatusOf(looked));
        var (definition, faults, changes, before) = (looked.Value.Definition, looked.Value.Faults, looked.Value.Changes, looked.Value.Before);
        return new JsonResult(new { faults = faults.Select(fault => new { fault.Path, Message = current.Say(fault).Words, fault.Line, fault.At }), changes = current.Said(changes), map = definition is null || definition.Stages.Count == 0 ? null : map.Of(definition, before, changes, current.Texts) });
    }

    public sealed class JsonEntry
    {
        public string? Definition { get; set; }
    }
}
