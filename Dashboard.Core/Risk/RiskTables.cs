using Dashboard.Core.Risk.Policy;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Risk;

/// <summary>The tables of this room: its policy.</summary>
public static class RiskTables
{
    public static DbSet<ConcentrationLimit> ConcentrationLimits(this DashboardStore store) => store.Set<ConcentrationLimit>();
}

internal sealed class ConcentrationLimitTable : IEntityTypeConfiguration<ConcentrationLimit>
{
    public void Configure(EntityTypeBuilder<ConcentrationLimit> builder)
    {
        builder.ToTable("ConcentrationLimits").HasKey(l => l.Key);
        builder.Property(l => l.Key).HasConversion<string>().HasMaxLength(16);
    }
}
