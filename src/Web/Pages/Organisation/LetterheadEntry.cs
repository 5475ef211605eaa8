using GlobalReach.Domain.Letterheads;
using GlobalReach.Workflows.Letterheads;

namespace GlobalReach.Web.Pages.Organisation;

/// <summary>What an administrator types of how the organisation presents itself.</summary>
public sealed class LetterheadEntry
{
    public string? Name { get; set; }

    public string? ShortName { get; set; }

    public string? Address { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Colour { get; set; }

    public List<string?>? Languages { get; set; } = [];

    public IFormFile? Logo { get; set; }

    /// <summary>The logo that was looked at, so that nobody has to choose its file again.</summary>
    public string? SeenLogo { get; set; }

    public bool WithoutLogo { get; set; }

    public static LetterheadEntry Of(LetterheadText text) => new()
    {
        Name = text.Name, ShortName = text.ShortName, Address = text.Address, Telephone = text.Telephone, Email = text.Email, Website = text.Website, Colour = text.Colour, Languages = [.. text.Languages],
    };

    public async Task<LetterheadForm> ToForm(CancellationToken ct) => new()
    {
        Name = Name ?? "", ShortName = ShortName ?? "", Address = Address, Telephone = Telephone, Email = Email, Website = Website, Colour = Colour ?? "",
        Languages = [.. (Languages ?? []).OfType<string>().Where(language => language.Length > 0)], Logo = await Uploaded(ct) ?? Seen(), WithoutLogo = WithoutLogo,
    };

    private async Task<byte[]?> Uploaded(CancellationToken ct)
    {
        if (Logo is null) return null;
        using var copy = new MemoryStream();
        // One byte more than we take is enough to see that it is too large.
        var (chunk, left) = (new byte[16 * 1024], (Domain.Letterheads.Logo.MostKilobytes * 1024) + 1);
        await using var file = Logo.OpenReadStream();
        while (left > 0 && await file.ReadAsync(chunk.AsMemory(0, Math.Min(chunk.Length, left)), ct) is > 0 and var read)
        {
            copy.Write(chunk, 0, read);
            left -= read;
        }

        return copy.ToArray();
    }

    private byte[]? Seen()
    {
        if (string.IsNullOrEmpty(SeenLogo)) return null;
        var bytes = new byte[SeenLogo.Length];
        return Convert.TryFromBase64String(SeenLogo, bytes, out var written) ? bytes[..written] : [];
    }
}
