using GlobalReach.Domain.Letterheads;
using GlobalReach.Domain.People;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Views;
using GlobalReach.Workflows.Calendar;
using GlobalReach.Workflows.Delivery;
using GlobalReach.Workflows.Documents;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.People;
using GlobalReach.Workflows.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

internal sealed class JournalMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("Journal").HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Fact).HasMaxLength(80);
        entry.HasIndex(e => new { e.StreamId, e.Sequence }).IsUnique();
        entry.HasIndex(e => new { e.Fact, e.At });
        entry.HasIndex(e => e.At);
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery.Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery.Delivery> delivery)
    {
        delivery.ToTable("Deliveries").HasKey(d => d.Id);
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Subscriber).HasMaxLength(60);
        delivery.Property(d => d.LeaseOwner).HasMaxLength(60);
        delivery.Property(d => d.LastError).HasMaxLength(1000);
        delivery.HasOne<JournalEntry>().WithMany().HasForeignKey(d => d.JournalEntryId).OnDelete(DeleteBehavior.NoAction);
        delivery.HasIndex(d => new { d.DoneAt, d.DeadAt, d.DueAt });
    }
}

internal sealed class HandledRequestMapping : IEntityTypeConfiguration<HandledRequest>
{
    public void Configure(EntityTypeBuilder<HandledRequest> request)
    {
        request.ToTable("HandledRequests").HasKey(r => new { r.Caller, r.Key });
        request.Property(r => r.Key).HasMaxLength(200);
        request.Property(r => r.RequestHash).HasMaxLength(64);
    }
}

internal sealed class FileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files").HasKey(f => f.Hash);
        file.Property(f => f.Hash).HasMaxLength(64);
    }
}

internal sealed class ViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("Views").HasKey(v => v.Id);
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.FactCount).IsConcurrencyToken();
        view.Ignore(v => v.StreamId).Ignore(v => v.HasFacts);
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.NameKey).HasMaxLength(SavedView.LongestName * 2);
        view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
        view.HasIndex(v => new { v.Owner, v.NameKey }).IsUnique();
    }
}

internal sealed class ProcessMapping : IEntityTypeConfiguration<PublishedProcess>
{
    public void Configure(EntityTypeBuilder<PublishedProcess> process)
    {
        process.ToTable("Processes").HasKey(p => new { p.Key, p.Version });
        process.Property(p => p.Key).HasMaxLength(60);
        process.Property(p => p.Hash).HasMaxLength(64);
    }
}

internal sealed class CodeNameMapping : IEntityTypeConfiguration<UsedCodeName>
{
    public void Configure(EntityTypeBuilder<UsedCodeName> name)
    {
        name.ToTable("UsedCodeNames").HasKey(n => n.Name);
        name.Property(n => n.Name).HasMaxLength(60);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(150);
        person.Property(p => p.JobTitle).HasMaxLength(150);
        person.Property(p => p.Language).HasMaxLength(12);
        person.Ignore(p => p.PersonId);
        person.Property(p => p.Roles).AsJson().HasMaxLength(400);
        // No foreign key: on SQLite it would make the table anew, which cannot be done in one transaction.
        person.HasIndex(p => p.TeamId);
    }
}

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("Teams").HasKey(t => t.Id);
        team.Property(t => t.Id).ValueGeneratedNever();
        team.Ignore(t => t.StreamId).Ignore(t => t.HasFacts);
        team.Property(t => t.Name).HasMaxLength(Team.LongestName);
        team.Property(t => t.NameKey).HasMaxLength(Team.LongestName * 2);
        team.Property(t => t.LedBy);
        team.Property(t => t.Calendar).HasMaxLength(60);
        team.HasIndex(t => t.NameKey).IsUnique();
    }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("Organisation").HasKey(o => o.Id);
        organisation.Property(o => o.Id).ValueGeneratedNever();
        organisation.Property(o => o.FactCount).IsConcurrencyToken();
        organisation.Ignore(o => o.StreamId).Ignore(o => o.HasFacts);
    }
}

internal sealed class LetterheadMapping : IEntityTypeConfiguration<Letterhead>
{
    public void Configure(EntityTypeBuilder<Letterhead> letterhead)
    {
        letterhead.ToTable("Letterheads").HasKey(l => l.Id);
        letterhead.Property(l => l.Id).ValueGeneratedNever();
        letterhead.Property(l => l.Number);
        letterhead.Property(l => l.Text).AsJson();
        letterhead.Property(l => l.LogoHash).HasMaxLength(64);
        letterhead.Property(l => l.PublishedBy);
        letterhead.Property(l => l.PublishedAt);
        letterhead.Ignore(l => l.StreamId).Ignore(l => l.HasFacts);
        letterhead.HasIndex(l => l.Number).IsUnique();
    }
}

internal sealed class ReviewedWordsMapping : IEntityTypeConfiguration<ReviewedWords>
{
    public void Configure(EntityTypeBuilder<ReviewedWords> review)
    {
        review.ToTable("ReviewedWords").HasKey(r => r.Id);
        review.Property(r => r.Id).ValueGeneratedNever();
        review.Property(r => r.Language).HasMaxLength(12);
        review.Property(r => r.Block).HasMaxLength(100);
        review.Property(r => r.Hash).HasMaxLength(64);
        review.Property(r => r.By);
        review.Property(r => r.At);
        review.Ignore(r => r.StreamId).Ignore(r => r.HasFacts);
        review.HasIndex(r => r.Language);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences").HasKey(a => a.Id);
        absence.Property(a => a.Id).ValueGeneratedNever();
        absence.Property(a => a.From);
        absence.Property(a => a.To);
        absence.Property(a => a.StandInId);
        absence.Ignore(a => a.StreamId).Ignore(a => a.HasFacts);
        absence.HasIndex(a => a.To);
        absence.HasIndex(a => a.PersonId);
    }
}

/// <summary>Identity's own default of 450 characters twice over does not fit into a SQL Server key.</summary>
internal sealed class SignInMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    private const int KeyLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        login.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        token.Property(t => t.Name).HasMaxLength(KeyLength);
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("ApiKeys").HasKey(k => k.Hash);
        key.Property(k => k.Hash).HasMaxLength(64);
        key.Property(k => k.Label).HasMaxLength(100);
        key.Ignore(k => k.Id).Ignore(k => k.IsDemo);
        key.HasOne<Person>().WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class CalendarLinkMapping : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> link)
    {
        link.ToTable("CalendarLinks").HasKey(l => l.Id);
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(64);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.PersonId);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class AccessLogMapping : IEntityTypeConfiguration<AccessLogEntry>
{
    public void Configure(EntityTypeBuilder<AccessLogEntry> entry)
    {
        entry.ToTable("AccessLog").HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.What).HasMaxLength(300);
        entry.HasIndex(e => new { e.Lead, e.At });
    }
}
