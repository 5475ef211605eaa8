using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.People;

/// <summary>What is kept of a second factor, where ASP.NET Core Identity looks for it: the app's key, hashes of the recovery codes, and the half minute whose code was used last.</summary>
public sealed class SecondFactors(GlobalReachDb db, TimeProvider clock)
{
    public const int RecoveryCodeCount = 10;

    private const string IdentitysOwn = "[AspNetUserStore]";
    private const string OfApp = "AuthenticatorKey";
    private const string OfRecovery = "RecoveryCodes";
    private const string Ours = "GlobalReach";
    private const string LastStep = "LastCodeStep";

    /// <summary>Without letters and digits that are taken for one another.</summary>
    private const string RecoveryLetters = "23456789BCDFGHJKMNPQRTVWXY";
    private const int RecoveryLength = 10;

    public static IReadOnlyList<string> DrawRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString(RecoveryLetters, RecoveryLength).Insert(RecoveryLength / 2, "-"))];

    /// <summary>What is kept of a recovery code, however its letters were typed.</summary>
    public static string HashOf(string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant())));

    /// <summary>Whether this app shows this code, and nobody has used it: each lets in once, whichever node is asked.</summary>
    public async Task<bool> Admits(Guid person, string key, string typed, CancellationToken ct)
    {
        if (OneTimeCode.StepOf(key, typed, clock.GetUtcNow()) is not { } step) return false;
        var written = Written(step);
        return await db.UserTokens.Where(token => token.UserId == person && token.LoginProvider == Ours && token.Name == LastStep && token.Value!.CompareTo(written) < 0)
            .ExecuteUpdateAsync(token => token.SetProperty(t => t.Value, written), ct) == 1;
    }

    internal async Task<bool> Has(Guid person, string key, CancellationToken ct) =>
        await db.UserTokens.AnyAsync(token => token.UserId == person && token.LoginProvider == IdentitysOwn && token.Name == OfApp && token.Value == key, ct);

    /// <summary>Null when it is not the app's code of the moment, else the code is used up.</summary>
    internal async Task<long?> Keep(Guid person, string key, string typed, IReadOnlyList<string> recoveryCodes, CancellationToken ct)
    {
        if (OneTimeCode.StepOf(key, typed, clock.GetUtcNow()) is not { } step) return null;
        await Forget(person, ct);
        Add(person, IdentitysOwn, OfApp, key);
        Add(person, Ours, LastStep, Written(step));
        await Renew(person, recoveryCodes, ct);
        return step;
    }

    internal async Task Renew(Guid person, IReadOnlyList<string> recoveryCodes, CancellationToken ct)
    {
        var hashes = string.Join(';', recoveryCodes.Select(HashOf));
        if (await db.UserTokens.FindAsync([person, IdentitysOwn, OfRecovery], ct) is { } known) known.Value = hashes;
        else Add(person, IdentitysOwn, OfRecovery, hashes);
    }

    internal async Task Forget(Guid person, CancellationToken ct) => db.UserTokens.RemoveRange(await db.UserTokens.Where(token => token.UserId == person).ToListAsync(ct));

    /// <summary>Of one length, so that the later one is also the greater text.</summary>
    private static string Written(long step) => step.ToString("D12", CultureInfo.InvariantCulture);

    private void Add(Guid person, string provider, string name, string value) =>
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = person, LoginProvider = provider, Name = name, Value = value });
}
