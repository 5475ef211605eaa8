using GlobalReach.Workflows.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GlobalReach.Workflows.Data.Mappings;

internal sealed class SearchSubjectMapping : IEntityTypeConfiguration<SearchSubject>
{
    public void Configure(EntityTypeBuilder<SearchSubject> subject)
    {
        subject.ToTable("SearchSubjects").HasKey(s => s.Key);
        subject.Property(s => s.Key).ValueGeneratedNever();
        subject.Property(s => s.Kind).HasConversion<byte>();
        subject.HasIndex(s => s.SubjectId).IsUnique();
        subject.HasMany(s => s.Terms).WithOne().HasForeignKey(t => t.SubjectKey).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Millions of short rows: kinds are kept as numbers, and both ways in (from the term, from the subject) are in the keys.</summary>
internal sealed class SearchTermMapping : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> term)
    {
        term.ToTable("SearchTerms").HasKey(t => new { t.SubjectKey, t.Term });
        term.Property(t => t.Term).HasMaxLength(SearchTerm.MaxLength);
        term.Property(t => t.Kind).HasConversion<byte>();
        term.HasIndex(t => new { t.Kind, t.Term, t.SubjectKey });
    }
}
