using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>The tables of user actions; <see cref="SettleExchanges"/> writes them, the ledger's writer says what is stale.</summary>
public static class ExchangeTables
{
    public static DbSet<ExchangeDay> ExchangeDays(this DashboardStore store) => store.Set<ExchangeDay>();

    public static DbSet<StaleExchangeDay> StaleExchangeDays(this DashboardStore store) => store.Set<StaleExchangeDay>();

    public static DbSet<ExchangeReckoning> ExchangeReckonings(this DashboardStore store) => store.Set<ExchangeReckoning>();
}

internal sealed class ExchangeDayTable : IEntityTypeConfiguration<ExchangeDay>
{
    public void Configure(EntityTypeBuilder<ExchangeDay> builder) => builder.ToTable("ExchangeDays").HasKey(d => new { d.Day, d.SeriesId, d.Size });
}

internal sealed class StaleExchangeDayTable : IEntityTypeConfiguration<StaleExchangeDay>
{
    public void Configure(EntityTypeBuilder<StaleExchangeDay> builder)
    {
        builder.ToTable("StaleExchangeDays").HasKey(d => d.ForDay);
        builder.Property(d => d.ForDay).ValueGeneratedNever();
    }
}

internal sealed class ExchangeReckoningTable : IEntityTypeConfiguration<ExchangeReckoning>
{
    public void Configure(EntityTypeBuilder<ExchangeReckoning> builder)
    {
        builder.ToTable("ExchangeReckonings");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
