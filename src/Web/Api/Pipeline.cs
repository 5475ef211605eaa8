using GlobalReach.Web.Http;
using GlobalReach.Workflows.Pipeline;
using MediatR;

namespace GlobalReach.Web.Api;

internal static class Pipeline
{
    public static void MapPipeline(this IEndpointRouteBuilder api) =>
        api.MapGet("/pipeline/summary", Summary).WithName("getPipelineSummary").WithSummary("Leads, jobs and capital expenditure by stage, and what to expect of them.").Produces<PipelineSummary.Result>();

    private static async Task<IResult> Summary(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new PipelineSummary.Query(), ct), Results.Ok);
}
