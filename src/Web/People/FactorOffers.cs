using System.Security.Cryptography;
using GlobalReach.Domain.People;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.DataProtection;

namespace GlobalReach.Web.People;

/// <summary>The second factor that a form would set up, sealed into the form: looking at the page changes nothing, and a second click sets up the same one.</summary>
public sealed class FactorOffers(IDataProtectionProvider protection)
{
    public static FactorOffer Draw() => new(OneTimeCode.DrawKey(), SecondFactors.DrawRecoveryCodes());

    public string Seal(Person person, FactorOffer offer) => Of(person).Protect(string.Join(' ', offer.RecoveryCodes.Prepend(offer.Key)));

    /// <summary>What a form of this person's carries; null when it is not one of ours.</summary>
    public FactorOffer? Open(Person person, string? form)
    {
        try
        {
            return Of(person).Unprotect(form ?? "").Split(' ') is [var key, .. var codes] ? new FactorOffer(key, codes) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(Person person) => protection.CreateProtector("GlobalReach.FactorOffer", person.Id.ToString());
}

/// <summary>A key for the app, and the codes for the day it is lost.</summary>
public sealed record FactorOffer(string Key, IReadOnlyList<string> RecoveryCodes)
{
    /// <summary>The key in groups of four, for who cannot point a camera.</summary>
    public string KeyToType => string.Join(' ', Key.Chunk(4).Select(four => new string(four)));

    /// <summary>What the app reads from the picture.</summary>
    public string AddressFor(string email) => $"otpauth://totp/{Uri.EscapeDataString($"Global Reach:{email}")}?secret={Key}&issuer={Uri.EscapeDataString("Global Reach")}";
}
