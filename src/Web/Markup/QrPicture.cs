using System.Globalization;
using System.Text;
using QRCoder;

namespace GlobalReach.Web.Markup;

/// <summary>What a camera reads, as one path on a square of so many modules.</summary>
public sealed record QrPicture(string Path, int Size)
{
    /// <summary>Dark modules, each run of a row as one stroke; the quiet zone that cameras need is part of the square.</summary>
    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows.Count && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1H{from}z");
            }
        }

        return new QrPicture(path.ToString(), rows.Count);
    }
}
