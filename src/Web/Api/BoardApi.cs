using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Pipeline;
using MediatR;

namespace GlobalReach.Web.Api;

/// <summary>A lead on the board, under the name the caller may hear.</summary>
internal sealed record BoardLead(
    LeadId Id, int Version, string Number, string Name, bool IsIdentity, Confidentiality Confidentiality, StageKey Stage, LeadStatus Status, string? Country, PersonId Owner,
    int? Jobs, Money? Capex, string? NextStep, DateOnly? NextStepOn, string? Deadline, DateTimeOffset? DeadlineAt)
{
    public static BoardLead Of(BoardCard c) => new(
        c.Id, c.Version, c.Number, c.Name, c.IsIdentity, c.Confidentiality, c.Stage, c.Status, c.Country, c.Owner,
        c.Jobs, c is { CapexMinor: { } minor, CapexCurrency: { } currency } ? new Money(minor, currency) : null, c.NextStep, c.NextStepOn, c.DeadlineKey, c.DeadlineAt);
}

/// <summary>A column of the board: what stands in it altogether, its first leads, and after what the next ones are asked for; null when there are no more.</summary>
internal sealed record BoardColumnJson(string Column, int Count, long Jobs, IReadOnlyList<BoardLead> Leads, string? After);

/// <summary>Open leads by stage, what is due next first; sealed leads are counted, never listed.</summary>
internal sealed record BoardJson(string Process, IReadOnlyList<BoardColumnJson> Columns, int Sealed);

/// <summary>More leads of one column.</summary>
internal sealed record BoardPageJson(IReadOnlyList<BoardLead> Leads, string? After);

internal static class BoardApi
{
    public static void MapBoard(this IEndpointRouteBuilder api)
    {
        api.MapGet("/pipeline/board", Show).WithName("getBoard").WithSummary("The open leads of a track you may see by stage (greenfield unless another is named), what is due next first.").Produces<BoardJson>();
        api.MapGet("/pipeline/board/{column}", More).WithName("getBoardColumn").WithSummary("The next leads of one column of the board.").Produces<BoardPageJson>();
    }

    private static async Task<IResult> Show(string? track, Guid? owner, Guid? team, bool? mine, string? country, string? q, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new Board.Query { Track = track ?? RegisterInquiry.Process, Owner = owner is { } person ? new PersonId(person) : null, Team = team, Mine = mine ?? false, Country = country, Q = q }, ct);
        if (found.Succeeded) await accessLog.Board(found.Value.Columns.SelectMany(column => column.Cards), ct);
        return results.Answer(found, board => Results.Ok(new BoardJson(board.Process, [.. board.Columns.Select(c => new BoardColumnJson(c.Key, c.Count, c.Jobs, [.. c.Cards.Select(BoardLead.Of)], c.After))], board.Sealed)));
    }

    private static async Task<IResult> More(string column, string? after, string? track, Guid? owner, Guid? team, bool? mine, string? country, string? q, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new BoardColumn.Query(column, after) { Track = track ?? RegisterInquiry.Process, Owner = owner is { } person ? new PersonId(person) : null, Team = team, Mine = mine ?? false, Country = country, Q = q }, ct);
        if (found.Succeeded) await accessLog.Board(found.Value.Cards, ct);
        return results.Answer(found, page => Results.Ok(new BoardPageJson([.. page.Cards.Select(BoardLead.Of)], page.After)));
    }
}
