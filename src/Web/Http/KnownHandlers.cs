using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GlobalReach.Web.Http;

/// <summary>A page that takes no form, or not the one that was sent, says so instead of being drawn without what it shows.</summary>
public sealed class KnownHandlers : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext;
        if (context.HandlerMethod is not null || HttpMethods.IsGet(request.Request.Method) || HttpMethods.IsHead(request.Request.Method)) return;
        // The page that tells what went wrong stands in for any request.
        if (request.Features.Get<IStatusCodeReExecuteFeature>() is not null || request.Features.Get<IExceptionHandlerFeature>() is not null) return;
        request.Response.Headers.Allow = HttpMethods.Get;
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
