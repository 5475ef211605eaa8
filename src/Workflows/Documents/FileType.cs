namespace GlobalReach.Workflows.Documents;

/// <summary>The kinds of files people may upload, recognised by their first bytes; text is recognised by being text.</summary>
public static class FileType
{
    private static readonly (byte[] Magic, string Extension, string MediaType)[] Binary =
    [
        ("%PDF-"u8.ToArray(), ".pdf", "application/pdf"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], ".png", "image/png"),
        ([0xFF, 0xD8, 0xFF], ".jpg", "image/jpeg"),
        ([0xFF, 0xD8, 0xFF], ".jpeg", "image/jpeg"),
        ("PK\u0003\u0004"u8.ToArray(), ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("PK\u0003\u0004"u8.ToArray(), ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("PK\u0003\u0004"u8.ToArray(), ".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ([0xD0, 0xCF, 0x11, 0xE0], ".msg", "application/vnd.ms-outlook"),
    ];

    private static readonly Dictionary<string, string> Text = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain", [".csv"] = "text/csv", [".eml"] = "message/rfc822", [".json"] = "application/json",
    };

    /// <summary>Extensions people may choose from.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Binary.Select(type => type.Extension), .. Text.Keys];

    /// <summary>The media type; null when the bytes are not what the name says or the kind is not taken.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes, string fileName)
    {
        var extension = Path.GetExtension(fileName);
        foreach (var type in Binary)
        {
            if (bytes.StartsWith(type.Magic) && type.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)) return type.MediaType;
        }

        return Text.TryGetValue(extension, out var text) && LooksLikeText(bytes) ? text : null;
    }

    // Raw mail may be in any 7- or 8-bit charset: what makes it no text is a zero byte.
    private static bool LooksLikeText(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)0) < 0;
}
