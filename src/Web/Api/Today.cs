using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Today;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record PostponementBody(DateOnly Until);

/// <summary>What waits for the caller, and putting it off.</summary>
internal static class Today
{
    public static void MapToday(this IEndpointRouteBuilder api)
    {
        api.MapGet("/today", Waits).WithName("getToday").WithSummary("What waits for you, most pressing first.").Produces<MyWork.Result>();
        api.MapPut("/leads/{id}/tasks/{taskId}/postponement", PutOff).WithName("postponeTask").WithSummary("Put a task off to a later day.").Produces<Written>();
        api.MapPut("/leads/{id}/next-step/postponement", PutOffStep).WithName("postponeNextStep").WithSummary("Put the promised next step off to another day.").Produces<Written>();
    }

    private static async Task<IResult> Waits(IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new MyWork.Query(), ct);
        if (found.Succeeded) await accessLog.Identity(found.Value, ct);
        return results.Answer(found, Results.Ok);
    }

    private static Task<IResult> PutOff(Guid id, Guid taskId, PostponementBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new PostponeTask.Command(new LeadId(id), taskId, body.Until), ct);

    private static Task<IResult> PutOffStep(Guid id, PostponementBody body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new PostponeNextStep.Command(new LeadId(id), body.Until), ct);
}
