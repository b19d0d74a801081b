using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Marks;

/// <summary>The table of marks.</summary>
public static class MarkTables
{
    public static DbSet<SampleMark> SampleMarks(this DashboardStore store) => store.Set<SampleMark>();
}

internal sealed class SampleMarkTable : IEntityTypeConfiguration<SampleMark>
{
    public void Configure(EntityTypeBuilder<SampleMark> builder)
    {
        builder.ToTable("SampleMarks").HasKey(m => new { m.Kind, m.Key });
        builder.Property(m => m.Kind).HasMaxLength(32);
    }
}
