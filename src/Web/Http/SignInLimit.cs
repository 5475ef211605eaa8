using System.Net;
using System.Threading.RateLimiting;

namespace GlobalReach.Web.Http;

/// <summary>One account locks itself after wrong passwords; this is for whoever tries many accounts. A whole office may come from one address, so it is generous.</summary>
public static class SignInLimit
{
    /// <summary>How often passwords, codes and links may be tried from one address in a minute, and links to documents asked for; 0 for as often as somebody likes.</summary>
    public sealed record Options
    {
        public int TriesPerMinute { get; init; } = 100;
    }

    private static readonly PathString[] Tried = ["/account/sign-in", "/account/second-factor", "/account/password", "/account/first-start"];

    public static IServiceCollection AddSignInLimit(this IServiceCollection services, Options options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            options.TriesPerMinute > 0 && IsTry(context) && From(context) is { } address
                ? RateLimitPartition.GetSlidingWindowLimiter(address, _ => new() { PermitLimit = options.TriesPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter(IPAddress.None));
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
    });

    /// <summary>Links to documents are nobody's to guess: each look counts as a try.</summary>
    private static bool IsTry(HttpContext context) => context.Request.Path.StartsWithSegments("/documents", StringComparison.OrdinalIgnoreCase) || IsSignIn(context);

    private static bool IsSignIn(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && Array.Exists(Tried, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>A network that gives a whole street of addresses to one machine counts as one (IPv6: the first 64 bits).</summary>
    private static IPAddress? From(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return null;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
