using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>The table of own prices.</summary>
public static class OwnPriceTables
{
    public const string Name = "OwnPrices";

    public static DbSet<OwnPrice> OwnPrices(this DashboardStore store) => store.Set<OwnPrice>();
}

internal sealed class OwnPriceTable : IEntityTypeConfiguration<OwnPrice>
{
    public void Configure(EntityTypeBuilder<OwnPrice> builder) => builder.ToTable(OwnPriceTables.Name);
}
