using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using MediatR;

namespace GlobalReach.Web.Api;

internal static class People
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/teams", Teams).WithName("listTeams").WithSummary("The teams of the desk: who leads them and who belongs to them.").Produces<IReadOnlyList<TeamList.Entry>>();
        api.MapGet("/people", List).WithName("listPeople").WithSummary("Our own people with their roles: the ids that owners, teams and tasks name.").Produces<IReadOnlyList<PeopleDirectory.Entry>>();
    }

    private static async Task<IResult> List(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new PeopleList.Query(), ct), Results.Ok);

    private static async Task<IResult> Teams(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new TeamList.Query(), ct), Results.Ok);
}
