using GlobalReach.Web.People;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GlobalReach.Web.Api;

/// <summary>What /openapi/v1.json says beyond what the endpoints say themselves: the key, the problems, the idempotency key, and our own shapes.</summary>
internal static class ApiDescription
{
    private const string ProblemName = "Problem";

    private const string About = """
        The same use cases and refusals as the pages. Every change of a lead names the `version` it was decided on and answers with the new one; a stale version is refused with 409 `changed-meanwhile`.
        Ids may be made by the caller (UUIDv7): sending the same creation again changes nothing. With an `Idempotency-Key` a change is made once and answered again as the first time, with `Idempotent-Replayed: true`.
        Members that are not described here are refused (422 `member-unknown`), so that a typo is told. What only the client can tell is written as `{"value": …}`, or `{"cannotSay": "<date asked>"}`, or null when nobody asked yet.
        Every refusal is an RFC 9457 problem with a stable `code`; `errors` name the fields, `unmet` the gates.
        """;

    private static readonly (int Status, string Says)[] Problems =
    [
        (400, "The request cannot be read."), (401, "No key, or an unknown one."), (403, "The key's person may not do this."), (404, "There is no such thing, or you may not know that there is."),
        (409, "Somebody changed it meanwhile, or a rule or gate stands in the way."), (413, "The body is too large."), (415, "The body has another type than described."), (422, "Something in the request has to be corrected."),
        (500, "A fault of ours; it is in the log."),
    ];

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = ApiSchemas.NameOf;
        options.AddSchemaTransformer(ApiSchemas.Describe);
        options.AddDocumentTransformer(Describe);
        options.AddOperationTransformer(Describe);
    });

    private static async Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo { Title = "Global Reach", Version = "v1", Description = About };
        document.AddComponent(ApiKeyAuthentication.SchemeName, (IOpenApiSecurityScheme)new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header, Description = "A key acts as its person, with that person's rights.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
        document.AddComponent(ProblemName, (IOpenApiSchema)await context.GetOrCreateSchemaAsync(typeof(Problem), null, ct));
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var reads = HttpMethods.IsGet(context.Description.HttpMethod!);
        if (!reads)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header, In = ParameterLocation.Header, Description = "Any text of visible ASCII characters that is new for a new change.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.Longest },
            });
        }

        foreach (var (status, says) in Problems.Where(problem => !reads || problem.Status is not (413 or 415)))
        {
            (operation.Responses ??= [])[$"{status}"] = new OpenApiResponse
            {
                Description = says,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(ProblemName, context.Document) } },
            };
        }

        return Task.CompletedTask;
    }

    /// <summary>A refusal, as every endpoint tells it.</summary>
    internal sealed record Problem(string Type, string Title, int Status, string Code)
    {
        public IReadOnlyList<Http.OutcomeResults.FieldError>? Errors { get; init; }

        public IReadOnlyList<Http.OutcomeResults.UnmetGate>? Unmet { get; init; }
    }
}
