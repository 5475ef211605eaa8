using System.Globalization;

namespace GlobalReach.Domain.Leads;

/// <summary>Project numbers such as P-261124-7F3KQ: the day it arrived and five characters drawn from the lead's id, without look-alikes.</summary>
public static class LeadNumber
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The number of a lead; no counter is asked, so registering never waits.</summary>
    public static string For(LeadId id, DateTimeOffset receivedAt)
    {
        var bytes = id.Value.ToByteArray(bigEndian: true);
        var bits = BitConverter.ToUInt64(bytes, 8) & 0x3FFF_FFFF_FFFF_FFFF;
        Span<char> tail = stackalloc char[5];
        for (var i = 0; i < tail.Length; i++, bits /= (ulong)Alphabet.Length) tail[i] = Alphabet[(int)(bits % (ulong)Alphabet.Length)];
        return string.Create(CultureInfo.InvariantCulture, $"P-{receivedAt.UtcDateTime:yyMMdd}-{tail}");
    }
}
