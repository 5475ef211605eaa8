using GlobalReach.Workflows.Demo;

namespace GlobalReach.Web.Http;

/// <summary>While the demonstration is told anew nobody works on it: pages lead to how far it is, machines are told to come back.</summary>
public static class Retelling
{
    public const string Progress = "/organisation/demo/progress";

    private static readonly PathString[] Open = [Progress, "/health", "/brand", "/brand.css", "/bundle", "/account/sign-in"];

    public static IApplicationBuilder UseRetelling(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path)) || Path.HasExtension(context.Request.Path) || !await context.RequestServices.GetRequiredService<DemoReset>().IsUnderway(context.RequestAborted))
        {
            await next(context);
            return;
        }

        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.Redirect(Progress);
            return;
        }

        // What somebody typed meanwhile would be lost with the rest: it is refused, not taken.
        context.Response.Headers.RetryAfter = "20";
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    });
}
