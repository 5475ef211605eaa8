using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace GlobalReach.Web.Http;

/// <summary>Tells a browser that the desk has taken what was typed into a form, so that it keeps the draft no longer. Whatever is not told to be taken, it keeps.</summary>
public sealed class TakenDrafts : IResultFilter
{
    /// <summary>The form's field that names the draft; the browser made the name up.</summary>
    public const string Field = "__Draft";

    private const int LongestId = 40;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !IsTaken(context.Result, http.Response)) return;
        var draft = http.Request.Form[Field].ToString();
        if (draft.Length is 0 or > LongestId || !draft.All(char.IsAsciiLetterOrDigit)) return;
        // The page's own script reads it: it holds nothing but the name.
        http.Response.Cookies.Append($"draft.{draft}", "taken", new CookieOptions { SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromHours(1), IsEssential = true });
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>A form that was taken leads on, or tells the page in which it stands what happened; one that was not is shown again.</summary>
    private static bool IsTaken(IActionResult result, HttpResponse response) => result is IKeepTempDataResult or StatusCodeResult { StatusCode: StatusCodes.Status204NoContent } || response.Headers.ContainsKey("HX-Trigger");
}
