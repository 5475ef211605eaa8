using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Proposals;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Api;

internal sealed record NewProposal(string Language)
{
    /// <summary>An earlier version in this language: a page is appended that tells what changed since.</summary>
    public Guid? ChangesSince { get; init; }

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

internal sealed record AnswerBody(int Version, ProposalAnswer Answer, DateOnly AnsweredOn, string? Words = null);

internal sealed record NewCopy(string Recipient)
{
    public Guid? Id { get; init; }
}

internal sealed record NewLink(string Recipient, int Days = 30)
{
    public Guid? Id { get; init; }
}

/// <summary>A copy that was made; the address of a link is told this once.</summary>
internal sealed record MadeCopy(Guid Id, int Version, string? Address);

internal sealed record Nothing;

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
        api.MapPut("/proposals/{id}/answer", Answer).WithName("recordProposalAnswer").WithSummary("Record what the investor said to it.").Produces<Written>();
        api.MapGet("/proposals/{id}/changes", Changes).WithName("getProposalChanges").WithSummary("What reads otherwise than in an earlier version of the same language (`since`; without it than in the one sent last before).").Produces<ProposalChanges.Result>();
        api.MapPost("/proposals/{id}/copies", Copy).WithName("copyProposal").WithSummary("Hand a proposal out as a file that names its recipient on every page.").Produces<MadeCopy>(StatusCodes.Status201Created);
        api.MapPost("/proposals/{id}/links", Link).WithName("linkProposal").WithSummary("Hand a proposal out as a page behind a link that opens once; its address is told in this answer only.").Produces<MadeCopy>(StatusCodes.Status201Created);
        api.MapGet("/leads/{id}/proposal-copies", Copies).WithName("getProposalCopies").WithSummary("Who has copies of a lead's proposals, and which links were opened.").Produces<ProposalHandling.Result>();
        api.MapGet("/leads/{id}/proposal-copies/{copy}.pdf", CopyFile).WithName("getProposalCopyPdf").WithSummary("The file of a copy.").Produces<byte[]>(StatusCodes.Status200OK, Pdf);
        api.MapPut("/leads/{id}/proposal-copies/{copy}/revocation", Revoke).WithName("revokeProposalLink").WithSummary("Make a link void.").Produces<Written>();
        api.MapPut("/proposals/{id}/retry", Retry).WithName("retryProposal").WithSummary("Try a failed proposal again from the same inputs.").Produces<Written>();
    }

    private static Task<IResult> Order(Guid id, NewProposal body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new GenerateProposal.Command(new LeadId(id), writes.IdOr(body.Id), body.Language)
        {
            ChangesSince = body.ChangesSince, Kind = body.Kind, Sections = [.. (body.Sections ?? []).Select(s => new ProposalSection(s?.Key ?? "", s?.Heading, s?.Text, s?.InEnglish ?? false))],
        }, (made, version) =>
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

    private static Task<IResult> Answer(Guid id, AnswerBody body, ProposalWrites proposals, CancellationToken ct) =>
        proposals.Record(id, lead => new RecordProposalAnswer.Command(lead, body.Version, id, body.Answer, body.AnsweredOn, body.Words), ct);

    private static async Task<IResult> Changes(Guid id, Guid? since, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalChanges.Query(id, since), ct);
        if (found.Succeeded) await accessLog.Download(found.Value.LeadId, $"changes of proposal {id}", ct);
        return results.Answer(found, Results.Ok);
    }

    private static async Task<IResult> Copy(Guid id, NewCopy body, IMediator mediator, LeadWrites writes, OutcomeResults results, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalView.Query(id), ct);
        if (!found.Succeeded) return results.Problem(found, lead: null);
        var (lead, copy) = (found.Value.LeadId, writes.IdOr(body.Id));
        return await writes.Record(lead, new MakeProposalCopy.Command(lead, id, copy, body.Recipient), version => Results.Created($"/api/leads/{lead}/proposal-copies/{copy}.pdf", new MadeCopy(copy, version, null)), ct);
    }

    private static async Task<IResult> Link(Guid id, NewLink body, IMediator mediator, LeadWrites writes, OutcomeResults results, PublicAddress address, HttpRequest request, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalView.Query(id), ct);
        if (!found.Succeeded) return results.Problem(found, lead: null);
        var (lead, copy, token) = (found.Value.LeadId, writes.IdOr(body.Id), ProposalLink.NewToken());
        var made = await mediator.Send(new MakeProposalLink.Command(lead, id, copy, body.Recipient, ProposalLink.HashOf(token), body.Days), ct);
        if (!made.Succeeded) return results.Problem(made, lead.Value);
        // Made before under this id: its token is known to nobody any more.
        var isNew = (await mediator.Send(new ProposalLinkFace.Query(token, null), ct)).Succeeded;
        var version = await mediator.Send(new LeadVersion.Query(lead), ct);
        return results.Answer(version, now => Results.Created($"/api/leads/{lead}/proposal-copies/{copy}.pdf", new MadeCopy(copy, now, isNew ? $"{address.For(request)}/documents/{token}" : null)), lead.Value);
    }

    private static async Task<IResult> Copies(Guid id, IMediator mediator, OutcomeResults results, CancellationToken ct) =>
        results.Answer(await mediator.Send(new ProposalHandling.Query(new LeadId(id)), ct), Results.Ok);

    private static async Task<IResult> CopyFile(Guid id, Guid copy, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalCopyFile.Query(copy), ct);
        if (!found.Succeeded) return results.Problem(found, lead: null);
        if (found.Value.LeadId.Value != id) return Results.NotFound();
        await accessLog.Download(found.Value.LeadId, $"proposal copy {copy}", ct);
        return Results.File(found.Value.Bytes, Pdf, found.Value.FileName);
    }

    private static Task<IResult> Revoke(Guid id, Guid copy, Nothing body, LeadWrites writes, CancellationToken ct) =>
        writes.Record(new LeadId(id), new RevokeProposalLink.Command(new LeadId(id), copy), ct);

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
