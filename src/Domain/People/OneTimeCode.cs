using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GlobalReach.Domain.People;

/// <summary>The six digits that an authenticator app shows for half a minute (RFC 6238).</summary>
public static class OneTimeCode
{
    /// <summary>Letters of a key: 160 bits in base 32.</summary>
    public const int KeyLength = 32;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerLetter = 5;
    private const int Seconds = 30;
    private const int Range = 1_000_000;

    /// <summary>A key as an app keeps it.</summary>
    public static string DrawKey() => RandomNumberGenerator.GetString(Letters, KeyLength);

    /// <summary>Whether this is a key of ours.</summary>
    public static bool IsKey(string? key) => key is { Length: KeyLength } && key.All(Letters.Contains);

    /// <summary>Which half minute it is.</summary>
    public static long StepAt(DateTimeOffset now) => Math.DivRem(now.ToUnixTimeSeconds(), Seconds).Quotient;

    /// <summary>What an app with this key shows in a half minute.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 over SHA-1 is what every authenticator app reads; a keyed hash does not suffer from its collisions.")]
    public static string At(string key, long step)
    {
        Span<byte> moment = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
        var hash = HMACSHA1.HashData(Bytes(key), moment);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (number % Range).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The half minute whose code was typed: this one, or the one before or after for a clock that is not quite right. Null for any other.</summary>
    public static long? StepOf(string key, string typed, DateTimeOffset now)
    {
        var shown = Encoding.UTF8.GetBytes(typed);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(At(key, step)), shown)) found = step;
        }

        return found;
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * BitsPerLetter / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var letter in key)
        {
            (bits, held) = ((bits << BitsPerLetter) | Letters.IndexOf(letter, StringComparison.Ordinal), held + BitsPerLetter);
            if (held < 8) continue;
            held -= 8;
            bytes[at++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }

        return bytes;
    }
}
