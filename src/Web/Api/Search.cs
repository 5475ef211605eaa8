using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Search;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record SearchAnswer(IReadOnlyList<SearchAnswerGroup> Groups, bool IsIncomplete);

internal sealed record SearchAnswerGroup(SearchKind Kind, IReadOnlyList<SearchAnswerHit> Hits, bool HasMore);

internal sealed record SearchAnswerHit(Guid Id, string Title, string? Detail, LeadId? LeadId, string? LeadName, string? LeadNumber, string? Stage, LeadStatus? Status, string Address);

/// <summary>The palette's search for machines.</summary>
internal static class Search
{
    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", Find).WithName("search").WithSummary("Leads, companies, contacts, sites and documents by a few words, within what you may know.").Produces<SearchAnswer>();

    private static async Task<IResult> Find(string? q, int? perGroup, IMediator mediator, SearchWeb search, OutcomeResults results, CancellationToken ct)
    {
        var query = new Find.Query(q);
        var found = await mediator.Send(query with { PerGroup = perGroup ?? query.PerGroup }, ct);
        if (found.Succeeded) await search.Log(found.Value.Groups.SelectMany(group => group.Hits).Select(hit => hit.Lead).OfType<FoundLead>(), ct);
        return results.Answer(found, answer => Results.Ok(new SearchAnswer([.. answer.Groups.Select(group => new SearchAnswerGroup(group.Kind, [.. group.Hits.Select(hit => Of(group.Kind, hit))], group.HasMore))], answer.IsIncomplete)));
    }

    private static SearchAnswerHit Of(SearchKind kind, Find.Hit hit) =>
        new(hit.Id, hit.Title, hit.Detail, hit.Lead?.Id, hit.Lead?.Name, hit.Lead?.Number, hit.Lead?.Stage.Value, hit.Lead?.Status, SearchWeb.Address(kind, hit));
}
