using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using MediatR;

namespace GlobalReach.Web.Http;

/// <summary>Files as people take them from the pages; each is written into the access log before it is handed out.</summary>
public static class Downloads
{
    public static IEndpointRouteBuilder MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/leads/{id:guid}/documents/{document:guid}/file", Document).ExcludeFromDescription();
        app.MapGet("/proposals/{id:guid}.pdf", Proposal).ExcludeFromDescription();
        app.MapGet("/proposals/copies/{copy:guid}.pdf", Copy).ExcludeFromDescription();
        app.MapGet("/documents/{token}/file", Linked).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    /// <summary>A copy that names its recipient.</summary>
    private static async Task<IResult> Copy(Guid copy, IMediator mediator, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new ProposalCopyFile.Query(copy), ct);
        if (!found.Succeeded) return Results.StatusCode(OutcomeResults.StatusOf(found));
        await accessLog.Download(found.Value.LeadId, $"proposal copy {copy}", ct);
        return Results.File(found.Value.Bytes, "application/pdf", found.Value.FileName);
    }

    /// <summary>The file behind a link, for the browser that opened it.</summary>
    private static async Task<IResult> Linked(string token, IMediator mediator, CurrentUser user, HttpContext context, CancellationToken ct)
    {
        // The secret in the address is the right to this one document, and to nothing else.
        user.BecomeSystem();
        var face = await mediator.Send(new ProposalLinkFace.Query(token, ReaderCookie.Of(context)), ct);
        if (face is not { Succeeded: true, Value.Door: ProposalLinkFace.Door.Open }) return Results.NotFound();
        var found = await mediator.Send(new ProposalCopyFile.Query(face.Value.Copy), ct);
        return found.Succeeded ? Results.File(found.Value.Bytes, "application/pdf", found.Value.FileName) : Results.StatusCode(OutcomeResults.StatusOf(found));
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
