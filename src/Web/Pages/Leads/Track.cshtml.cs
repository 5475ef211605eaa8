using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Another track for a lead: first what would become of it, then, with a reason, the move itself.</summary>
public sealed class TrackModel(CurrentLead lead, IMediator mediator, ProcessCatalog processes, RefusalTexts refusals) : PageModel
{
    /// <summary>The track that is looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The stage it would go on in; empty for what the definitions say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Tracks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Stages { get; private set; } = [];

    /// <summary>What would become of the lead; null while no other track is chosen.</summary>
    public PreviewMigration.Row? Preview { get; private set; }

    public ProcessDefinition? Target { get; private set; }

    public string TrackName(string track) => processes.Texts(track).Name ?? track;

    public ProcessTexts Texts => processes.Words();

    public IReadOnlyList<GateLine> Refused => Lines(Preview?.Refused);

    public IReadOnlyList<GateLine> NewlyUnmet => Lines(Preview?.NewlyUnmet);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!ModelState.IsValid) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        if (!await lead.Open(id, ct)) return NotFound();
        Form.Version = lead.Facts.Version;
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await lead.Open(id, ct)) return NotFound();
        if (!(await processes.Keys(ct)).Contains(To ?? "", StringComparer.Ordinal)) return StatusCode(StatusCodes.Status422UnprocessableEntity);
        var target = await processes.Latest(To!, ct);
        var answer = await mediator.Send(new MigrateLead.Command(new LeadId(id), Form.Version, target.Ref, Form.Reason ?? "") { Stages = Map() }, ct);
        return await this.Answer(
            answer,
            () =>
            {
                this.Flash("Flash_TrackChanged");
                return Redirect($"/leads/{id}");
            },
            async () =>
            {
                await lead.Open(id, ct);
                await Load(ct);
            });
    }

    private async Task Load(CancellationToken ct)
    {
        var facts = lead.Facts;
        Tracks = [.. (await processes.Keys(ct)).Where(key => key != facts.Process).Select(key => new SelectListItem(TrackName(key), key, key == To))];
        if (!lead.May(Permission.MigrateLeads) || Tracks.All(track => track.Value != To)) return;

        Target = await processes.Latest(To!, ct);
        // Chosen for the track that was looked at before.
        if (!Target.Has(Stage ?? "")) Stage = null;
        Stages = [new(Texts.Stage(facts.Stage), ""), .. Target.Stages.Select(stage => new SelectListItem(Texts.Stage(stage.Key), stage.Key.Value, stage.Key.Value == Stage))];
        var told = await mediator.Send(new PreviewMigration.Query(new ProcessRef(facts.Process, facts.ProcessVersion), Target.Ref) { Only = [facts.Id], Stages = Map() }, ct);
        if (!told.Succeeded) return;
        Preview = told.Value.Rows is [var row, ..] ? row : null;
        var usual = told.Value.Stages.First(line => line.From == facts.Stage).To;
        if (usual is { } stage && string.IsNullOrEmpty(Stage)) Stages = [.. Target.Stages.Select(known => new SelectListItem(Texts.Stage(known.Key), known.Key.Value, known.Key == (Preview?.To ?? stage)))];
        else Stages = [.. Stages.Skip(1)];
    }

    private Dictionary<string, string> Map() => string.IsNullOrEmpty(Stage) ? [] : new() { [lead.Facts.Stage.Value] = Stage };

    private IReadOnlyList<GateLine> Lines(IReadOnlyList<Refusal>? told) =>
        [.. (told ?? []).Select(refusal => new GateLine(refusals.Say(refusal), RefusalTexts.LinkFor(lead.Facts.Id.Value, refusal), Blocks: !refusal.Overridable))];

    public sealed class ReasonForm
    {
        public int Version { get; set; }

        public string? Reason { get; set; }
    }
}
