using System.Security.Cryptography;

namespace GlobalReach.Workflows.Documents;

/// <summary>Bytes under their hash: stored once however often they are filed, seen by every node, backed up with everything else.</summary>
public sealed class StoredFile
{
    public const int MaxSize = 25 * 1024 * 1024;

    public string Hash { get; init; } = "";

    public byte[] Bytes { get; init; } = [];

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static StoredFile Of(byte[] bytes) => new() { Hash = HashOf(bytes), Bytes = bytes };
}
