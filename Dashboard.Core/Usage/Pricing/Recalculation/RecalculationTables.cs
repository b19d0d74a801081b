using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>The table of recalculations.</summary>
public static class RecalculationTables
{
    public static DbSet<CostRecalculation> Recalculations(this DashboardStore store) => store.Set<CostRecalculation>();
}

internal sealed class RecalculationTable : IEntityTypeConfiguration<CostRecalculation>
{
    public void Configure(EntityTypeBuilder<CostRecalculation> builder) => builder.ToTable("Recalculations");
}
