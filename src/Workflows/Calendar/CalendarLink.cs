using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.People;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Calendar;

/// <summary>A link by which a calendar program reads a person's calendar. Only the hash of its token is kept: who reads the database cannot follow it.</summary>
public sealed class CalendarLink
{
    private const int TokenBytes = 32;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public string TokenHash { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A token that nobody guesses, in letters that an address can hold.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>The way from a link to its person.</summary>
public sealed class CalendarLinks(GlobalReachDb db)
{
    /// <summary>Whose calendar a token opens; null when it is unknown or was revoked, and for who left.</summary>
    public Task<Person?> Holder(string token, CancellationToken ct)
    {
        var hash = CalendarLink.HashOf(token);
        return (from link in db.CalendarLinks.AsNoTracking()
                join person in db.People.AsNoTracking() on link.PersonId equals person.Id
                where link.TokenHash == hash && link.RevokedAt == null && person.LeftAt == null
                select person).FirstOrDefaultAsync(ct);
    }

    /// <summary>Makes void whatever links a person has; whether there was one.</summary>
    internal async Task<IReadOnlyList<Guid>> Revoke(Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var links = await db.CalendarLinks.Where(l => l.PersonId == person && l.RevokedAt == null).ToListAsync(ct);
        foreach (var link in links) link.RevokedAt = now;
        return [.. links.Select(link => link.Id)];
    }
}
