using System.Text.Json;
using System.Text.Json.Serialization;
using GlobalReach.Domain.Sites;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows.Demo;

/// <summary>The invented companies of `templates/demo/leads.json`, told once on a first start as if the desk had worked on them for eighteen months.</summary>
public static class DemoLeads
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() }, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Whether there is no lead yet, or telling was cut short: keys of a story are in the database while it is told, and only then.</summary>
    public static async Task<bool> AreMissing(IServiceProvider host, CancellationToken ct)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        return !await db.Leads.AnyAsync(ct) || await db.HandledRequests.AnyAsync(request => request.Key.StartsWith(DemoStory.Prefix), ct);
    }

    /// <summary>Tells the stories where there is no lead yet, and tells on where telling was cut short.</summary>
    public static async Task Seed(IServiceProvider host, CancellationToken ct)
    {
        if (!await AreMissing(host, ct)) return;
        var file = Read(host.GetRequiredService<TemplateFiles>());
        var few = host.GetRequiredService<DemoOptions>().Leads == DemoLeadCount.Few;
        var leads = file.Leads.Where(lead => lead.Few || !few).ToList();
        var now = host.GetRequiredService<TimeProvider>().GetUtcNow();
        var calendar = new DemoCalendar(host.GetRequiredService<Calendars>()[OfficeClock.Calendar], host.GetRequiredService<OfficeClock>().Today);
        var clock = new StoryClock(calendar.Before(599));
        await using var services = Muted(host, clock);
        var chapters = leads.Select((lead, number) => (Lead: lead, Plan: new DemoPlan(lead, calendar, new DemoChapters(lead, file, number)))).ToList();
        var steps = chapters.SelectMany(chapter => chapter.Plan.Steps());
        await new DemoStory(services, clock).Tell(steps, now, ct);
        if (host.GetRequiredService<DatabaseOptions>() is { Provider: DatabaseProvider.Sqlite } database) StoryTuning.Close(database.ConnectionString);
    }

    internal static File Read(TemplateFiles files) => JsonSerializer.Deserialize<File>(files.Text("demo/leads.json"), Json)!;

    /// <summary>The product beside itself: the same use cases on the same database, by the story's clock and without mail.</summary>
    private static ServiceProvider Muted(IServiceProvider host, StoryClock clock)
    {
        var database = host.GetRequiredService<DatabaseOptions>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Provider.ToString(), ["Database:ConnectionString"] = database.Provider == DatabaseProvider.Sqlite ? StoryTuning.Apart(database.ConnectionString) : database.ConnectionString,
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(host.GetRequiredService<ILoggerFactory>()).AddLogging();
        services.AddGlobalReach(configuration);
        if (database.Provider == DatabaseProvider.Sqlite) services.ConfigureDbContext<SqliteDb>(builder => builder.AddInterceptors(new StoryTuning()));
        services.AddSingleton(host.GetRequiredService<TemplateFiles>()).AddSingleton(host.GetRequiredService<DemoOptions>());
        services.AddSingleton(host.GetRequiredService<ProposalOptions>()).AddSingleton(host.GetRequiredService<IProposalRenderer>());
        services.RemoveAll<ISubscriber>().AddScoped<ISubscriber, RenderProposal>();
        foreach (var name in new[] { Subscriptions.MailAcknowledgement, Subscriptions.MailProposal, Subscriptions.MailDeadline, Subscriptions.MailApproval, Subscriptions.MailTask }) services.AddSingleton<ISubscriber>(new MutedMail(name));
        return services.BuildServiceProvider();
    }

    /// <summary>The file: leads, and the sites that are offered by what a project does.</summary>
    internal sealed record File(IReadOnlyList<DemoLead> Leads, IReadOnlyDictionary<string, SiteFacts> Sites, IReadOnlyDictionary<BusinessFunction, IReadOnlyList<string>> SitesFor);
}
