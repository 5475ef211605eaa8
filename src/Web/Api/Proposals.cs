using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Proposals;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record NewProposal(string Language)
{
    public Guid? Id { get; init; }

    /// <summary>Which document; the whole proposal where none is named.</summary>
    public ProposalKind Kind { get; init; }

    /// <summary>Its sections in order: ours by key, or <c>text</c> with a heading and Markdown. None: those the kind has by itself.</summary>
    public IReadOnlyList<NewSection?>? Sections { get; init; } = [];
}

internal sealed record NewSection(string Key)
{
    public string? Heading { get; init; }

    public string? Text { get; init; }

    public bool InEnglish { get; init; }
}

internal sealed record OrderedProposal(Guid Id, LeadId LeadId, int Version, int Number, string Language, ProposalState State, IReadOnlyList<string> LeftOut, int DraftTexts, ProposalKind Kind);

/// <summary>A kind of document for a lead: what the lead lacks for it (null when nothing), its sections, and those that may be added.</summary>
internal sealed record DocumentKindJson(ProposalKind Kind, OutcomeResults.UnmetGate? Lacks, IReadOnlyList<string> Sections, IReadOnlyList<string> Further, int? RoomForText);

internal sealed record VersionBody(int Version);

internal sealed record ProposalApprovalBody(int Version, bool AcceptsDraftTexts = false);

internal sealed record ReceiptBody(int Version, DateOnly ReceivedOn);

internal static class Proposals
{
    private const string Pdf = "application/pdf";

    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        api.MapPost("/leads/{id}/proposals", Order).WithName("orderProposal").WithSummary("Have a proposal or another kind of document made from the lead's facts, in a language.").Produces<OrderedProposal>(StatusCodes.Status201Created);
        api.MapGet("/leads/{id}/proposals/kinds", Kinds).WithName("listDocumentKinds").WithSummary("The kinds of document for a lead: what it lacks for each, and the sections there are.").Produces<IReadOnlyList<DocumentKindJson>>();
        api.MapGet("/proposals/{id}", Show).WithName("getProposal").WithSummary("A proposal as it stands: rendering, ready or failed.").Produces<ProposalView.Result>();
        api.MapGet("/proposals/{id}.pdf", File).WithName("getProposalPdf").WithSummary("The proposal's file; waits up to 10 seconds while it is being made.").Produces<byte[]>(StatusCodes.Status200OK, Pdf);
        api.MapPut("/proposals/{id}/approval", Approve).WithName("approveProposal").WithSummary("Approve a proposal for sending, as a second person; where it holds words that nobody reviewed, by agreeing to them.").Produces<Written>();
        api.MapPut("/proposals/{id}/dispatch", Send).WithName("sendProposal").WithSummary("Send an approved proposal to the investor.").Produces<Written>();
        api.MapPut("/proposals/{id}/receipt", Receive).WithName("recordProposalReceipt").WithSummary("Record the day the investor confirmed to have it.").Produces<Written>();
        api.MapPut("/proposals/{id}/retry", Retry).WithName("retryProposal").WithSummary("Try a failed proposal again from the same inputs.").Produces<Written>();
    }

    private static Task<IResult> Order(Guid id, NewProposal body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new GenerateProposal.Command(new LeadId(id), writes.IdOr(body.Id), body.Language) { Kind = body.Kind, Sections = [.. (body.Sections ?? []).Select(s => new ProposalSection(s?.Key ?? "", s?.Heading, s?.Text, s?.InEnglish ?? false))] }, (made, version) =>
            Results.Created($"/api/proposals/{made.Id}", new OrderedProposal(made.Id, made.LeadId, version, made.Number, made.Language, made.State, made.LeftOut, made.DraftTexts, made.Kind)), ct);

    private static async Task<IResult> Kinds(Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new DocumentsToOrder.Query(new LeadId(id)), ct), found =>
            Results.Ok(found.Select(kind => new DocumentKindJson(kind.Kind, kind.Lacks is { } lacks ? results.Unmet(lacks, id) : null, [.. kind.Sections.Select(section => section.Key)], kind.Further, kind.RoomForText))));

    private static async Task<IResult> Show(Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new ProposalView.Query(id), ct), Results.Ok);

    private static async Task<IResult> File(Guid id, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalFile.Query(id), ct);
        if (!found.Succeeded) return results.Problem(found, lead: null);
        await accessLog.Download(found.Value.LeadId, $"proposal {id}", ct);
        return Results.File(found.Value.Bytes, Pdf, found.Value.FileName);
    }

    private static Task<IResult> Approve(Guid id, ProposalApprovalBody body, ProposalWrites proposals, CancellationToken ct) =>
        proposals.Record(id, lead => new ApproveProposal.Command(lead, body.Version, id, body.AcceptsDraftTexts), ct);

    private static Task<IResult> Send(Guid id, VersionBody body, ProposalWrites proposals, CancellationToken ct) =>
        proposals.Record(id, lead => new SendProposal.Command(lead, body.Version, id), ct);

    private static Task<IResult> Receive(Guid id, ReceiptBody body, ProposalWrites proposals, CancellationToken ct) =>
        proposals.Record(id, lead => new RecordProposalReceipt.Command(lead, body.Version, id, body.ReceivedOn), ct);

    private static Task<IResult> Retry(Guid id, VersionBody body, ProposalWrites proposals, CancellationToken ct) =>
        proposals.Record(id, lead => new RetryProposal.Command(lead, body.Version, id), ct);
}

/// <summary>A proposal is changed under its own address; the change belongs to its lead.</summary>
internal sealed class ProposalWrites(IMediator mediator, OutcomeResults results, LeadWrites writes)
{
    public async Task<IResult> Record<TCommand>(Guid proposal, Func<LeadId, TCommand> change, CancellationToken ct)
        where TCommand : ICommand
    {
        var found = await mediator.Send(new ProposalView.Query(proposal), ct);
        return found.Succeeded ? await writes.Record(found.Value.LeadId, change(found.Value.LeadId), ct) : results.Problem(found, lead: null);
    }
}
