using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Views;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>A view to keep; `query` is what stands in the list's address after the question mark.</summary>
internal sealed record ViewBody(string Name, string Query);

/// <summary>What is to change; what is left out stays.</summary>
internal sealed record ViewChanges(string? Name = null, string? Query = null, bool? Shared = null, bool? Default = null);

internal sealed record ViewJson(Guid Id, string Name, string Query, PersonId Owner, bool IsShared, bool IsDefault);

internal sealed record ViewKept(Guid Id);

internal static class Views
{
    public static void MapViews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/views", List).WithName("listViews").WithSummary("Your views of the list of leads, and those that are shared with everybody.").Produces<IReadOnlyList<ViewJson>>();
        api.MapPut("/views/{id}", Keep).WithName("saveView").WithSummary("Keep a view under an id of your making.").Produces<ViewKept>();
        api.MapPost("/views/{id}", Change).WithName("changeView").WithSummary("Rename a view, share it, or let your list begin with it.").Produces<ViewKept>();
        api.MapDelete("/views/{id}", Remove).WithName("removeView").WithSummary("Keep a view no longer.").Produces<ViewKept>();
    }

    private static async Task<IResult> List(IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new MyViews.Query(), ct), views => Results.Ok(views.Select(view => new ViewJson(view.Id, view.Name, view.Query, view.Owner, view.IsShared, view.IsDefault)).ToList()));

    private static async Task<IResult> Keep(Guid id, ViewBody body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new SaveView.Command(id, body.Name, body.Query), ct), () => Results.Ok(new ViewKept(id)));

    private static async Task<IResult> Change(Guid id, ViewChanges body, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new ChangeView.Command(id) { Name = body.Name, Query = body.Query, Shared = body.Shared, Default = body.Default }, ct), () => Results.Ok(new ViewKept(id)));

    private static async Task<IResult> Remove(Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new RemoveView.Command(id), ct), () => Results.Ok(new ViewKept(id)));
}
