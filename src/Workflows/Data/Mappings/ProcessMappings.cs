using GlobalReach.Domain.Processes;
using GlobalReach.Workflows.Engine;
using GlobalReach.Workflows.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

internal sealed class WordsMapping : IEntityTypeConfiguration<PublishedWords>
{
    public void Configure(EntityTypeBuilder<PublishedWords> words)
    {
        words.ToTable("ProcessWords").HasKey(w => new { w.Process, w.Language, w.Number });
        words.Property(w => w.Process).HasMaxLength(60);
        words.Property(w => w.Language).HasMaxLength(12);
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<ProcessDraft>
{
    public void Configure(EntityTypeBuilder<ProcessDraft> draft)
    {
        draft.ToTable("ProcessDrafts").HasKey(d => d.Id);
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.Process).HasMaxLength(60);
        draft.Property(d => d.Name).HasMaxLength(ProcessDraft.LongestName);
        draft.Property(d => d.From);
        draft.Property(d => d.Running);
        draft.Property(d => d.Revision).IsConcurrencyToken();
        draft.Property(d => d.Authors).AsJson();
        draft.Property(d => d.BegunBy);
        draft.Property(d => d.BegunAt);
        draft.Ignore(d => d.StreamId).Ignore(d => d.HasFacts);
        draft.HasIndex(d => new { d.State, d.ChangedAt });
    }
}

internal sealed class SimulationMapping : IEntityTypeConfiguration<Simulation>
{
    public void Configure(EntityTypeBuilder<Simulation> simulation)
    {
        simulation.ToTable("Simulations").HasKey(s => s.Draft);
        simulation.Property(s => s.Draft).ValueGeneratedNever();
        simulation.Property(s => s.Step).IsConcurrencyToken();
        simulation.Property(s => s.Next).HasMaxLength(40);
    }
}

internal sealed class RunMapping : IEntityTypeConfiguration<MigrationRun>
{
    public void Configure(EntityTypeBuilder<MigrationRun> run)
    {
        run.ToTable("MigrationRuns").HasKey(r => r.Id);
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.FromProcess).HasMaxLength(60);
        run.Property(r => r.ToProcess).HasMaxLength(60);
        run.Property(r => r.Reason).HasMaxLength(4000);
        run.Property(r => r.Step).IsConcurrencyToken();
        run.Ignore(r => r.From).Ignore(r => r.To).Ignore(r => r.Stages);
        run.HasIndex(r => r.BegunAt);
    }
}

internal sealed class RunLeadMapping : IEntityTypeConfiguration<MigrationRunLead>
{
    public void Configure(EntityTypeBuilder<MigrationRunLead> lead)
    {
        lead.ToTable("MigrationRunLeads").HasKey(l => new { l.Run, l.Lead });
        lead.Property(l => l.Number).HasMaxLength(40);
        lead.Property(l => l.Code).HasMaxLength(80);
        lead.HasIndex(l => new { l.Run, l.State, l.Number });
        lead.HasIndex(l => new { l.Run, l.Number });
        lead.HasOne<MigrationRun>().WithMany().HasForeignKey(l => l.Run).OnDelete(DeleteBehavior.Cascade);
    }
}
