using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace GlobalReach.Workflows.Tests.Proposals;

/// <summary>A page as a picture in shades of grey, as poppler draws it, and how it differs from another.</summary>
internal sealed record PagePicture(int Width, int Height, byte[] Grey)
{
    private const int Block = 8;

    /// <summary>So much darker or lighter, on average over a block of points, is seen; less is how machines draw edges.</summary>
    private const int Seen = 24;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The pages of a file, small; null where poppler is not installed.</summary>
    public static async Task<IReadOnlyList<PagePicture>?> Of(byte[] pdf, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("proposal-pages-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "in.pdf"), pdf, ct);
            using var drawing = Process.Start(new ProcessStartInfo("pdftoppm", ["-gray", "-r", "40", "-png", "in.pdf", "page"]) { WorkingDirectory = folder.FullName, UseShellExecute = false });
            if (drawing is null) return null;
            await drawing.WaitForExitAsync(ct);
            drawing.ExitCode.ShouldBe(0);
            return [.. folder.GetFiles("page*.png").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => Read(File.ReadAllBytes(file.FullName)))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The part of the page, in thousandths, that a person would see to be otherwise; and where.</summary>
    public (int Thousandths, PagePicture Difference) Against(PagePicture approved)
    {
        if ((Width, Height) != (approved.Width, approved.Height)) return (1000, this);
        var (shown, differing, all) = (new byte[Grey.Length], 0, 0);
        for (var top = 0; top < Height; top += Block)
        {
            for (var left = 0; left < Width; left += Block)
            {
                var (sum, count) = (0, 0);
                foreach (var at in Points(top, left)) (sum, count) = (sum + Grey[at] - approved.Grey[at], count + 1);
                var differs = Math.Abs(sum) / count > Seen;
                (differing, all) = (differing + (differs ? 1 : 0), all + 1);
                // What is alike is shown pale, what differs dark.
                foreach (var at in Points(top, left)) shown[at] = differs ? (byte)Math.Min(Grey[at], approved.Grey[at]) : (byte)(192 + (Grey[at] / 4));
            }
        }

        return (1000 * differing / all, this with { Grey = shown });
    }

    public byte[] ToPng()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(Grey, y * Width, Width);
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        head[8] = 8;
        return [.. Signature, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A PNG in 8 bits of grey or of colour (grey all the same), not interlaced: what this class and poppler write.</summary>
    public static PagePicture Read(byte[] png)
    {
        using var packed = new MemoryStream();
        var (width, height, points) = (0, 0, 1);
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            var body = png.AsSpan(at + 8, length);
            if (kind == "IHDR")
            {
                (body[8], body[12]).ShouldBe(((byte)8, (byte)0), "8 bits, not interlaced");
                points = body[9] switch { 0 => 1, 2 => 3, var other => throw new NotSupportedException($"colour type {other}") };
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(body), BinaryPrimitives.ReadInt32BigEndian(body[4..]));
            }
            else if (kind == "IDAT") packed.Write(body);

            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var line = width * points;
        var all = new byte[line * height];
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            var row = all.AsSpan(y * line, line);
            zlib.ReadExactly(row);
            for (var x = 0; x < line; x++)
            {
                var (left, above, corner) = (x >= points ? row[x - points] : 0, y > 0 ? all[((y - 1) * line) + x] : 0, x >= points && y > 0 ? all[((y - 1) * line) + x - points] : 0);
                row[x] = (byte)(row[x] + filter switch { 1 => left, 2 => above, 3 => (left + above) / 2, 4 => Paeth(left, above, corner), _ => 0 });
            }
        }

        return new(width, height, points == 1 ? all : [.. Enumerable.Range(0, width * height).Select(at => (byte)((all[at * 3] + all[(at * 3) + 1] + all[(at * 3) + 2]) / 3))]);
    }

    private IEnumerable<int> Points(int top, int left) =>
        Enumerable.Range(top, Math.Min(Block, Height - top)).SelectMany(y => Enumerable.Range(left, Math.Min(Block, Width - left)).Select(x => (y * Width) + x));

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] body)
    {
        var (size, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(size, body.Length);
        byte[] said = [.. kind, .. body];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(said));
        return [.. size, .. said, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} × {Height}");
}
