using System.Data.Common;
using System.Security.Claims;
using System.Text.Encodings.Web;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GlobalReach.Web.People;

/// <summary>Machines show a key in X-Api-Key and act as its person.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, GlobalReachDb db)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Header = "X-Api-Key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } key) return AuthenticateResult.NoResult();

        var hash = ApiKey.HashOf(key);
        var person = await (from known in db.ApiKeys.AsNoTracking()
                            join owner in db.People.AsNoTracking() on known.PersonId equals owner.Id
                            where known.Hash == hash && known.RevokedAt == null && owner.LeftAt == null
                            select new { Owner = owner, known.LastUsedOn }).FirstOrDefaultAsync(Context.RequestAborted);
        if (person is null) return AuthenticateResult.Fail("The key is unknown or revoked.");

        await NoteUse(hash, person.LastUsedOn);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.Owner.Id.ToString()), .. PersonClaims.For(person.Owner)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>Once a day, so that nobody waits for it; a database that cannot be written to still answers who only reads.</summary>
    private async Task NoteUse(string hash, DateOnly? last)
    {
        var today = DateOnly.FromDateTime(TimeProvider.GetUtcNow().UtcDateTime);
        if (last == today) return;
        try
        {
            await db.ApiKeys.Where(known => known.Hash == hash).ExecuteUpdateAsync(key => key.SetProperty(known => known.LastUsedOn, today), Context.RequestAborted);
        }
        catch (DbException)
        {
            // The next request of the day notes it.
        }
    }
}
