namespace GlobalReach.Web.Http;

/// <summary>What the browser that opened a link keeps, so that the same reader can read on: for this link alone, unreadable to scripts, and for nothing else.</summary>
public static class ReaderCookie
{
    private const string Name = "reader";

    public static string? Of(HttpContext context) => context.Request.Cookies[Name];

    public static void Give(HttpContext context, string token, string secret) =>
        context.Response.Cookies.Append(Name, secret, new CookieOptions
        {
            HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = $"{context.Request.PathBase}/documents/{token}", MaxAge = TimeSpan.FromDays(180),
        });
}
