using GlobalReach.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

internal sealed class MoveMapping : IEntityTypeConfiguration<Move>
{
    /// <summary>Each index holds all that one kind of figure asks for, so that counting a year's moves opens no row.</summary>
    public void Configure(EntityTypeBuilder<Move> move)
    {
        move.ToTable("Moves").HasKey(m => m.Id);
        move.Property(m => m.Id).ValueGeneratedNever();
        move.HasOne<Lead>().WithMany().HasForeignKey(m => m.LeadId).OnDelete(DeleteBehavior.NoAction);
        move.HasIndex(m => new { m.LeadId, m.Sequence }).IsUnique();
        move.HasIndex(m => new { m.ToStatus, m.WonAt, m.Until, m.At, m.Holds, m.To, m.LeadId }).HasDatabaseName("IX_Moves_Stock");
        move.HasIndex(m => new { m.At, m.Kind, m.FromStatus, m.ToStatus, m.WasWon, m.WonAt, m.Held, m.Holds, m.LeadId }).HasDatabaseName("IX_Moves_Flow");
        move.HasIndex(m => new { m.Entered, m.At, m.EnteredBefore, m.OnwardAt, m.EndedAt, m.Holds, m.LeadId }).HasDatabaseName("IX_Moves_Funnel");
        move.HasIndex(m => new { m.WonAt, m.At, m.Until, m.LeadId }).HasDatabaseName("IX_Moves_Wins");
    }
}
