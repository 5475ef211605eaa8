using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Takes one action of the process: asks exactly what it needs, or shows every reason why it cannot be taken.</summary>
public sealed class ActionModel(IMediator mediator, ProcessCatalog processes, ReasonLists reasons, RefusalTexts refusals, AccessLog accessLog) : PageModel
{
    [BindProperty]
    public ActionForm Form { get; set; } = new();

    /// <summary>Words to look for the lead that this one duplicates.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    public ActionKey Key { get; private set; }

    public LeadPage.Result Lead { get; private set; } = null!;

    public ProcessTexts Texts { get; private set; } = null!;

    /// <summary>Null when the lead is where this action is not offered.</summary>
    public LeadPage.Option? Choice { get; private set; }

    public bool IsStale { get; private set; }

    public IReadOnlyList<SelectListItem> OtherLeads { get; private set; } = [];

    public bool Asks(ActionInputKind kind) => Choice?.Inputs.Contains(kind) == true;

    public IReadOnlyList<SelectListItem> TargetItems => [.. Choice!.Targets.Select(stage => new SelectListItem(Texts.Stage(stage), stage.Value))];

    public IReadOnlyList<SelectListItem> ReasonItems => [.. reasons.All(Choice!.ReasonList!).Select(reason => new SelectListItem(reason.Label, reason.Key))];

    /// <summary>What stands in the way and cannot be set aside here.</summary>
    public IReadOnlyList<GateLine> Blocking => Choice is null ? [] : [.. Choice.Unmet.Where(unmet => !unmet.Overridable).Select(Line)];

    /// <summary>What is advised: may be set aside with a reason.</summary>
    public IReadOnlyList<Refusal> Advised => Choice is null ? [] : [.. Choice.Unmet.Where(unmet => unmet.Overridable)];

    public GateLine Line(Refusal refusal) => new(refusals.Say(refusal), RefusalTexts.LinkFor(Lead.Id.Value, refusal), Blocks: !refusal.Overridable);

    /// <summary>The board says with <paramref name="to"/> where the card was dropped.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string move, [FromQuery] string? to, CancellationToken ct)
    {
        if (await Load(id, move, ct) is { } problem) return problem;
        Form.Version = Lead.Version;
        Form.ToStage = Choice?.Targets.Any(stage => stage.Value == to) == true ? to : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string move, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Load(id, move, ct) ?? Page();
        }

        var taken = await mediator.Send(Form.ToCommand(new LeadId(id), new ActionKey(move)), ct);
        IsStale = taken.Refusals.Any(refusal => refusal.Code == "changed-meanwhile");
        return await this.Answer(
            taken,
            () =>
            {
                this.Flash("Flash_ActionTaken");
                return Redirect($"/leads/{id}");
            },
            () => Load(id, move, ct));
    }

    private async Task<IActionResult?> Load(Guid id, string move, CancellationToken ct)
    {
        var found = await mediator.Send(new LeadPage.Query(new LeadId(id)), ct);
        if (!found.Succeeded) return StatusCode(OutcomeResults.StatusOf(found));
        Lead = found.Value;
        Texts = processes.Texts(Lead.Process);
        Key = new ActionKey(move);
        if (!Texts.Actions.ContainsKey(move)) return NotFound();

        Choice = Lead.Choices.FirstOrDefault(choice => choice.Action == Key);
        if (Asks(ActionInputKind.DuplicateOf)) OtherLeads = await Others(ct);
        await accessLog.Identity([(Lead.Id, Lead.Confidentiality, Lead.KnowsIdentity)], ct);
        return null;
    }

    /// <summary>Leads that go on: the probable duplicates first, then what was looked for, or the newest.</summary>
    private async Task<IReadOnlyList<SelectListItem>> Others(CancellationToken ct)
    {
        var alike = await mediator.Send(new FindDuplicates.Query(Lead.Id), ct);
        var listed = await mediator.Send(new LeadList.Query { Open = true, Q = Find?.Length > 200 ? Find[..200] : Find }, ct);
        var items = (alike.Succeeded ? alike.Value.Candidates : []).Where(lead => !lead.Status.IsTerminal).Select(lead => Item(lead.LeadId, lead.Number, lead.Name, lead.Stage))
            .Concat((listed.Succeeded ? listed.Value.Rows : []).Where(row => row.Id != Lead.Id).Select(row => Item(row.Id, row.Number, row.Name, row.Stage)));
        if (listed.Succeeded) await accessLog.Identity(listed.Value.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return [.. items.DistinctBy(item => item.Value)];
    }

    private SelectListItem Item(LeadId id, string number, string name, StageKey stage) => new($"{number} · {name} · {Texts.Stage(stage)}", id.ToString());
}
