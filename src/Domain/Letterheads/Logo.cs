using System.Buffers.Binary;

namespace GlobalReach.Domain.Letterheads;

/// <summary>The organisation's mark, as an image that cannot do anything: a PNG or an SVG without scripts, animations and references to elsewhere.</summary>
public sealed record Logo(byte[] Bytes, string MediaType, double Width, double Height)
{
    /// <summary>A header shows it on every page.</summary>
    public const int MostKilobytes = 256;

    /// <summary>The shorter side of a picture made of points.</summary>
    public const int FewestPoints = 32;

    /// <summary>The longer side.</summary>
    public const int MostPoints = 2048;

    /// <summary>How many times as wide as high it may be, or the other way round.</summary>
    public const int Slimmest = 8;

    /// <summary>The media type of a PNG.</summary>
    public const string Png = "image/png";

    /// <summary>The media type of an SVG.</summary>
    public const string Svg = "image/svg+xml";

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Finds out what the bytes are, whatever their file was called, and whether we take it.</summary>
    public static Outcome<Logo> Read(byte[] bytes)
    {
        if (bytes.Length == 0) return Refused("file-empty");
        if (bytes.Length > MostKilobytes * 1024) return Refused("logo-too-large", MostKilobytes);
        var image = bytes.AsSpan().StartsWith(Signature) ? ReadPng(bytes) : SvgImage.Read(bytes);
        if (!image.Succeeded) return image;
        var (longer, shorter) = (Math.Max(image.Value.Width, image.Value.Height), Math.Min(image.Value.Width, image.Value.Height));
        return longer > shorter * Slimmest ? Refused("logo-too-slim", Slimmest) : image;
    }

    internal static Refusal Refused(string code, params IReadOnlyList<object> args) => Refusal.Invalid("Logo", code, args);

    /// <summary>Every part has to be there to the last, and nothing after it.</summary>
    private static Outcome<Logo> ReadPng(byte[] bytes)
    {
        var rest = bytes.AsSpan(Signature.Length);
        var (width, height, ended) = (0u, 0u, false);
        while (rest.Length >= 12 && !ended)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) return Refused("logo-broken");
            var kind = rest.Slice(4, 4);
            if (width == 0)
            {
                if (!kind.SequenceEqual("IHDR"u8) || length != 13) return Refused("logo-broken");
                (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(rest[8..]), BinaryPrimitives.ReadUInt32BigEndian(rest[12..]));
                if (Math.Min(width, height) < FewestPoints || Math.Max(width, height) > MostPoints) return Refused("logo-dimensions", FewestPoints, MostPoints);
            }

            ended = kind.SequenceEqual("IEND"u8);
            rest = rest[((int)length + 12)..];
        }

        return ended && rest.Length == 0 ? new Logo(bytes, Png, width, height) : Refused("logo-broken");
    }
}
