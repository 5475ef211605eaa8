using System.Text.Json;
using System.Text.RegularExpressions;
using GlobalReach.Domain.Foundation;
using GlobalReach.Web.Http;
using GlobalReach.Web.People;
using GlobalReach.Workflows.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace GlobalReach.Web.Api;

/// <summary>Whatever goes wrong before or beside a use case is told like every refusal: problem details with a stable code and a sentence.</summary>
internal static partial class ApiProblems
{
    private const int MostOfAName = 100;

    public static void UseApiProblems(this IApplicationBuilder api)
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = TellFailure });
        api.UseStatusCodePages(pages => Tell(pages.HttpContext, pages.HttpContext.Response.StatusCode, OfStatus(pages.HttpContext)));
        api.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException error) when (!context.Response.HasStarted)
            {
                var (status, refusals) = Of(error, context);
                await Tell(context, status, refusals);
            }
        });
    }

    private static Task TellFailure(HttpContext context) => Storage.IsUnavailable(context.Features.Get<IExceptionHandlerFeature>()?.Error)
        ? Tell(context, StatusCodes.Status503ServiceUnavailable, Refusal.Rule("storage-unavailable"))
        : Tell(context, StatusCodes.Status500InternalServerError, Refusal.Rule("server-error"));

    private static Task Tell(HttpContext context, int status, params IReadOnlyList<Refusal> refusals) =>
        context.RequestServices.GetRequiredService<OutcomeResults>().Problem(Outcome.Refused(refusals), lead: null, status).ExecuteAsync(context);

    private static Refusal OfStatus(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = ApiKeyAuthentication.SchemeName;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => Refusal.Rule("not-signed-in", ApiKeyAuthentication.Header),
            StatusCodes.Status404NotFound => Refusal.Rule("route-unknown", context.Request.Path.Value ?? ""),
            StatusCodes.Status405MethodNotAllowed => Refusal.Rule("method-not-allowed", context.Request.Method, context.Response.Headers.Allow.ToString()),
            StatusCodes.Status413PayloadTooLarge => Refusal.Rule("body-too-large"),
            StatusCodes.Status415UnsupportedMediaType => Refusal.Rule("content-type-unsupported", context.Request.ContentType ?? ""),
            _ => Refusal.Rule("request-malformed"),
        };
    }

    private static (int Status, IReadOnlyList<Refusal> Refusals) Of(BadHttpRequestException error, HttpContext context) => error switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => (error.StatusCode, [Refusal.Rule("body-too-large")]),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => (error.StatusCode, [Refusal.Rule("content-type-unsupported", context.Request.ContentType ?? "")]),
        { InnerException: JsonException json } => OfJson(json, context),
        _ when Parameter().Match(error.Message) is { Success: true } parameter => OfParameter(parameter, error.StatusCode),
        _ => (error.StatusCode, [Refusal.Rule("request-malformed")]),
    };

    // Here and below the reader's message is all there is to tell the cases apart by; tests hold its wording.
    private static (int Status, IReadOnlyList<Refusal> Refusals) OfParameter(Match parameter, int status) =>
        (JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value), parameter.Groups["missing"].Success) switch
        {
            ("body", _) => (status, [Refusal.Rule("body-missing")]),
            ("version", true) => (StatusCodes.Status422UnprocessableEntity, [Refusal.Invalid("version", "version-missing")]),
            (var name, var missing) => (status, [Refusal.Invalid(name, missing ? "member-missing" : "value-malformed", name)]),
        };

    private static (int Status, IReadOnlyList<Refusal> Refusals) OfJson(JsonException error, HttpContext context)
    {
        if (error.InnerException is JsonException) return (StatusCodes.Status400BadRequest, [Refusal.Rule("body-malformed", (error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1)]);
        return (StatusCodes.Status422UnprocessableEntity, OfShape(error, context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType));
    }

    private static IReadOnlyList<Refusal> OfShape(JsonException error, Type? body)
    {
        var field = ApiJson.FieldOf(error.Path);
        if (Missing().Match(error.Message) is { Success: true } missing)
        {
            var prefix = field.Length == 0 ? "" : $"{field}.";
            return [.. Quoted().Matches(missing.Groups["names"].Value).Select(name => prefix + name.Groups[1].Value).OrderBy(name => name != "version")
                .Select(name => name == "version" ? Refusal.Invalid(name, "version-missing") : Refusal.Invalid(name, "member-missing", name))];
        }

        if (Unknown().Match(error.Message) is { Success: true } unknown) return [Refusal.Invalid(Short(unknown.Groups["name"].Value), "member-unknown", Short(unknown.Groups["name"].Value))];
        return ApiJson.ChoicesAt(body, field) is { Count: > 0 } choices
            ? [Refusal.Invalid(field, "value-not-one-of", field, string.Join(", ", choices))]
            : [Refusal.Invalid(Short(field), "value-malformed", Short(field))];
    }

    private static string Short(string name) => name.Length > MostOfAName ? name[..MostOfAName] : name;

    [GeneratedRegex("""parameter "(?:[^"]* )?(?<name>\w+)" (?<missing>was not provided)?""")]
    private static partial Regex Parameter();

    [GeneratedRegex("missing required properties including: (?<names>.*)$", RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("property '(?<name>.*)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
