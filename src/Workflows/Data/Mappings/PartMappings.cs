using GlobalReach.Domain.Aftercare;
using GlobalReach.Domain.Approvals;
using GlobalReach.Domain.Commitments;
using GlobalReach.Domain.Deadlines;
using GlobalReach.Domain.Incentives;
using GlobalReach.Domain.Proposals;
using GlobalReach.Domain.Sites;
using GlobalReach.Domain.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

/// <summary>What every part of a lead has in common: its own row, and the lead it goes with.</summary>
internal abstract class PartMapping<TPart>(string table) : IEntityTypeConfiguration<TPart>
    where TPart : LeadPart
{
    public void Configure(EntityTypeBuilder<TPart> part)
    {
        part.ToTable(table).HasKey(p => p.Id);
        part.Property(p => p.Id).ValueGeneratedNever();
        part.Ignore(p => p.StreamId).Ignore(p => p.HasFacts);
        part.HasOne<Lead>().WithMany().HasForeignKey(p => p.LeadId).OnDelete(DeleteBehavior.NoAction);
        part.HasIndex(p => p.LeadId);
        Map(part);
    }

    protected virtual void Map(EntityTypeBuilder<TPart> part)
    {
    }
}

internal sealed class ScreeningMapping() : PartMapping<Screening>("Screenings")
{
    protected override void Map(EntityTypeBuilder<Screening> part)
    {
        part.Ignore(s => s.Blocks);
        part.Property(s => s.Party).HasMaxLength(300);
        part.Property(s => s.List).HasMaxLength(200);
        part.Property(s => s.ClearedBecause).HasMaxLength(2000);
        part.HasIndex(s => s.Result);
    }
}

internal sealed class SiteMapping() : PartMapping<ShortlistedSite>("ShortlistedSites")
{
    protected override void Map(EntityTypeBuilder<ShortlistedSite> part)
    {
        part.Ignore(s => s.IsOfferable);
        part.Property(s => s.Facts).AsJson();
        part.Property(s => s.ExceptionBecause).HasMaxLength(2000);
    }
}

internal sealed class VisitMapping() : PartMapping<SiteVisit>("SiteVisits")
{
    protected override void Map(EntityTypeBuilder<SiteVisit> part)
    {
        part.Ignore(v => v.Questions);
        part.Property(v => v.Purpose).HasMaxLength(2000);
        part.Property(v => v.Debrief).AsJson();
        part.Property<List<OpenQuestion>>("questions").HasColumnName("Questions").AsJson();
        part.HasIndex(v => v.From);
    }
}

internal sealed class PackageMapping() : PartMapping<IncentivePackage>("IncentivePackages")
{
    protected override void Map(EntityTypeBuilder<IncentivePackage> part)
    {
        part.Ignore(p => p.Lines).Ignore(p => p.Authors).Ignore(p => p.IsComplete);
        part.Property<List<PersonId>>("authors").HasColumnName("Authors").AsJson();
        part.Property<List<IncentiveLine>>("lines").HasColumnName("Lines").AsJson();
        part.Property(p => p.CostBenefit).HasMaxLength(4000);
        part.HasIndex(p => p.State);
        part.HasIndex(p => new { p.LeadId, p.Number }).IsUnique();
    }
}

internal sealed class ProposalMapping() : PartMapping<Proposal>("Proposals")
{
    protected override void Map(EntityTypeBuilder<Proposal> part)
    {
        part.Property(p => p.FileName).HasMaxLength(120);
        part.Property(p => p.InputsHash).HasMaxLength(64);
        part.Property(p => p.TemplateHash).HasMaxLength(64);
        part.Property(p => p.FileHash).HasMaxLength(64);
        part.Property(p => p.Failure).HasMaxLength(60);
        part.Property(p => p.LeftOut).AsJson();
        // What was ordered before there were kinds is a whole proposal with the sections it has by itself.
        part.Property(p => p.Kind).HasDefaultValue(ProposalKind.Full).ValueGeneratedNever();
        part.Property(p => p.Sections).AsJson().HasDefaultValueSql("'[]'").ValueGeneratedNever();
        part.Property(p => p.AnswerWords).HasMaxLength(2000);
        part.HasIndex(p => new { p.ApprovedBy, p.State });
        part.HasIndex(p => new { p.LeadId, p.Number }).IsUnique();
    }
}

internal sealed class ProposalCopyMapping() : PartMapping<ProposalCopy>("ProposalCopies")
{
    protected override void Map(EntityTypeBuilder<ProposalCopy> part)
    {
        part.Ignore(c => c.Mark);
        part.Property(c => c.Recipient).HasMaxLength(ProposalCopy.LongestRecipient);
        part.Property(c => c.TokenHash).HasMaxLength(64);
        part.Property(c => c.ReaderHash).HasMaxLength(64);
        part.HasOne<Proposal>().WithMany().HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.NoAction);
        part.HasIndex(c => c.TokenHash).IsUnique();
    }
}

