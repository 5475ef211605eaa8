using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using MediatR;

namespace GlobalReach.Web.Api;

internal static class People
{
    public static void MapPeople(this IEndpointRouteBuilder api) =>
        api.MapGet("/people", List).WithName("listPeople").WithSummary("Our own people with their roles: the ids that owners, teams and tasks name.").Produces<IReadOnlyList<PeopleDirectory.Entry>>();

    private static async Task<IResult> List(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new PeopleList.Query(), ct), Results.Ok);
}
