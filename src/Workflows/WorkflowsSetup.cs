using System.Reflection;
using FluentValidation;
using GlobalReach.Workflows.Approvals;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Companies;
using GlobalReach.Workflows.Data;
using GlobalReach.Workflows.Deadlines;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Delivery.Mail;
using GlobalReach.Workflows.Demo;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.FirstSteps;
using GlobalReach.Workflows.Leads;
using GlobalReach.Workflows.Letterheads;
using GlobalReach.Workflows.Live;
using GlobalReach.Workflows.Operations;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Proposals;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Search;
using GlobalReach.Workflows.Views;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GlobalReach.Workflows;

/// <summary>Puts the use cases, the engine and the database together, for the web host and for tests alike.</summary>
public static class WorkflowsSetup
{
    public static IServiceCollection AddGlobalReach(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDatabase(configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions());
        services.AddRequests();

        services.AddSingleton(configuration.GetSection("Templates").Get<TemplateOptions>() ?? new TemplateOptions());
        services.AddSingleton<TemplateFiles>().AddSingleton<Calendars>().AddSingleton<Countries>().AddSingleton<OfficeClock>().AddSingleton<ProcessCatalog>().AddSingleton<ReasonLists>().AddSingleton<LeadScoring>();
        services.AddScoped<GateFactsReader>().AddScoped<DeadlineUpkeep>().AddScoped<LeadCalendar>().AddScoped<SubjectClocks>().AddScoped<Playbook>().AddScoped<LeadMigration>().AddScoped<BlockedTasks>().AddScoped<MoveUndo>().AddScoped<StandIns>().AddScoped<Deciders>().AddScoped<WhoIsAsked>().AddScoped<ApprovalUpkeep>();
        services.AddScoped<CodeNames>().AddScoped<NameGuard>().AddScoped<StoredNames>().AddScoped<Secrecy>().AddScoped<DuplicateSearch>().AddScoped<PeopleDirectory>().AddScoped<AbsenceDirectory>().AddScoped<OrganisationAccess>().AddScoped<SecondFactors>().AddScoped<TeamDirectory>();
        services.AddScoped<IFirstStep, LetterheadStep>().AddScoped<IFirstStep, OfficeStep>().AddScoped<IFirstStep, MailStep>().AddScoped<IFirstStep, ColleaguesStep>().AddScoped<IFirstStep, InquiryStep>();
        services.AddSingleton<LetterheadSeed>().AddSingleton<LetterheadNow>();
        services.AddScoped<CompanyAccess>().AddScoped<CompanySearch>();
        services.AddScoped<LeadTimes>().AddScoped<FilterLookup>().AddScoped<ViewAccess>();
        services.AddSingleton<BoardTally>().AddScoped<BoardCards>();
        services.AddSingleton<StageProbabilities>().AddSingleton<Periods>();
        services.AddScoped<DatedWork>().AddScoped<CalendarLinks>();
        services.AddScoped<DraftAccess>().AddScoped<Publication>().AddScoped<RunAccess>().AddScoped<ChosenLeads>().AddScoped<PreviewMigration.Reports>();
        services.AddScoped<FoundSubjects>().AddScoped<SearchHits>();

        services.AddSingleton(new DemoOptions(configuration.GetValue<bool>("Demo")) { Leads = configuration.GetValue("DemoLeads", DemoLeadCount.Many) });
        services.AddSingleton<DemoReset>().AddSingleton<DemoHoldings>().AddSingleton<DemoRetelling>();
        services.AddProposals(configuration.GetSection("Proposals").Get<ProposalOptions>() ?? new ProposalOptions());
        services.AddMail(configuration);
        services.AddSingleton<Leases>().AddSingleton<DeliverySignal>().AddSingleton<DeliveryWorker>().AddSingleton<DeadlineWorker>().AddSingleton<ChangeWatch>().AddSingleton<SearchBuild>();
        services.AddSingleton<DeskMeter>().AddSingleton<OperationsWatch>().AddScoped<JournalComparison>();
        return services;
    }

    /// <summary>The workers that act on what is due; a process that only reads leaves them out.</summary>
    public static IServiceCollection AddGlobalReachWorkers(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryWorker>()).AddHostedService(provider => provider.GetRequiredService<DeadlineWorker>())
            .AddHostedService(provider => provider.GetRequiredService<ChangeWatch>()).AddHostedService(provider => provider.GetRequiredService<SearchBuild>())
            .AddHostedService(provider => provider.GetRequiredService<DemoRetelling>())
            .AddHostedService(provider => provider.GetRequiredService<OperationsWatch>());

