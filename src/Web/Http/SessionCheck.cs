using System.Security.Claims;

namespace GlobalReach.Web.Http;

/// <summary>Before a form is sent its page asks here whether the desk answers and whom it knows: who is signed out gets a 401.</summary>
public static class SessionCheck
{
    public static void MapSessionCheck(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/session", (ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)).ExcludeFromDescription();
}
