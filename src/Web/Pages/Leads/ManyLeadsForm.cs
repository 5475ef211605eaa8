using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Pages.Leads;

/// <summary>What is to be done to many leads at once, as it is typed: a hand-over, a next step, or an action of the process with what it asks for.</summary>
public sealed class ManyLeadsForm
{
    public const string HandOverTo = "hand-over";
    public const string Promise = "promise-next-step";

    public Guid? OwnerId { get; set; }

    public string? HandOver { get; set; }

    public string? NextStep { get; set; }

    public DateOnly? NextStepOn { get; set; }

    /// <summary>What an action of the process asks for.</summary>
    public ActionForm Action { get; set; } = new();

    /// <summary>Actions that mean the same for many leads: not those that need another lead or a stage for each.</summary>
    public static IReadOnlyList<ActionKey> Offered(ProcessDefinition process, Actor actor) =>
        [.. process.Actions.Where(action => IsForMany(action) && actor.Permissions.Contains(action.Permission) && (action.Roles.Count == 0 || actor.Roles.Overlaps(action.Roles))).Select(action => action.Key).Distinct()];

    public static bool IsForMany(ActionDefinition action) => !action.Inputs.Contains(ActionInputKind.DuplicateOf) && !action.Inputs.Contains(ActionInputKind.ToStage);

    /// <summary>Sends one lead's command.</summary>
    public async Task<IOutcome> Send(string what, IMediator mediator, ManyLeads.Chosen lead, PersonId? backup, CancellationToken ct) => what switch
    {
        HandOverTo => await mediator.Send(new ReassignLead.Command(lead.Id, lead.Version, OwnerId.Person(), backup, HandOver ?? ""), ct),
        Promise => await mediator.Send(new PromiseNextStep.Command(lead.Id, lead.Version, NextStep ?? "", NextStepOn ?? default), ct),
        _ => await mediator.Send(Action.ToCommand(lead.Id, new ActionKey(what)) with { ExpectedVersion = lead.Version }, ct),
    };

    /// <summary>The key of one press of the button: the same words pressed again are the same request, other words are another.</summary>
    public string KeyOf(Guid run, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{run:N} {what} {Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options)))}");
}
