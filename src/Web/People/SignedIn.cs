using System.Security.Claims;
using GlobalReach.Domain.Foundation;
using GlobalReach.Domain.People;
using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GlobalReach.Web.People;

/// <summary>What the cookie says of a person: id, name and roles.</summary>
public sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } signIn) identity.RemoveClaim(signIn);
        identity.AddClaims(For(user));
        return identity;
    }

    public static IEnumerable<Claim> For(Person person) => [new(ClaimTypes.Name, person.Name), .. person.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())), .. Languages.For(person)];
}

/// <summary>Tells the use cases who asks, from the cookie or key that was checked before.</summary>
public static class SignedIn
{
    /// <summary>Whoever looks is known by the cookie for a minute; whoever sends something is looked up at once, so that what was taken from them meanwhile they no longer have.</summary>
    public static Task Validate(CookieValidatePrincipalContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) context.Properties.IssuedUtc = null;
        return SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    public static IApplicationBuilder UseCurrentUser(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var roles = context.User.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value));
            context.RequestServices.GetRequiredService<CurrentUser>().Become(new PersonId(id), context.User.Identity.Name ?? "", roles);
        }

        return next(context);
    });
}
