using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GlobalReach.Web.Api;
using GlobalReach.Web.Http;
using GlobalReach.Web.Markup;
using GlobalReach.Web.Pages.Companies;
using GlobalReach.Web.Pages.Leads;
using GlobalReach.Web.Pages.Pipeline;
using GlobalReach.Web.Pages.Process;
using GlobalReach.Web.Pages.Process.Drafts;
using GlobalReach.Web.People;
using GlobalReach.Workflows;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace GlobalReach.Web;

/// <summary>Puts the web host together: settings, services, the request pipeline, and what happens before the first request.</summary>
internal static class Hosting
{
    private const string DefaultAddress = "http://localhost:5080";

    public static void Configure(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        WorkflowsSetup.PrepareModel(configuration);
        if (string.IsNullOrEmpty(configuration["urls"]) && string.IsNullOrEmpty(configuration["http_ports"]) && string.IsNullOrEmpty(configuration["https_ports"])) builder.WebHost.UseUrls(DefaultAddress);
        configuration["Demo"] = DemoIsOn(configuration, builder.Environment).ToString();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var services = builder.Services;
        services.AddGlobalReach(configuration).AddGlobalReachWorkers();
        services.AddHttpContextAccessor();
        services.AddScoped<RefusalTexts>().AddScoped<OutcomeResults>().AddScoped<AccessLog>().AddSingleton<RecentlyTold>().AddSingleton<DeskTime>().AddSingleton<PublicAddress>().AddScoped<JournalWords>().AddScoped<FactSheet>().AddSingleton<FirstStart>().AddScoped<PasswordLink>().AddScoped<ApiKeyForms>().AddScoped<FactorOffers>().AddScoped<FirstStepsLeft>();
        services.AddScoped<SearchWeb>().AddScoped<CurrentLead>().AddScoped<CurrentCompany>().AddScoped<ParentByName>().AddScoped<FormReader>().AddScoped<FactWords>().AddScoped<LeadForms>().AddScoped<LeadChanges>().AddScoped<ActionAsks>().AddScoped<QuickLogWords>();
        services.AddScoped<ListWords>().AddScoped<ManyLeads>().AddScoped<MigrationRuns>();
        services.AddScoped<ProcessWords>().AddScoped<ProcessMap>().AddScoped<CurrentDraft>();
        services.AddSingleton<WorldMap>().AddScoped<PipelineWords>();
        services.AddScoped<CalendarWords>().AddScoped<CalendarFeeds.CalendarFile>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = false;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        // Brotli's fastest levels look at each piece of an answer for itself: the board came out two thirds larger.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Optimal);
        // Pages are sent as UTF-8: a letter of any script is itself, not six characters that stand for it.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddApi();
        AddPeople(services);
        services.AddSignInLimit(configuration.GetSection("SignIn").Get<SignInLimit.Options>() ?? new SignInLimit.Options());
        AddPages(services);
        services.AddLanguages(configuration.GetSection("Languages").Get<LanguageOptions>() ?? new LanguageOptions());
        services.AddTelemetry(configuration);
        services.AddHealthChecks().AddCheck<Readiness>("ready", tags: ["ready"]);
    }

