using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Proposals;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>Files as people take them from the pages; each is written into the access log before it is handed out.</summary>
public static class Downloads
{
    public static IEndpointRouteBuilder MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/leads/{id:guid}/documents/{document:guid}/file", Document).ExcludeFromDescription();
        app.MapGet("/proposals/{id:guid}.pdf", Proposal).ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> Document(Guid id, Guid document, IMediator mediator, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new DocumentFile.Query(new LeadId(id), document), ct);
        if (!found.Succeeded) return Results.StatusCode(OutcomeResults.StatusOf(found));
        await accessLog.Download(new LeadId(id), $"document {document}", ct);
        return Results.File(found.Value.Bytes, found.Value.MediaType, found.Value.FileName);
    }

    /// <summary>Without `inline` it is saved; with it the browser shows it in a tab of its own.</summary>
    private static async Task<IResult> Proposal(Guid id, string? inline, IMediator mediator, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalFile.Query(id), ct);
        if (!found.Succeeded) return Results.StatusCode(OutcomeResults.StatusOf(found));
        await accessLog.Download(found.Value.LeadId, $"proposal {id}", ct);
        return Results.File(found.Value.Bytes, "application/pdf", inline is not null ? null : found.Value.FileName);
    }
}
