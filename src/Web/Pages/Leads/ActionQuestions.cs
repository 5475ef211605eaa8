using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What an action of the process asks for besides the facts, with what there is to choose from.</summary>
public sealed record ActionQuestions(ActionForm Form, LeadPage.Option Choice, IReadOnlyList<SelectListItem> Targets, IReadOnlyList<SelectListItem> Reasons, IReadOnlyList<SelectListItem> OtherLeads, IReadOnlyList<(string Gate, GateLine Line)> Advised)
{
    public bool Asks(ActionInputKind kind) => Choice.Inputs.Contains(kind);
}

/// <summary>Gathers the questions of an action.</summary>
public sealed class ActionAsks(IMediator mediator, ProcessCatalog processes, ReasonLists reasons, RefusalTexts refusals, AccessLog accessLog, IStringLocalizer<Labels> labels)
{
    public async Task<ActionQuestions> Of(LeadPage.Result lead, LeadPage.Option choice, ActionForm form, string? find, CancellationToken ct)
    {
        var texts = processes.Texts(lead.Process);
        return new ActionQuestions(
            form, choice,
            [.. choice.Targets.Select(stage => new SelectListItem(texts.Stage(stage), stage.Value))],
            choice.ReasonList is { } list ? [.. reasons.All(list).Select(reason => new SelectListItem(reason.Label, reason.Key))] : [],
            choice.Inputs.Contains(ActionInputKind.DuplicateOf) ? await Others(lead, texts, find, ct) : [],
            [.. choice.Unmet.Where(unmet => unmet is { Overridable: true, Gate: not null }).Select(unmet => (unmet.Gate!, Line(lead.Id, unmet)))]);
    }

    public GateLine Line(LeadId lead, Refusal refusal) => new(refusals.Say(refusal), RefusalTexts.LinkFor(lead.Value, refusal), Blocks: !refusal.Overridable);

    /// <summary>Why an action is not offered where the lead is.</summary>
    public async Task<string> NotHere(LeadPage.Result lead, ActionKey key, CancellationToken ct)
    {
        var texts = processes.Texts(lead.Process);
        var isForward = (await processes.Get(new ProcessRef(lead.Process, lead.ProcessVersion), ct)).Actions.Any(action => action.Key == key && action.Kind == ActionKind.Advance);
        return isForward && !lead.Status.IsTerminal && lead.Stage == lead.Stages[^1]
            ? labels["Action_LastStage", texts.Action(key), texts.Stage(lead.Stage)]
            : labels["Action_NotHere", texts.Action(key), texts.Stage(lead.Stage), labels.Name(lead.Status)];
    }

    /// <summary>Leads that go on: the probable duplicates first, then what was looked for, or the newest.</summary>
    private async Task<IReadOnlyList<SelectListItem>> Others(LeadPage.Result lead, ProcessTexts texts, string? find, CancellationToken ct)
    {
        var alike = await mediator.Send(new FindDuplicates.Query(lead.Id), ct);
        var listed = await mediator.Send(new LeadList.Query { Open = true, Q = find?.Length > 200 ? find[..200] : find }, ct);
        var items = (alike.Succeeded ? alike.Value.Candidates : []).Where(other => !other.Status.IsTerminal).Select(other => Item(other.LeadId, other.Number, other.Name, other.Stage))
            .Concat((listed.Succeeded ? listed.Value.Rows : []).Where(row => row.Id != lead.Id).Select(row => Item(row.Id, row.Number, row.Name, row.Stage)));
        if (listed.Succeeded) await accessLog.Identity(listed.Value.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return [.. items.DistinctBy(item => item.Value)];

        SelectListItem Item(LeadId id, string number, string name, StageKey stage) => new($"{number} · {name} · {texts.Stage(stage)}", id.ToString());
    }
}
