using GlobalReach.Web.Http;
using GlobalReach.Workflows.Operations;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record RetryBody(IReadOnlyList<Guid>? Ids = null);

/// <summary>The desk's own state, for who runs it.</summary>
internal static class Operations
{
    public static void MapOperations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/operations", State).WithName("getOperations").WithSummary("What is due and late, what could not be brought out, and whether the journal agrees with what is stored.").Produces<OperationsState.Result>();
        api.MapPost("/operations/journal-check", Check).WithName("checkJournal").WithSummary("Folds every lead's journal anew and compares it with what is stored.").Produces<CheckJournal.Result>();
        api.MapPost("/operations/deliveries/retry", Retry).WithName("retryDeliveries").WithSummary("Tries deliveries again that were given up: those named, or all.").Produces<int>();
    }

    private static async Task<IResult> State(IMediator mediator, OutcomeResults results, CancellationToken ct) => results.Answer(await mediator.Send(new OperationsState.Query(), ct), Results.Ok);

    private static async Task<IResult> Check(IMediator mediator, OutcomeResults results, CancellationToken ct) => results.Answer(await mediator.Send(new CheckJournal.Command(), ct), Results.Ok);

    private static async Task<IResult> Retry(RetryBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new RetryDeliveries.Command(body.Ids ?? []), ct), count => Results.Ok(count));
}
