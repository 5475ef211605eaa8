using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Process.Drafts;

/// <summary>A draft: its stages, what stands against publishing it, and who does what next.</summary>
public sealed class IndexModel(CurrentDraft current, IMediator mediator, ProcessCatalog processes) : PageModel
{
    public CurrentDraft Current => current;

    /// <summary>The revision that was looked at: what was written since is not published unseen.</summary>
    [BindProperty]
    public int Revision { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await Load(id, ct) ?? Page();

    public Task<IActionResult> OnPostAskAsync(Guid id, CancellationToken ct) => Do(id, new AskForPublication.Command(id, Revision), "Flash_DraftAsked", ct);

    public Task<IActionResult> OnPostSendBackAsync(Guid id, CancellationToken ct) => Do(id, new SendDraftBack.Command(id, Revision), "Flash_DraftSentBack", ct);

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct) => Do(id, new PublishDraft.Command(id, Revision), "Flash_DraftPublished", ct);

    public Task<IActionResult> OnPostRebaseAsync(Guid id, CancellationToken ct) => Do(id, new RebaseDraft.Command(id, Revision), "Flash_DraftRebased", ct);

    public Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken ct) => Do(id, new DiscardDraft.Command(id, Revision), "Flash_DraftDiscarded", ct);

    private async Task<IActionResult> Do(Guid id, IRequest<Outcome> command, string said, CancellationToken ct) => await this.Answer(
        await mediator.Send(command, ct),
        () =>
        {
            processes.LookAgain();
            this.Flash(said);
            return Redirect($"/process/drafts/{id}");
        },
        () => Load(id, ct));

    private async Task<IActionResult?> Load(Guid id, CancellationToken ct)
    {
        if (await current.Load(id, ct) is { } problem) return problem;
        Revision = current.Draft.Revision;
        ModelState.Remove(nameof(Revision));
        return null;
    }
}
