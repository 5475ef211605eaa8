using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Pipeline;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>The figures of the leadership page; <c>asOf</c> tells them as of the end of a day.</summary>
internal static class Pipeline
{
    public static void MapPipeline(this IEndpointRouteBuilder api)
    {
        api.MapGet("/pipeline/summary", Summary).WithName("getPipelineSummary").WithSummary("Leads, jobs and capital expenditure by stage, and what to expect of them.").Produces<PipelineSummary.Result>();
        api.MapGet("/pipeline/funnel", Stages).WithName("getPipelineFunnel").WithSummary("How many leads that entered a stage in twelve months came beyond it.").Produces<Funnel.Result>();
        api.MapGet("/pipeline/moves", Moves).WithName("getPipelineMoves").WithSummary("Opening, moves and closing of a month, which tie.").Produces<MonthsMoves.Result>();
        api.MapGet("/pipeline/stalled", Standstill).WithName("getPipelineStalled").WithSummary("Active leads that stand still, and the jobs at stake.").Produces<Stalled.Result>();
        api.MapGet("/pipeline/responses", Responses).WithName("getPipelineResponses").WithSummary("Acknowledgements against the time promised, by channel.").Produces<ResponseTimes.Result>();
    }

    private static async Task<IResult> Summary(DateOnly? asOf, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new PipelineSummary.Query { AsOf = asOf }, ct), Results.Ok);

    private static async Task<IResult> Stages(DateOnly? asOf, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new Funnel.Query { AsOf = asOf }, ct), Results.Ok);

    private static async Task<IResult> Moves(DateOnly? asOf, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new MonthsMoves.Query { AsOf = asOf }, ct), Results.Ok);

    private static async Task<IResult> Standstill(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new Stalled.Query(), ct), Results.Ok);

    private static async Task<IResult> Responses(DateOnly? asOf, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new ResponseTimes.Query { AsOf = asOf }, ct), Results.Ok);
}
