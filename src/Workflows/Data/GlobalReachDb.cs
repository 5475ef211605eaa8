using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Processes;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Views;
using GlobalReach.Domain.Visits;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Pipeline;
using GlobalReach.Workflows.Processes;
using GlobalReach.Workflows.Requests;
using GlobalReach.Workflows.Search;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GlobalReach.Workflows.Data;

/// <summary>The one model on both databases. Saving turns recorded facts into journal rows and deliveries, and moves versions, in the same transaction as the change.</summary>
public abstract class GlobalReachDb : IdentityUserContext<Person, Guid>, IDataProtectionKeyContext
{
    private readonly CurrentUser user;
    private readonly TimeProvider clock;

    protected GlobalReachDb(DbContextOptions options, CurrentUser user, TimeProvider clock)
        : base(options)
    {
        (this.user, this.clock) = (user, clock);
        // A save looks through everything once, by itself; EF's looking at every use of the tracker cost a tenth of a stage action.
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>The named filter that hides leads from who may not know that they exist.</summary>
    public const string Visibility = "visibility";

    public DbSet<Lead> Leads => Set<Lead>();

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<CompanyMerge> CompanyMerges => Set<CompanyMerge>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Screening> Screenings => Set<Screening>();

    public DbSet<ShortlistedSite> Sites => Set<ShortlistedSite>();

    public DbSet<SiteVisit> Visits => Set<SiteVisit>();

    public DbSet<IncentivePackage> Packages => Set<IncentivePackage>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<ProposalCopy> ProposalCopies => Set<ProposalCopy>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<AftercareContact> AftercareContacts => Set<AftercareContact>();

    public DbSet<JobVerification> JobVerifications => Set<JobVerification>();

    public DbSet<LeadTask> Tasks => Set<LeadTask>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<Interaction> Interactions => Set<Interaction>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<LeadDocument> Documents => Set<LeadDocument>();

    public DbSet<Deadline> Deadlines => Set<Deadline>();

    public DbSet<SavedView> Views => Set<SavedView>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<Move> Moves => Set<Move>();

    public DbSet<Delivery.Delivery> Deliveries => Set<Delivery.Delivery>();

    public DbSet<HandledRequest> HandledRequests => Set<HandledRequest>();

    public DbSet<PublishedProcess> Processes => Set<PublishedProcess>();

    public DbSet<PublishedWords> ProcessWords => Set<PublishedWords>();

    public DbSet<ProcessDraft> ProcessDrafts => Set<ProcessDraft>();

    public DbSet<Simulation> Simulations => Set<Simulation>();

    public DbSet<MigrationRun> MigrationRuns => Set<MigrationRun>();

    public DbSet<MigrationRunLead> MigrationRunLeads => Set<MigrationRunLead>();

    public DbSet<UsedCodeName> UsedCodeNames => Set<UsedCodeName>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();

    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();

    public DbSet<SearchSubject> SearchSubjects => Set<SearchSubject>();

    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Person> People => Users;

    public DbSet<Organisation> Organisation => Set<Organisation>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<Letterhead> Letterheads => Set<Letterhead>();

    public DbSet<ReviewedWords> ReviewedWords => Set<ReviewedWords>();

    // Filters read these from the context at hand, so that one model serves every viewer.
    internal PersonId Viewer => user.Id;

    internal bool ViewerIsStaff => user.IsSystem || user.Actor.Roles.Any(role => role != Role.Town);

    internal bool ViewerIsSystem => user.IsSystem;

    /// <summary>Up to which level identities are told without being on the team: who decides on, screens or verifies a project is of its team by role.</summary>
    internal Confidentiality ViewerKnowsUpTo =>
        user.IsSystem ? Confidentiality.Sealed
        : user.Is(Role.VicePresident) || user.Is(Role.Compliance) || user.Is(Role.Assurer) ? Confidentiality.ProjectTeam
        : ViewerIsStaff ? Confidentiality.Internal
        : Confidentiality.Public;

    /// <summary>Only for libraries that cannot wait (data protection keys); the product saves asynchronously.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        WriteJournal();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        WriteJournal();
        await SearchUpkeep.Follow(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(GlobalReachDb).Assembly);
        builder.Entity<Lead>().HasQueryFilter(Visibility, lead =>
            ViewerIsSystem
            || (ViewerIsStaff && lead.Confidentiality != Confidentiality.Sealed)
            || lead.OwnerId == Viewer
            || lead.BackupId == Viewer
            || lead.Team.Any(member => member.PersonId == Viewer));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<LeadId>().HaveConversion<IdConverter<LeadId>>();
        configurationBuilder.Properties<CompanyId>().HaveConversion<IdConverter<CompanyId>>();
        configurationBuilder.Properties<ContactId>().HaveConversion<IdConverter<ContactId>>();
        configurationBuilder.Properties<PersonId>().HaveConversion<IdConverter<PersonId>>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<CountryCode>().HaveConversion<CountryConverter>().HaveMaxLength(2);
        configurationBuilder.Properties<LanguageTag>().HaveConversion<LanguageConverter>().HaveMaxLength(12);
        configurationBuilder.Properties<StageKey>().HaveConversion<StageKeyConverter>().HaveMaxLength(60);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>().HaveMaxLength(60);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private void WriteJournal()
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries<Recorder>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || entry.Entity.HasFacts).ToList();
        if (changed.Find(entry => !entry.Entity.HasFacts && entry.Entity is not Lead) is { } silent)
        {
            throw new InvalidOperationException($"{silent.Entity.GetType().Name} changed without a fact: every change is recorded.");
        }

