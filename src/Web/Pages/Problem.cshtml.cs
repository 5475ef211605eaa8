using System.Diagnostics;
using System.Globalization;
using GlobalReach.Workflows.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GlobalReach.Web.Pages;

/// <summary>Says what went wrong with a request and what to do now; the answer keeps its status code.</summary>
/// <remarks>It is also shown in place of a form that was sent, which carries no token that would fit here.</remarks>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class ProblemModel : PageModel
{
    private static readonly int[] Explained = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503];

    /// <summary>The code whose words are shown.</summary>
    public int Code { get; private set; }

    /// <summary>What an administrator finds the cause by in the log; only where the machine failed.</summary>
    public string? Trace { get; private set; }

    /// <summary>Whatever the method was of the request it stands in for.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        _ = int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code);
        var told = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failed && Storage.IsUnavailable(failed.Error)) told = StatusCodes.Status503ServiceUnavailable;
        Code = Array.IndexOf(Explained, told) >= 0 ? told : told < 500 ? 400 : 500;
        Trace = told >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
        Response.StatusCode = told;
    }
}
