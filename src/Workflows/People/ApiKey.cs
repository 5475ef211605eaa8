using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GlobalReach.Workflows.People;

/// <summary>A key for machines; it acts as its person. Only its hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>So many may be open at a time for one person: a machine has one, nobody has fifty machines.</summary>
    public const int MostForOne = 20;

    private const string Prefix = "gr_";
    private const int SecretBytes = 32;

    public string Hash { get; init; } = "";

    public Guid PersonId { get; init; }

    public string Label { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day it was last shown, in UTC; null when it never was.</summary>
    public DateOnly? LastUsedOn { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>What the journal and the pages call the key by: made from its hash, so nothing leads from it to the key.</summary>
    public Guid Id => IdOf(Hash);

    /// <summary>Whether it is one of the demonstration's, which everybody knows: there the label is the key.</summary>
    public bool IsDemo => HashOf(Label) == Hash;

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static Guid IdOf(string hash) => new(Convert.FromHexString(hash).AsSpan(0, 16), bigEndian: true);

    /// <summary>A key that nobody guesses.</summary>
    public static string Draw() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether it has the form of a drawn key.</summary>
    public static bool IsDrawn(string? key) => key is not null && key.StartsWith(Prefix, StringComparison.Ordinal) && key.Length == Prefix.Length + Base64Url.GetEncodedLength(SecretBytes) && Base64Url.IsValid(key.AsSpan(Prefix.Length));
}
