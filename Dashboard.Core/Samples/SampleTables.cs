using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Samples;

/// <summary>The table with the one row.</summary>
public static class SampleTables
{
    public static DbSet<SampleLoad> SampleLoads(this DashboardStore store) => store.Set<SampleLoad>();
}

internal sealed class SampleLoadTable : IEntityTypeConfiguration<SampleLoad>
{
    public void Configure(EntityTypeBuilder<SampleLoad> builder)
    {
        builder.ToTable("SampleLoads");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.State).HasConversion<string>().HasMaxLength(16);
    }
}
