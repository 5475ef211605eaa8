using System.Globalization;

namespace GlobalReach.Domain.Letterheads;

/// <summary>The organisation's colour, and what is made of it so that words stay legible by day and by night.</summary>
public sealed record BrandColour(byte Red, byte Green, byte Blue)
{
    /// <summary>What words need to stand out from what is behind them (WCAG 2.2, AA).</summary>
    public const double Legible = 4.5;

    /// <summary>How much of the colour a soft ground has, as the stylesheet mixes it.</summary>
    private const double Tint = 0.11;

    /// <summary>The stylesheet mixes in another colour space: so much is left for the difference.</summary>
    private const double Reserve = 0.25;

    private static readonly BrandColour White = new(255, 255, 255);
    private static readonly BrandColour Black = new(0, 0, 0);
    private static readonly BrandColour LightPage = new(0xF5, 0xF6, 0xF4);
    private static readonly BrandColour DarkCard = new(0x20, 0x28, 0x2B);

    /// <summary>As browsers and layouts write it.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>How it stands out from white words on it: from 1 to 21.</summary>
    public double ContrastWithWhite => Contrast(this, White);

    /// <summary>Why white words could not be read on it; null when they can.</summary>
    public Refusal? TooLight => ContrastWithWhite >= Legible ? null : Refusal.Invalid("Colour", "colour-too-light", Math.Floor(ContrastWithWhite * 10) / 10, Legible);

    /// <summary>By day: as it is, or a little darker where its words would fade on their own soft ground.</summary>
    public BrandColour ByDay => Toward(Black, colour => Contrast(colour, Mix(LightPage, colour, Tint)) >= Legible + Reserve);

    /// <summary>By night: lighter, until its words can be read on a dark ground.</summary>
    public BrandColour ByNight => Toward(White, colour => Contrast(colour, Mix(DarkCard, colour, Tint)) >= Legible + Reserve);

    /// <summary>Reads <c>#rrggbb</c>; null when it is no colour.</summary>
    public static BrandColour? Read(string? text)
    {
        var digits = text?.Trim().TrimStart('#');
        return digits is { Length: 6 } && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value) : null;
    }

    private BrandColour Toward(BrandColour end, Func<BrandColour, bool> isLegible)
    {
        for (var share = 0; share < 100; share += 2)
        {
            if (Mix(this, end, share / 100.0) is var mixed && isLegible(mixed)) return mixed;
        }

        return end;
    }

    private static BrandColour Mix(BrandColour ground, BrandColour colour, double share) => new(Mix(ground.Red, colour.Red, share), Mix(ground.Green, colour.Green, share), Mix(ground.Blue, colour.Blue, share));

    private static byte Mix(byte ground, byte colour, double share) => (byte)Math.Round((ground * (1 - share)) + (colour * share));

    private static double Contrast(BrandColour one, BrandColour other)
    {
        var (a, b) = (one.Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}
