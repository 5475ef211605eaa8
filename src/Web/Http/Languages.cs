using System.Security.Claims;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.People;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace GlobalReach.Web.Http;

/// <summary>Languages of the pages, beside those that proposals are written in.</summary>
public sealed record LanguageOptions
{
    /// <summary>Offers an invented right-to-left language, in which everything that is not laid out for one shows. For those who build the product.</summary>
    public bool Pseudo { get; init; }
}

/// <summary>Which language a page is in: what a person chose in their profile, else what their browser asks for, else English.</summary>
public static class Languages
{
    /// <summary>The languages whose words are complete.</summary>
    public static IReadOnlyList<string> Complete { get; } = ["en-US", "de", "fr"];

    /// <summary>Stands for every right-to-left language while the pages have none.</summary>
    public const string Pseudo = "ar";

    /// <summary>Where a person's choice stands among what is known of them.</summary>
    public const string Claim = "language";

    public static IServiceCollection AddLanguages(this IServiceCollection services, LanguageOptions options)
    {
        services.AddLocalization(localization => localization.ResourcesPath = "Resources");
        services.AddSingleton(options).AddSingleton<OfferedLanguages>();
        string[] known = options.Pseudo ? [.. Complete, Pseudo] : [.. Complete];
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.SetDefaultCulture(Complete[0]).AddSupportedCultures(known).AddSupportedUICultures(known);
            localization.RequestCultureProviders = [new Wanted()];
        });
        if (options.Pseudo) services.AddSingleton<IStringLocalizerFactory, PseudoTexts>();
        return services;
    }

    /// <summary>What the cookie says of a person's choice.</summary>
    public static IEnumerable<Claim> For(Person person) => person.Language is { } language ? [new Claim(Claim, language)] : [];

    private sealed class Wanted : RequestCultureProvider
    {
        private readonly AcceptLanguageHeaderRequestCultureProvider browser = new();

        public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
        {
            // Whether the process lives is told without the database.
            if (httpContext.Request.Path.StartsWithSegments("/health")) return null;
            var offered = await httpContext.RequestServices.GetRequiredService<OfferedLanguages>().Now(httpContext.RequestAborted);
            var asked = await browser.DetermineProviderCultureResult(httpContext) is { } header ? header.UICultures.Select(culture => culture.Value ?? "") : [];
            var chosen = httpContext.User.FindFirstValue(Claim) is { } language ? [language] : Array.Empty<string>();
            return new ProviderCultureResult(chosen.Concat(asked).Select(tag => Offer(offered, tag)).FirstOrDefault(offer => offer is not null) ?? offered[0]);
        }

        /// <summary>The very language, else the one that is spoken alike: who asks for Canadian French gets French.</summary>
        private static string? Offer(IReadOnlyList<string> offered, string tag) =>
            offered.FirstOrDefault(language => language.Equals(tag, StringComparison.OrdinalIgnoreCase)) ?? offered.FirstOrDefault(language => language.Split('-')[0].Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>The languages that the organisation has switched on, of those whose words are complete; one at least.</summary>
public sealed class OfferedLanguages(LetterheadNow letterhead, LanguageOptions options)
{
    public async ValueTask<IReadOnlyList<string>> Now(CancellationToken ct)
    {
        var on = (await letterhead.Read(ct)).Text.Languages;
        var offered = Languages.Complete.Where(on.Contains).ToList();
        return [.. offered.Count > 0 ? offered : [Languages.Complete[0]], .. options.Pseudo ? [Languages.Pseudo] : Array.Empty<string>()];
    }
}
