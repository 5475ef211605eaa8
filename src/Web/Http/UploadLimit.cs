using GlobalReach.Workflows.Documents;
using Microsoft.AspNetCore.Http.Features;

namespace GlobalReach.Web.Http;

/// <summary>An upload that is larger than any file we take is read to its end, kept nowhere, and answered by the page it came from: people get a sentence instead of a broken connection.</summary>
public static class UploadLimit
{
    /// <summary>The largest file and the rest of its form: what is between is refused by the use case, in the same words.</summary>
    private const long MostAccepted = StoredFile.MaxSize + (1024 * 1024);

    /// <summary>Who has not signed in has a password or a code to send: anything larger is not read.</summary>
    private const long MostOfAnybody = 1024 * 1024;

    /// <summary>Who sends even more is not listened to any longer.</summary>
    private const long MostRead = 512L * 1024 * 1024;

    private static readonly object Exceeded = new();

    public static bool WasExceeded(HttpContext context) => context.Items.ContainsKey(Exceeded);

    public static IApplicationBuilder UseUploadLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (context.User.Identity?.IsAuthenticated != true)
        {
            if (request.ContentLength > MostOfAnybody)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = MostOfAnybody;
        }

        if (request.HasFormContentType && request.ContentLength is > MostAccepted and <= MostRead)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Items[Exceeded] = true;
            (request.Method, request.Body, request.ContentLength, request.ContentType) = (HttpMethods.Get, Stream.Null, null, null);
        }

        await next(context);
    });
}
