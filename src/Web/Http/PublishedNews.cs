using GlobalReach.Workflows.Engine;

namespace GlobalReach.Web.Http;

/// <summary>Before somebody who is signed in is answered, this node looks whether another one published a process or its words: at most every two seconds.</summary>
public static class PublishedNews
{
    public static IApplicationBuilder UsePublished(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true) await context.RequestServices.GetRequiredService<ProcessCatalog>().Look(context.RequestAborted);
        await next(context);
    });
}