internal sealed class EvidenceMapping() : PartMapping<Evidence>("Evidence")
{
    protected override void Map(EntityTypeBuilder<Evidence> part) => part.HasIndex(e => e.VerifiedBy);
}

internal sealed class AftercareContactMapping() : PartMapping<AftercareContact>("AftercareContacts")
{
    protected override void Map(EntityTypeBuilder<AftercareContact> part)
    {
        part.Property(c => c.Satisfaction).AsJson().HasMaxLength(60);
        part.Property(c => c.ReportedJobs).AsJson().HasMaxLength(60);
        part.Property(c => c.Summary).HasMaxLength(4000);
    }
}

internal sealed class JobVerificationMapping() : PartMapping<JobVerification>("JobVerifications");

internal sealed class TaskMapping() : PartMapping<LeadTask>("Tasks")
{
    protected override void Map(EntityTypeBuilder<LeadTask> part)
    {
        part.Property(t => t.Key).HasMaxLength(60);
        part.Property(t => t.Title).HasMaxLength(300);
        part.Property(t => t.WaivedBecause).HasMaxLength(2000);
        part.Property(t => t.Note).HasMaxLength(2000);
        part.HasIndex(t => new { t.AssigneeId, t.State, t.Role, t.DueAt });
    }
}

internal sealed class ApprovalMapping() : PartMapping<Approval>("Approvals")
{
    protected override void Map(EntityTypeBuilder<Approval> part)
    {
        part.Ignore(a => a.Seats).Ignore(a => a.Amounts).Ignore(a => a.Waiting).Ignore(a => a.WaitingRoles);
        part.Property(a => a.Key).HasMaxLength(60);
        part.Property(a => a.Remark).HasMaxLength(2000);
        part.Property(a => a.WaitsFor).HasMaxLength(400);
        part.Property<List<ApprovalSeat>>("seats").HasColumnName("Seats").AsJson();
        part.Property<List<Money>>("amounts").HasColumnName("Amounts").AsJson();
        part.HasIndex(a => new { a.State, a.RequestedAt });
        part.OwnsMany(a => a.Decisions, decision =>
        {
            decision.ToTable("ApprovalDecisions");
            decision.WithOwner().HasForeignKey("ApprovalId");
            decision.Property(d => d.Seat).ValueGeneratedNever();
            decision.HasKey("ApprovalId", nameof(ApprovalDecision.Seat));
            decision.Property(d => d.Comment).HasMaxLength(2000);
            decision.HasIndex(d => d.PersonId);
        });
        part.Navigation(a => a.Decisions).UsePropertyAccessMode(PropertyAccessMode.Field).HasField("decisions");
    }
}

internal sealed class InteractionMapping() : PartMapping<Interaction>("Interactions")
{
    protected override void Map(EntityTypeBuilder<Interaction> part) => part.Property(i => i.Summary).HasMaxLength(4000);
}

internal sealed class NoteMapping() : PartMapping<Note>("Notes")
{
    protected override void Map(EntityTypeBuilder<Note> part) => part.Property(n => n.Text).HasMaxLength(4000);
}

internal sealed class DocumentMapping() : PartMapping<LeadDocument>("Documents")
{
    protected override void Map(EntityTypeBuilder<LeadDocument> part)
    {
        part.Property(d => d.FileName).HasMaxLength(200);
        part.Property(d => d.FileHash).HasMaxLength(64);
        part.Property(d => d.MediaType).HasMaxLength(120);
    }
}

internal sealed class DeadlineMapping() : PartMapping<Deadline>("Deadlines")
{
    protected override void Map(EntityTypeBuilder<Deadline> part)
    {
        part.Ignore(d => d.IsOpen).Ignore(d => d.IsExternal);
        part.Property(d => d.Key).HasMaxLength(60);
        part.Property(d => d.Until).HasMaxLength(60);
        part.Property(d => d.Calendar).HasMaxLength(60);
        part.Property(d => d.Title).HasMaxLength(200);
        part.Property(d => d.TimeZone).HasMaxLength(60);
        part.Property(d => d.Left).HasConversion<long?>();
        part.Property<string?>("LeaseOwner").HasMaxLength(60);
        part.Property<DateTimeOffset?>("LeaseUntil");
        // Instead of the lead alone: its first running clock is looked up by the lead, not among all that run.
        part.Metadata.RemoveIndex(part.HasIndex(d => d.LeadId).Metadata);
        part.HasIndex(d => new { d.LeadId, d.State, d.DueAt });
        part.HasIndex(d => new { d.State, d.RingsAt });
        part.HasIndex(d => new { d.Key, d.DueAt });
        part.HasIndex(d => new { d.State, d.DueAt });
        part.HasIndex(d => d.ReportedAt);
    }
}
