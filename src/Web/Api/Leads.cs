using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using MediatR;

namespace GlobalReach.Web.Api;

internal static class Leads
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/leads", List).WithName("listLeads").WithSummary("The leads you may see, newest first.").Produces<LeadRows>();
        api.MapGet("/leads/{id}", Show).WithName("getLead").WithSummary("One lead: where it is, what may happen next and why the rest may not, and every fact.").Produces<LeadJson>();
        api.MapGet("/leads/{id}/timeline", Happened).WithName("getTimeline").WithSummary("What happened to a lead, newest first.").Produces<Timeline>();
    }

    /// <summary>As the list's address has it, but for "mine" and "the last days", which a caller knows itself.</summary>
    private static async Task<IResult> List(
        string[]? stage, string[]? track, LeadStatus? status, Guid? owner, Guid? team, string[]? country, string[]? grade, LeadSource? source, DateOnly? receivedFrom, DateOnly? receivedTo, Lateness? late, bool? stalled,
        string? q, LeadSort? sort, bool? descending, int? page, int? pageSize, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var query = new LeadList.Query
        {
            Stages = Said(stage), Tracks = Said(track), Status = status, Owner = owner is { } person ? new PersonId(person) : null, Team = team, Countries = Said(country), Grades = Said(grade), Source = source,
            ReceivedFrom = receivedFrom, ReceivedTo = receivedTo, Late = late, Stalled = stalled == true, Q = q, Sort = sort ?? LeadSort.Received, Descending = descending ?? sort is null,
        };
        var found = await mediator.Send(query with { Page = page ?? query.Page, PageSize = pageSize ?? query.PageSize }, ct);
        if (found.Succeeded) await accessLog.Identity(found.Value.Rows.Select(row => (row.Id, row.Confidentiality, row.IsIdentity)), ct);
        return results.Answer(found, rows => Results.Ok(new LeadRows([.. rows.Rows.Select(LeadRow.Of)], rows.Total, rows.Page, rows.PageSize, rows.Sealed)));
    }

    private static IReadOnlyList<string> Said(string[]? values) => [.. (values ?? []).Where(value => value.Length > 0)];

    private static async Task<IResult> Show(Guid id, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new LeadPage.Query(new LeadId(id)), ct);
        if (found.Succeeded) await accessLog.Identity([(found.Value.Id, found.Value.Confidentiality, found.Value.KnowsIdentity)], ct);
        return results.Answer(found, lead => Results.Ok(LeadJson.Of(lead, results)), id);
    }

    private static async Task<IResult> Happened(Guid id, int? page, int? pageSize, TimelineKind? kind, Guid? by, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var query = new LeadTimeline.Query(new LeadId(id));
        var told = await mediator.Send(query with { Page = page ?? query.Page, PageSize = pageSize ?? query.PageSize, Kind = kind, By = by is { } person ? new PersonId(person) : null }, ct);
        if (told.Succeeded) await accessLog.Identity([(query.Id, told.Value.Confidentiality, told.Value.KnowsIdentity)], ct);
        return results.Answer(
            told,
            found => Results.Ok(new Timeline([.. found.Entries.Select(e => new TimelineEntry(e.Id, e.Sequence, e.Fact, e.Values, e.Actor, e.At, e.Text))], found.Total, found.Page, found.PageSize)), id);
    }
}