    public static void Map(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/problem/500");
        app.UseWhen(context => !ApiRoutes.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/problem/{0}"));
        app.UseWhen(ApiRoutes.IsApi, api => api.UseApiProblems());
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.UseCurrentUser();
        app.UseRetelling();
        app.UsePublished();
        app.UseUploadLimit();

        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapDownloads();
        app.MapBrand();
        app.MapCalendarFeeds();
        app.MapLiveChanges();
        app.MapSessionCheck();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = Readiness.Write }).AllowAnonymous();
        app.MapApi();
    }

    /// <summary>Database, processes, demonstration: everything a first request needs.</summary>
    public static async Task Prepare(WebApplication app)
    {
        await app.Services.MigrateDatabase(CancellationToken.None);
        await app.Services.GetRequiredService<ProcessCatalog>().PublishSeeds(CancellationToken.None);
        // With a file that is broken the last good version goes on. Where there is none, nothing can: the start ends here, and says why.
        await app.Services.GetRequiredService<ProcessCatalog>().Latest(RegisterInquiry.Process, CancellationToken.None);

        await FillMoves.Run(app.Services, CancellationToken.None);
        await FillKeys.Run(app.Services, CancellationToken.None);

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        var demo = app.Services.GetRequiredService<DemoOptions>().Enabled;
        if (demo)
        {
            // Somebody asked for it to be told anew, and the node was stopped before it was.
            await app.Services.GetRequiredService<DemoReset>().Empty(app.Services, CancellationToken.None);
            await DemoPeople.Seed(db, app.Services.GetRequiredService<TimeProvider>(), CancellationToken.None);
            if (await DemoLeads.AreMissing(app.Services, CancellationToken.None)) Announcement.Telling();
            await DemoLeads.Seed(app.Services, CancellationToken.None);
        }

        var needsAdministrator = await FirstStart.IsNeeded(db, CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Announcement.Print(app, demo, needsAdministrator));
    }

    /// <summary>Demonstration data means known passwords: on by itself only in Development on this very machine.</summary>
    private static bool DemoIsOn(ConfigurationManager configuration, IHostEnvironment environment)
    {
        if (configuration["Demo"] is { Length: > 0 } said)
        {
            return bool.TryParse(said, out var on) ? on : throw new InvalidOperationException($"GLOBALREACH__DEMO is '{said}': set it to true or false.");
        }

        if (!environment.IsDevelopment()) return false;
        var addresses = (configuration["urls"] ?? DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var reachable = Array.Find(addresses, address => !IsLoopback(address));
        return reachable is null
            ? true
            : throw new InvalidOperationException($"Development listens on {reachable}, which others can reach: set GLOBALREACH__DEMO=false, or =true if everybody may use the known demo passwords.");
    }

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity =>
        {
            identity.Password.RequiredLength = 10;
            identity.User.RequireUniqueEmail = true;
            // People sign in by their address, whatever letters it has.
            identity.User.AllowedUserNameCharacters = "";
            identity.SignIn.RequireConfirmedAccount = true;
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<GlobalReachDb>().AddSignInManager().AddDefaultTokenProviders().AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider).AddClaimsPrincipalFactory<PersonClaims>().AddUserConfirmation<StillHere>();
        services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = PasswordLink.ValidFor);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddDataProtection().SetApplicationName("GlobalReach").PersistKeysToDbContext<GlobalReachDb>();

        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        authentication.AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            // What the API refuses before an endpoint is found (405, 415) is refused to a key, not sent to the sign-in.
            cookie.ForwardDefaultSelector = context => ApiRoutes.IsApi(context) ? ApiKeyAuthentication.SchemeName : null;
            cookie.Events.OnValidatePrincipal = SignedIn.Validate;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/problem/403";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().Build())
            .AddPolicy(ApiKeyAuthentication.SchemeName, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser());
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRouting(routing => routing.LowercaseUrls = true);
        // Behind a proxy that speaks TLS this cookie travels by TLS alone, as the others do.
        services.AddAntiforgery(form => form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            // Above what any form takes: one that is too long gets its own words, not the binder's exception.
            mvc.MaxModelBindingCollectionSize = 2000;
            mvc.Filters.Add<TakenDrafts>();
            mvc.Filters.Add<KnownHandlers>();
            mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
            mvc.ValueProviderFactories.Insert(0, new InvariantForms());
        });
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Labels>>((mvc, labels) =>
        {
            var messages = mvc.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => labels["Form_Unreadable", value]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => labels["Form_Unreadable", value]);
            messages.SetValueIsInvalidAccessor(value => labels["Form_Unreadable", value]);
            messages.SetValueMustNotBeNullAccessor(_ => labels["Form_Empty"]);
            messages.SetMissingBindRequiredValueAccessor(_ => labels["Form_Empty"]);
            messages.SetValueMustBeANumberAccessor(_ => labels["Form_NoNumber"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => labels["Form_NoNumber"]);
            messages.SetUnknownValueIsInvalidAccessor(_ => labels["Form_Empty"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => labels["Form_Empty"]);
        });
    }
}
