using System.Security.Cryptography;
using GlobalReach.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Web.People;

/// <summary>The one-time link by which the first administrator makes their account; it works while there is nobody yet.</summary>
public sealed class FirstStart
{
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public string Link => $"/account/first-start?token={token}";

    public bool Admits(string? shown) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(shown), System.Text.Encoding.UTF8.GetBytes(token));

    public static async Task<bool> IsNeeded(GlobalReachDb db, CancellationToken ct) => !await db.People.AnyAsync(ct);
}
