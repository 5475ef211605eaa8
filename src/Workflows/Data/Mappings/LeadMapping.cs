using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Companies;
using GlobalReach.Domain.Contacts;
using GlobalReach.Workflows.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

internal sealed class LeadMapping : IEntityTypeConfiguration<Lead>
{
    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.ToTable("Leads").HasKey(l => l.Id);
        lead.Property(l => l.Id).ValueGeneratedNever();
        lead.Property(l => l.Version);
        lead.Property(l => l.FactCount).IsConcurrencyToken();
        lead.Property(l => l.Number).HasMaxLength(20);
        lead.HasIndex(l => l.Number).IsUnique();
        lead.Ignore(l => l.StreamId).Ignore(l => l.HasFacts).Ignore(l => l.Capex).Ignore(l => l.IsHere);

        lead.ComplexProperty(l => l.Process, process =>
        {
            process.Property(p => p.Key).HasColumnName("ProcessKey").HasMaxLength(60);
            process.Property(p => p.Version).HasColumnName("ProcessVersion");
        });
        // Leads that were there before there were tracks are on the first one.
        lead.Property(l => l.Track).HasMaxLength(60).HasDefaultValue(Tracks.Greenfield);
        lead.HasIndex(l => l.ParentId);
        // It was a part of the inquiry and keeps its column; on the lead itself it can lead an index.
        lead.Property(l => l.ReceivedAt).HasColumnName("Inquiry_ReceivedAt");
        lead.Property(l => l.CodeName).HasMaxLength(60);
        lead.Property(l => l.ReferredTo).HasMaxLength(200);
        lead.Property(l => l.NextStep).HasMaxLength(500);
        lead.Property(l => l.DeadlineKey).HasMaxLength(60);
        lead.Property(l => l.CapexCurrency).HasMaxLength(3);

        lead.ComplexProperty(l => l.Inquiry, inquiry => inquiry.Property(i => i.Summary).HasMaxLength(2000));
        lead.ComplexProperty(l => l.Score, score =>
        {
            score.Property(s => s.Grade).HasMaxLength(2);
            score.Property(s => s.NextBestQuestion).HasMaxLength(60);
            score.Property(s => s.Model).HasMaxLength(60);
        });
        lead.Property(l => l.Qualification).AsJson();
        lead.Property(l => l.Discovery).AsJson();
        lead.Property(l => l.Commitment).AsJson();
        lead.Property(l => l.Baseline).AsJson();
        lead.Property(l => l.Ending).AsJson();
        lead.Property(l => l.LastMove).AsJson();

        lead.OwnsMany(l => l.Team, member =>
        {
            member.ToTable("TeamMembers");
            member.WithOwner().HasForeignKey("LeadId");
            member.Property(m => m.PersonId).ValueGeneratedNever();
            member.HasKey("LeadId", nameof(TeamMember.PersonId));
            member.HasIndex(m => m.PersonId);
        });
        lead.Navigation(l => l.Team).UsePropertyAccessMode(PropertyAccessMode.Field).HasField("team");

