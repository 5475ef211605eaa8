using System.Security.Claims;
using System.Security.Cryptography;
using GlobalReach.Domain.Foundation;
using GlobalReach.Workflows.People;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace GlobalReach.Web.People;

/// <summary>A person's keys on a page: the list, and a form that carries the key it will make, sealed, so that a second click makes no second one.</summary>
public sealed class ApiKeyForms(IMediator mediator, SignInManager<Person> signIn, OrganisationAccess organisation, IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("GlobalReach.ApiKeyOffer");

    public async Task<ApiKeysPart> For(PersonId person, string? made, ApiKeyEntry typed, CancellationToken ct)
    {
        var found = await mediator.Send(new ApiKeyList.Query(person), ct);
        return new ApiKeysPart(found.Succeeded ? found.Value : [], made, seal.Protect(ApiKey.Draw()), typed);
    }

    /// <summary>Makes what the form says: the key, to be shown once, where it was made. It outlives the session, so whoever makes it shows their own password; wrong ones count as at the sign-in.</summary>
    public async Task<(Outcome Outcome, string Key)> Make(PersonId person, ApiKeyEntry typed, ClaimsPrincipal maker, CancellationToken ct)
    {
        var key = Open(typed.Offer);
        if (organisation.RefusesToKeep(person) is null)
        {
            if (string.IsNullOrEmpty(typed.Password)) return (Refusal.Invalid("Password", "required"), key);
            if (await signIn.UserManager.GetUserAsync(maker) is not { } me || !(await signIn.CheckPasswordSignInAsync(me, typed.Password, lockoutOnFailure: true)).Succeeded) return (Refusal.Invalid("Password", "password-wrong"), key);
        }

        return (await mediator.Send(new MakeApiKey.Command(person, typed.Label ?? "", key), ct), key);
    }

    /// <summary>The key that a form of ours carries; empty when the form is not one of ours.</summary>
    private string Open(string? offer)
    {
        try
        {
            return seal.Unprotect(offer ?? "");
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}

/// <summary>The keys, the one that was just made and is shown this once, and the sealed next one.</summary>
public sealed record ApiKeysPart(IReadOnlyList<ApiKeyList.Entry> Keys, string? Made, string Offer, ApiKeyEntry NewKey);

/// <summary>What is typed to make a key; every page with such a form calls it <c>NewKey</c>.</summary>
public sealed class ApiKeyEntry
{
    public string? Label { get; set; }

    public string? Password { get; set; }

    public string? Offer { get; set; }
}
