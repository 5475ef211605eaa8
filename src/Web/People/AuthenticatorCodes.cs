using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Identity;

namespace GlobalReach.Web.People;

/// <summary>Checks the code of an authenticator app at sign-in, in the place of Identity's own check, which would take the same code twice.</summary>
public sealed class AuthenticatorCodes(SecondFactors factors) : IUserTwoFactorTokenProvider<Person>
{
    /// <summary>The app makes them; nothing is sent.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key && await factors.Admits(user.Id, key, token, CancellationToken.None);

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) => !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));
}
