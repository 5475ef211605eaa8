using GlobalReach.Web.Http;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace GlobalReach.Web.People;

/// <summary>The link by which one person chooses a password, once: an administrator hands it on. Any change of the account makes it void.</summary>
public sealed class PasswordLink(UserManager<Person> people, PublicAddress address)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(3);

    public async Task<string> For(Person person, HttpRequest request) => QueryHelpers.AddQueryString(
        $"{address.For(request)}/account/password", new Dictionary<string, string?> { ["person"] = person.Id.ToString(), ["token"] = await people.GeneratePasswordResetTokenAsync(person) });

    /// <summary>Whom a link is for; null when it was used, has run out or belongs to somebody who left.</summary>
    public async Task<Person?> Holder(Guid person, string? token) =>
        token is not null && await people.FindByIdAsync(person.ToString()) is { LeftAt: null } found
        && await people.VerifyUserTokenAsync(found, people.Options.Tokens.PasswordResetTokenProvider, UserManager<Person>.ResetPasswordTokenPurpose, token)
            ? found
            : null;
}

/// <summary>Who left cannot sign in.</summary>
public sealed class StillHere : IUserConfirmation<Person>
{
    public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.LeftAt is null);
}
