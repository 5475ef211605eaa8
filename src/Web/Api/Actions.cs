using GlobalReach.Domain.Leads;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>An action of the process with what it asks for; `choices` of the lead say which those are.</summary>
internal sealed record ActionBody(int Version)
{
    public string? Reason { get; init; }

    public DateOnly? ResumeOn { get; init; }

    public string? ReferredTo { get; init; }

    public LeadId? DuplicateOf { get; init; }

    public IReadOnlyList<string>? Reasons { get; init; }

    public bool? Controllable { get; init; }

    public ReasonEvidence Evidence { get; init; }

    public string? WinnerPlace { get; init; }

    public DateOnly? RecontactOn { get; init; }

    public StageKey? ToStage { get; init; }

    /// <summary>Soft gates that are overridden: the gate's name to the reason.</summary>
    public IReadOnlyDictionary<string, string>? Overrides { get; init; }
}

/// <summary>Where the lead is after the action, and which gates it passed by a recorded reason.</summary>
internal sealed record ActionTaken(LeadId Id, int Version, StageKey Stage, LeadStatus Status, IReadOnlyList<string> Skipped);

internal static class Actions
{
    public static void MapActions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/leads/{id}/undo", Undo).WithName("undoMove").WithSummary("Take the last move back, while nothing was recorded since.").Produces<ActionTaken>();
        api.MapPost("/leads/{id}/actions/{action}", Take).WithName("takeAction").WithSummary("Take an action of the process: advance, hold, lose, …").Produces<ActionTaken>();
    }

    private static async Task<IResult> Undo(Guid id, VersionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new UndoMove.Command(new LeadId(id), body.Version), ct), lead => Results.Ok(new ActionTaken(lead.LeadId, lead.Version, lead.Stage, lead.Status, lead.Skipped)), id);

    private static async Task<IResult> Take(Guid id, string action, ActionBody body, IMediator mediator, OutcomeResults results, CancellationToken ct)
    {
        var command = new TakeAction.Command(new LeadId(id), body.Version, new ActionKey(action))
        {
            Reason = body.Reason, ResumeOn = body.ResumeOn, ReferredTo = body.ReferredTo, DuplicateOf = body.DuplicateOf,
            Reasons = body.Reasons ?? [], Controllable = body.Controllable, Evidence = body.Evidence, WinnerPlace = body.WinnerPlace, RecontactOn = body.RecontactOn,
            ToStage = body.ToStage, Overrides = body.Overrides ?? new Dictionary<string, string>(),
        };
        return results.Answer(await mediator.Send(command, ct), lead => Results.Ok(new ActionTaken(lead.LeadId, lead.Version, lead.Stage, lead.Status, lead.Skipped)), id);
    }
}