        var now = clock.GetUtcNow();
        foreach (var stream in changed.Select(entry => entry.Entity).GroupBy(recorder => recorder.StreamId))
        {
            var aggregate = stream.OfType<Aggregate>().FirstOrDefault()
                ?? ChangeTracker.Entries<Aggregate>().Select(entry => entry.Entity).FirstOrDefault(known => known.StreamId == stream.Key)
                ?? throw new InvalidOperationException($"A part of {stream.Key} changed without its lead at hand: load the lead with it.");
            var facts = stream.SelectMany(recorder => recorder.TakeFacts()).ToList();
            if (facts.Count == 0) throw new InvalidOperationException($"{aggregate.GetType().Name} changed without a fact: every change is recorded.");
            var sequence = aggregate.Advance(facts.Count, facts.TrueForAll(fact => fact is IQuietFact));
            Entry(aggregate).DetectChanges();
            foreach (var fact in facts) Tell(fact, stream.Key, sequence++, now);
            if (aggregate is Lead) TellVersion(aggregate.Version);
        }
    }

    /// <summary>An answer kept in this save is replayed with the version that this save leaves behind, not with what others make of it later.</summary>
    private void TellVersion(int version)
    {
        foreach (var kept in ChangeTracker.Entries<HandledRequest>().Where(entry => entry.State == EntityState.Added)) kept.Entity.LeadVersion = version;
    }

    private void Tell(IFact fact, Guid stream, int sequence, DateTimeOffset now)
    {
        var entry = new JournalEntry
        {
            Id = Guid.CreateVersion7(), StreamId = stream, Sequence = sequence, Fact = FactNames.NameOf(fact.GetType()), Payload = FactNames.Write(fact), Actor = user.Id, At = now,
        };
        Journal.Add(entry);
        foreach (var subscriber in Subscriptions.To(fact))
        {
            Deliveries.Add(new Delivery.Delivery { Id = Guid.CreateVersion7(), JournalEntryId = entry.Id, Subscriber = subscriber, DueAt = now });
        }
    }
}

/// <summary>The model on SQLite: the embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, CurrentUser user, TimeProvider clock) : GlobalReachDb(options, user, clock)
{
    /// <summary>Names that differ in case only are one name, as on SQL Server.</summary>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<UsedCodeName>().Property(name => name.Name).UseCollation("NOCASE");
    }

    /// <summary>In turn, unless a transaction holds the file already.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Database.CurrentTransaction is null && Database.GetDbConnection() is SqliteConnection connection
            ? SqliteWriters.InTurn(connection.DataSource, connection.DefaultTimeout, () => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken)
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
}

/// <summary>The model on SQL Server: production.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options, CurrentUser user, TimeProvider clock) : GlobalReachDb(options, user, clock)
{
    private const string LetterByLetter = "Latin1_General_100_BIN2";

    /// <summary>A caller's keys that differ in case only are two keys, as on SQLite; the keys of companies are searched by their beginning, letter by letter, as there.</summary>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<HandledRequest>().Property(request => request.Key).UseCollation(LetterByLetter);
        // Terms are folded already and compared letter by letter, or the server would take kana and rare letters for one another.
        builder.Entity<SearchTerm>().Property(term => term.Term).UseCollation(LetterByLetter);
        builder.Entity<Company>(company =>
        {
            company.Property(c => c.MatchKey).UseCollation(LetterByLetter);
            company.Property(c => c.MatchTail).UseCollation(LetterByLetter);
            company.Property(c => c.NativeMatchKey).UseCollation(LetterByLetter);
            company.Property(c => c.TradingMatchKey).UseCollation(LetterByLetter);
        });
    }
}

/// <summary>A code name that was given once and is never given again.</summary>
public sealed class UsedCodeName
{
    public string Name { get; init; } = "";

    public LeadId Lead { get; init; }
}
