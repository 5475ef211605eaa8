using System.Security.Claims;
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
        string[] offered = options.Pseudo ? [.. Complete, Pseudo] : [.. Complete];
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.SetDefaultCulture(Complete[0]).AddSupportedCultures(offered).AddSupportedUICultures(offered);
            localization.RequestCultureProviders = [new Chosen(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        if (options.Pseudo) services.AddSingleton<IStringLocalizerFactory, PseudoTexts>();
        return services;
    }

    /// <summary>What the cookie says of a person's choice.</summary>
    public static IEnumerable<Claim> For(Person person) => person.Language is { } language ? [new Claim(Claim, language)] : [];

    private sealed class Chosen : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.User.FindFirstValue(Claim) is { } language ? new ProviderCultureResult(language) : null);
    }
}
