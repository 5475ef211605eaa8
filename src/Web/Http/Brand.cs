using GlobalReach.Domain.Letterheads;
using GlobalReach.Workflows.Letterheads;

namespace GlobalReach.Web.Http;

/// <summary>The organisation's colour as a stylesheet and its logo as an image: anybody may have them, the sign-in page has them too.</summary>
public static class Brand
{
    /// <summary>An address that changes with what it serves may be kept for ever.</summary>
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>A picture opened by itself can do nothing, whatever it holds.</summary>
    private const string PictureOnly = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /// <summary>Words on the colour where it is light.</summary>
    private const string Ink = "#06232b";

    public static IEndpointRouteBuilder MapBrand(this IEndpointRouteBuilder app)
    {
        app.MapGet("/brand.css", Stylesheet).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/brand/preview.css", Preview).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/brand/logo", Picture).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    /// <summary>Where the colour is; null while it is that of the product's own stylesheet.</summary>
    public static string? StylesheetOf(LetterheadNow.Current letterhead, LetterheadSeed seed) => letterhead.Text.Colour == seed.Text.Colour ? null : $"/brand.css?v={letterhead.Text.Colour.TrimStart('#')}";

    /// <summary>Where the logo is; null where there is none.</summary>
    public static string? LogoOf(LetterheadNow.Current letterhead) => letterhead.Logo is { } logo ? $"/brand/logo?v={logo.Hash[..16]}" : null;

    /// <summary>An image in the page itself, for what is not published yet.</summary>
    public static string Inline(Logo logo) => $"data:{logo.MediaType};base64,{Convert.ToBase64String(logo.Bytes)}";

    private static async Task<IResult> Stylesheet(string? v, LetterheadNow letterhead, HttpContext context)
    {
        var now = await letterhead.Read(context.RequestAborted);
        return Css($":root{{{Variables(now.Colour)}}}", context, forEver: v == now.Text.Colour.TrimStart('#'));
    }

    private static IResult Preview(string? colour, HttpContext context) =>
        BrandColour.Read(colour) is { TooLight: null } read
            ? Css($".brand-preview{{{Variables(read)}--tblr-link-color:var(--tblr-primary);--primary-soft:color-mix(in oklab,var(--tblr-primary) 11%,var(--tblr-bg-surface))}}", context, forEver: true)
            : Results.NotFound();

    private static async Task<IResult> Picture(string? v, LetterheadNow letterhead, HttpContext context)
    {
        if ((await letterhead.Read(context.RequestAborted)).Logo is not { } logo) return Results.NotFound();
        if (v is not null && logo.Hash.StartsWith(v, StringComparison.Ordinal)) context.Response.Headers.CacheControl = ForEver;
        context.Response.Headers.ContentSecurityPolicy = PictureOnly;
        return Results.Bytes(logo.Image.Bytes, logo.Image.MediaType);
    }

    private static IResult Css(string css, HttpContext context, bool forEver)
    {
        if (forEver) context.Response.Headers.CacheControl = ForEver;
        return Results.Text(css, "text/css");
    }

    private static string Variables(BrandColour colour)
    {
        var (day, night) = (colour.ByDay, colour.ByNight);
        return FormattableString.Invariant($"--tblr-primary:light-dark({day.Hex},{night.Hex});--tblr-primary-rgb:{day.Red},{day.Green},{day.Blue};--tblr-primary-fg:light-dark(#fff,{Ink});");
    }
}