        lead.HasOne<Company>().WithMany().HasForeignKey(l => l.CompanyId).OnDelete(DeleteBehavior.NoAction);
        lead.HasOne<Company>().WithMany().HasForeignKey(l => l.IntermediaryId).OnDelete(DeleteBehavior.NoAction);
        lead.HasOne<Contact>().WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.NoAction);
        lead.HasIndex(l => new { l.OwnerId, l.Status });
        lead.HasIndex(l => new { l.BackupId, l.Status });
        // The list, newest first, with all that decides whether a row is shown: a page of 100,000 leads is found without touching their rows.
        lead.HasIndex(l => new { l.ReceivedAt, l.Number, l.Status, l.Stage, l.Confidentiality, l.OwnerId, l.BackupId, l.Id }).HasDatabaseName("IX_Leads_Newest");
        lead.HasIndex(l => new { l.Confidentiality, l.OwnerId, l.BackupId, l.Id });
        // The board: a column in its order, one owner's columns, and how much stands in each.
        lead.HasIndex(l => new { l.Track, l.OpenStage, l.DueNext, l.Number });
        lead.HasIndex(l => new { l.OwnerId, l.OpenStage, l.DueNext });
        lead.HasIndex(l => new { l.Confidentiality, l.Track, l.OpenStage, l.Jobs });
        // Wide enough that the figures of the leadership page are counted without opening a lead.
        lead.HasIndex(l => new { l.Status, l.Stage, l.Track, l.Function, l.CapexCurrency, l.WonAt, l.Jobs, l.CapexMinor, l.Confidentiality, l.OwnerId, l.BackupId, l.StageEnteredAt, l.LastContactAt, l.NextStepOn, l.VerifiedJobs }).HasDatabaseName("IX_Leads_Figures");
        lead.HasIndex(l => l.NextStepOn);
    }
}

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> company)
    {
        company.ToTable("Companies").HasKey(c => c.Id);
        company.Property(c => c.Id).ValueGeneratedNever();
        company.Property(c => c.FactCount).IsConcurrencyToken();
        company.Ignore(c => c.StreamId).Ignore(c => c.HasFacts).Ignore(c => c.Facts).Ignore(c => c.Keys);
        company.Property(c => c.LegalName).HasMaxLength(300);
        company.Property(c => c.NativeName).HasMaxLength(300);
        company.Property(c => c.MatchKey).HasMaxLength(300);
        company.Property(c => c.NativeMatchKey).HasMaxLength(300);
        company.Property(c => c.MatchTail).HasMaxLength(300);
        company.Property(c => c.TradingMatchKey).HasMaxLength(300);
        company.Property(c => c.Website).HasMaxLength(300);
        company.Property(c => c.WebDomain).HasMaxLength(253);
        company.ComplexProperty(c => c.Profile, profile =>
        {
            profile.Property(p => p.TradingName).HasMaxLength(300);
            profile.Property(p => p.RegistrationNumber).HasMaxLength(60);
            profile.Property(p => p.Lei).HasMaxLength(20);
            profile.Property(p => p.Duns).HasMaxLength(9);
            profile.Property(p => p.Ownership).HasMaxLength(1000);
            profile.Property(p => p.Naics).HasMaxLength(6);
        });
        // No foreign keys: SQLite would copy the whole table to take them in, outside of the upgrade's transaction. Companies are never deleted.
        company.HasIndex(c => c.ParentId);
        company.HasIndex(c => c.MergedInto);
        company.HasIndex(c => c.MatchKey);
        company.HasIndex(c => c.MatchTail);
        company.HasIndex(c => c.NativeMatchKey);
        company.HasIndex(c => c.TradingMatchKey);
        company.HasIndex(c => c.WebDomain);
    }
}

internal sealed class CompanyMergeMapping : IEntityTypeConfiguration<CompanyMerge>
{
    public void Configure(EntityTypeBuilder<CompanyMerge> merge)
    {
        merge.ToTable("CompanyMerges").HasKey(m => m.Id);
        merge.Property(m => m.Id).ValueGeneratedNever();
        merge.Property(m => m.Before).AsJson();
        merge.Property(m => m.After).AsJson();
        merge.Property(m => m.Moved).AsJson();
        merge.Property(m => m.UndoneAt).IsConcurrencyToken();
        merge.HasOne<Company>().WithMany().HasForeignKey(m => m.WinnerId).OnDelete(DeleteBehavior.NoAction);
        merge.HasOne<Company>().WithMany().HasForeignKey(m => m.LoserId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("Contacts").HasKey(c => c.Id);
        contact.Property(c => c.Id).ValueGeneratedNever();
        contact.Property(c => c.FactCount).IsConcurrencyToken();
        contact.Ignore(c => c.StreamId).Ignore(c => c.HasFacts);
        contact.ComplexProperty(c => c.Details, details =>
        {
            details.Property(d => d.GivenName).HasMaxLength(150);
            details.Property(d => d.NativeName).HasMaxLength(300);
            details.Property(d => d.TimeZone).HasMaxLength(60);
            details.Ignore(d => d.IsReachable).Ignore(d => d.IsFamilyFirst).Ignore(d => d.FullName);
            details.Property(d => d.FamilyName).HasMaxLength(150);
            details.Property(d => d.Honorific).HasMaxLength(60);
            details.Property(d => d.JobTitle).HasMaxLength(150);
            details.Property(d => d.Email).HasMaxLength(254);
            details.Property(d => d.Phone).HasMaxLength(60);
        });
        contact.Property(c => c.MailDomain).HasMaxLength(253);
        contact.HasIndex(c => c.MailDomain);
        contact.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.NoAction);
    }
}

internal static class JsonProperty
{
    /// <summary>Stores it as one JSON text: it is read and written as a whole.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(new JsonColumn<T>(), new JsonComparer<T>());
}
