using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.Leads;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.Documents;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GlobalReach.Web.Api;

/// <summary>Files on a lead, as bare bytes: what they are stands in the address, their type is found in the bytes.</summary>
internal static class Documents
{
    private const string Bytes = "application/octet-stream";

    // A little above the product's own limit, so that a file just over it gets the product's answer.
    private const long LargestBody = StoredFile.MaxSize + (1024 * 1024);

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapPut("/leads/{id}/documents/{documentId}", Put).WithName("fileDocument").WithSummary("Upload a document as bare bytes, at most 25 MB.")
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).Produces<Written>().AddOpenApiOperationTransformer(DescribeBody);
        api.MapGet("/leads/{id}/documents/{documentId}/file", Get).WithName("getDocumentFile").WithSummary("A document's bytes.").Produces<byte[]>(StatusCodes.Status200OK, Bytes);
    }

    private static async Task<IResult> Put(Guid id, Guid documentId, DocumentKind kind, string fileName, HttpRequest request, LeadWrites writes, OutcomeResults results, CancellationToken ct)
    {
        if (await Read(request, ct) is not { } bytes) return results.Problem(Outcome.Refused(Refusal.Invalid("body", "file-too-large", StoredFile.MaxSize / 1024 / 1024)), id, StatusCodes.Status413PayloadTooLarge);
        return await writes.Record(new LeadId(id), new FileDocument.Command(new LeadId(id), documentId, kind, fileName, bytes), ct);
    }

    private static async Task<IResult> Get(Guid id, Guid documentId, IMediator mediator, OutcomeResults results, AccessLog accessLog, CancellationToken ct)
    {
        var found = await mediator.Send(new DocumentFile.Query(new LeadId(id), documentId), ct);
        if (!found.Succeeded) return results.Problem(found, id);
        await accessLog.Download(new LeadId(id), $"document {documentId}", ct);
        return Results.File(found.Value.Bytes, found.Value.MediaType, found.Value.FileName);
    }

    // The body may be declared as any type, since it is looked at; an endpoint that says so itself would refuse other types.
    private static Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var bytes = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { [Bytes] = bytes } };
        return Task.CompletedTask;
    }

    /// <summary>The body; null when it is larger than a file may be.</summary>
    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > StoredFile.MaxSize) return null;
        using var whole = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (whole.Length + count > StoredFile.MaxSize) return null;
            whole.Write(buffer, 0, count);
        }

        return whole.ToArray();
    }
}
