using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Requests;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>Takes one action of the process: asks exactly what it needs, or shows every reason why it cannot be taken.</summary>
public sealed class ActionModel(IMediator mediator, ProcessCatalog processes, ActionAsks asks, AccessLog accessLog, CurrentUser user) : PageModel
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

    /// <summary>What it asks for; null when it cannot be taken.</summary>
    public ActionQuestions? Questions { get; private set; }

    /// <summary>What stands in the way and cannot be set aside here.</summary>
    public IReadOnlyList<GateLine> Blocking => Choice is null ? [] : [.. Choice.Unmet.Where(unmet => !unmet.Overridable).Select(unmet => asks.Line(Lead.Id, unmet))];

    public bool CanMend => Choice is { } choice && LeadForms.CanMend(Lead, choice, user);

    /// <summary>Why the action is not offered; null when it is.</summary>
    public string? NotHere { get; private set; }

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
        if (Choice is not null) Questions = await asks.Of(Lead, Choice, Form, Find, ct);
        else NotHere = await asks.NotHere(Lead, Key, ct);
        await accessLog.Identity([(Lead.Id, Lead.Confidentiality, Lead.KnowsIdentity)], ct);
        return null;
    }
}
