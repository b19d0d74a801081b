using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Currency;

/// <summary>The tables of exchange rates and of the display currency.</summary>
public static class CurrencyTables
{
    public static DbSet<ExchangeRate> ExchangeRates(this DashboardStore store) => store.Set<ExchangeRate>();

    public static DbSet<DisplayCurrency> DisplayCurrencies(this DashboardStore store) => store.Set<DisplayCurrency>();
}

internal sealed class ExchangeRateTable : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> builder)
    {
        builder.ToTable("ExchangeRates").HasKey(r => new { r.Day, r.Base, r.Currency });
        builder.Property(r => r.Base).HasMaxLength(3);
        builder.Property(r => r.Currency).HasMaxLength(3);
    }
}

internal sealed class DisplayCurrencyTable : IEntityTypeConfiguration<DisplayCurrency>
{
    public void Configure(EntityTypeBuilder<DisplayCurrency> builder)
    {
        builder.ToTable("DisplayCurrencies");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Currency).HasMaxLength(3);
    }
}
