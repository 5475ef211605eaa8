using GlobalReach.Web.People;

namespace GlobalReach.Web.Api;

/// <summary>The JSON API: the same use cases and the same refusals as the pages.</summary>
internal static class ApiRoutes
{
    private const string Root = "/api";

    // A raw message of 200,000 characters fits however its letters are escaped.
    private const long LargestBody = 2 * 1024 * 1024;

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddScoped<LeadWrites>().AddScoped<ProposalWrites>();
        return services.AddApiDescription();
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).RequireAuthorization(ApiKeyAuthentication.SchemeName).AddEndpointFilter<IdempotencyKey>()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        api.MapInquiries();
        api.MapLeads();
        api.MapManyLeads();
        api.MapViews();
        api.MapTracks();
        api.MapMigrations();
        api.MapLeadFacts();
        api.MapOfferFacts();
        api.MapDocuments();
        api.MapTasks();
        api.MapApprovals();
        api.MapActions();
        api.MapProposals();
        api.MapProposalWords();
        api.MapToday();
        api.MapSearch();
        api.MapPipeline();
        api.MapBoard();
        api.MapProcesses();
        api.MapProcessDrafts();
        api.MapPeople();
        api.MapCompanies();
        api.MapOperations();
    }
}