    private static void AddProposals(this IServiceCollection services, ProposalOptions options)
    {
        services.AddSingleton(options).AddSingleton<ProposalComposer>().AddSingleton<ReferenceData>().AddSingleton<ProposalSignal>().AddSingleton<IProposalRenderer, TypstRenderer>();
        services.AddScoped<ProposalFacts>().AddScoped<WordsReviews>().AddScoped<ProposalClock>().AddScoped<ProposalRendition>().AddScoped<ProposalTwins>().AddScoped<HandingOut>().AddScoped<EarlierVersions>().AddScoped<ISubscriber, RenderProposal>();
    }

    private static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        var faults = options.Validate(new(options)).ToList();
        if (faults.Count > 0) throw new InvalidOperationException(faults[0].ErrorMessage);
        if (configuration is IConfigurationRoot root && root.Providers.Any(source => source is FileConfigurationProvider && source.TryGet("Mail:Password", out _)))
        {
            throw new InvalidOperationException("Mail:Password stands in a settings file: take it out and set GLOBALREACH__MAIL__PASSWORD.");
        }

        services.AddSingleton(options).AddSingleton<MailComposer>().AddSingleton<MailTemplates>().AddSingleton<MailTest>();
        if (options.Route == MailRoute.Smtp) services.AddSingleton<IMailer, SmtpMailer>();
        else services.AddSingleton<IMailer>(provider => ActivatorUtilities.CreateInstance<PickupMailer>(provider, Path.GetFullPath(options.Folder)));

        services.AddScoped<ISubscriber, MailAcknowledgement>().AddScoped<ISubscriber, MailProposal>().AddScoped<ISubscriber, MailDeadline>().AddScoped<ISubscriber, MailApproval>().AddScoped<ISubscriber, MailTask>();
    }

    private static void AddDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        var faults = options.Validate(new(options)).ToList();
        if (faults.Count > 0) throw new InvalidOperationException(faults[0].ErrorMessage);

        services.AddSingleton(options).AddSingleton<MoveLog>();
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var tuning = new SqliteTuning();
            services.AddDbContext<GlobalReachDb, SqliteDb>((provider, builder) => Choose(builder, options).AddInterceptors(tuning, provider.GetRequiredService<MoveLog>()));
        }
        else
        {
            services.AddDbContext<GlobalReachDb, SqlServerDb>((provider, builder) => Choose(builder, options).AddInterceptors(provider.GetRequiredService<MoveLog>()));
        }
    }

    /// <summary>Puts the model together, a good part of a start, while the host is still being put together; where that fails, so will the first use, and say why.</summary>
    public static void PrepareModel(IConfiguration configuration) => _ = Task.Run(() =>
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        using GlobalReachDb db = options.Provider == DatabaseProvider.Sqlite
            ? new SqliteDb((DbContextOptions<SqliteDb>)Choose(new DbContextOptionsBuilder<SqliteDb>(), options).Options, new CurrentUser(), TimeProvider.System)
            : new SqlServerDb((DbContextOptions<SqlServerDb>)Choose(new DbContextOptionsBuilder<SqlServerDb>(), options).Options, new CurrentUser(), TimeProvider.System);
        _ = db.Model;
    });

    private static DbContextOptionsBuilder Choose(DbContextOptionsBuilder builder, DatabaseOptions options) =>
        (options.Provider == DatabaseProvider.Sqlite ? builder.UseSqlite(SqliteWriters.Limited(options.ConnectionString)) : builder.UseSqlServer(options.ConnectionString)).ConfigureWarnings(RacesAreNoErrors);

    /// <summary>Two writers meeting is everyday life and answered truthfully; an error that is none goes up and is logged where it ends.</summary>
    private static void RacesAreNoErrors(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug));

    /// <summary>Creates the database where there is none and brings an older one up to date.</summary>
    public static async Task MigrateDatabase(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GlobalReachDb>();
        if (db.Database.IsSqlite())
        {
            var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        }

        // To migrate is also to compare the whole model with its last snapshot: not at every start.
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", ct);
    }

    /// <summary>The mediator, registered by hand: handlers, validators, and the three stops around them in order.</summary>
    private static void AddRequests(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetService!).AddScoped<IMediator, Mediator>();
        services.AddScoped<CurrentUser>().AddScoped<Answers>().AddScoped<LeadAccess>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Measure<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Authorize<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(SaveOnce<,>));
        services.AddSingleton<KeptReports>().AddTransient(typeof(IPipelineBehavior<,>), typeof(KeepReports<,>));

        ValidatorOptions.Global.ErrorCodeResolver = Rules.CodeOf;
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(type => type is { IsAbstract: false, IsClass: true }))
        {
            foreach (var contract in type.GetInterfaces().Where(contract => contract.IsGenericType))
            {
                var kind = contract.GetGenericTypeDefinition();
                if (kind == typeof(IRequestHandler<,>)) services.AddTransient(contract, type);
                // Rules are expensive to build and hold no state.
                if (kind == typeof(IValidator<>) && type.IsNested) services.AddSingleton(contract, type);
            }
        }
    }
}
