using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>The tables of the ledger. Pages read them here; <see cref="Writing.LedgerWriter"/> writes them, with the same names in SQL.</summary>
public static class LedgerTables
{
    public static DbSet<Series> Series(this DashboardStore store) => store.Set<Series>();

    public static DbSet<UsageEntry> UsageEntries(this DashboardStore store) => store.Set<UsageEntry>();

    public static DbSet<PricingFact> PricingFacts(this DashboardStore store) => store.Set<PricingFact>();

    public static DbSet<CostEntry> CostEntries(this DashboardStore store) => store.Set<CostEntry>();

    public static DbSet<CostDay> CostDays(this DashboardStore store) => store.Set<CostDay>();

    public static DbSet<StaleCostDay> StaleCostDays(this DashboardStore store) => store.Set<StaleCostDay>();

    public static DbSet<UsageDay> UsageDays(this DashboardStore store) => store.Set<UsageDay>();

    public static DbSet<UsageHour> UsageHours(this DashboardStore store) => store.Set<UsageHour>();

    public static DbSet<SmallDay> SmallDays(this DashboardStore store) => store.Set<SmallDay>();

    public static DbSet<RollUpStamp> RollUpStamps(this DashboardStore store) => store.Set<RollUpStamp>();

    public static DbSet<MessageVersion> MessageVersions(this DashboardStore store) => store.Set<MessageVersion>();

    public static DbSet<SpanMark> SpanMarks(this DashboardStore store) => store.Set<SpanMark>();

    public static DbSet<RecentVersion> RecentVersions(this DashboardStore store) => store.Set<RecentVersion>();

    public static DbSet<PriceVersionName> PriceVersions(this DashboardStore store) => store.Set<PriceVersionName>();

    public static DbSet<ReportingZone> ReportingZones(this DashboardStore store) => store.Set<ReportingZone>();
}

internal sealed class SeriesTable : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.ToTable("Series");
        builder.HasIndex(s => s.TupleHash).IsUnique();
    }
}

// No foreign keys and no second index below: each would be paid once for every row of an import of millions.
internal sealed class UsageEntryTable : IEntityTypeConfiguration<UsageEntry>
{
    public void Configure(EntityTypeBuilder<UsageEntry> builder)
    {
        builder.ToTable("UsageEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}

internal sealed class PricingFactTable : IEntityTypeConfiguration<PricingFact>
{
    public void Configure(EntityTypeBuilder<PricingFact> builder)
    {
        builder.ToTable("PricingFacts").HasKey(f => f.EntryId);
        builder.Property(f => f.EntryId).ValueGeneratedNever();
    }
}

internal sealed class CostEntryTable : IEntityTypeConfiguration<CostEntry>
{
    public void Configure(EntityTypeBuilder<CostEntry> builder)
    {
        builder.ToTable("CostEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Currency).HasMaxLength(3);
        // For the longest line: how far back one must look for what covers a day.
        builder.HasIndex(e => e.Days);
    }
}

internal sealed class CostDayTable : IEntityTypeConfiguration<CostDay>
{
    public void Configure(EntityTypeBuilder<CostDay> builder)
    {
        builder.ToTable("CostDays").HasKey(d => new { d.ForDay, d.Day, d.SeriesId });
        builder.HasIndex(d => d.Day);
    }
}

internal sealed class StaleCostDayTable : IEntityTypeConfiguration<StaleCostDay>
{
    public void Configure(EntityTypeBuilder<StaleCostDay> builder)
    {
        builder.ToTable("StaleCostDays").HasKey(d => d.ForDay);
        builder.Property(d => d.ForDay).ValueGeneratedNever();
    }
}

internal sealed class UsageDayTable : IEntityTypeConfiguration<UsageDay>
{
    public void Configure(EntityTypeBuilder<UsageDay> builder) =>
        builder.ToTable("UsageDays").HasKey(d => new { d.Generation, d.Day, d.SeriesId, d.UtcDay });
}

internal sealed class SmallDayTable : IEntityTypeConfiguration<SmallDay>
{
    public void Configure(EntityTypeBuilder<SmallDay> builder) =>
        builder.ToTable("SmallDays").HasKey(d => new { d.Generation, d.Day, d.SeriesId, d.UtcDay });
}

internal sealed class UsageHourTable : IEntityTypeConfiguration<UsageHour>
{
    public void Configure(EntityTypeBuilder<UsageHour> builder) =>
        builder.ToTable("UsageHours").HasKey(h => new { h.Hour, h.SeriesId });
}

internal sealed class RollUpStampTable : IEntityTypeConfiguration<RollUpStamp>
{
    public void Configure(EntityTypeBuilder<RollUpStamp> builder)
    {
        builder.ToTable("RollUpStamps").HasKey(s => s.Month);
        builder.Property(s => s.Month).ValueGeneratedNever();
    }
}

internal sealed class MessageVersionTable : IEntityTypeConfiguration<MessageVersion>
{
    public void Configure(EntityTypeBuilder<MessageVersion> builder)
    {
        builder.ToTable("MessageVersions").HasKey(m => m.KeyHash);
        builder.Property(m => m.KeyHash).ValueGeneratedNever();
    }
}

internal sealed class SpanMarkTable : IEntityTypeConfiguration<SpanMark>
{
    public void Configure(EntityTypeBuilder<SpanMark> builder)
    {
        builder.ToTable("SpanMarks").HasKey(s => s.Hash);
        builder.Property(s => s.Hash).ValueGeneratedNever();
        builder.HasIndex(s => s.ParentHash);
        builder.HasIndex(s => s.SeenAt);
    }
}

internal sealed class RecentVersionTable : IEntityTypeConfiguration<RecentVersion>
{
    public void Configure(EntityTypeBuilder<RecentVersion> builder)
    {
        builder.ToTable("RecentVersions").HasKey(m => m.KeyHash);
        builder.Property(m => m.KeyHash).ValueGeneratedNever();
    }
}

internal sealed class PriceVersionTable : IEntityTypeConfiguration<PriceVersionName>
{
    public void Configure(EntityTypeBuilder<PriceVersionName> builder)
    {
        builder.ToTable("PriceVersions");
        builder.HasIndex(p => p.Name).IsUnique();
    }
}

internal sealed class ReportingZoneTable : IEntityTypeConfiguration<ReportingZone>
{
    public void Configure(EntityTypeBuilder<ReportingZone> builder)
    {
        builder.ToTable("ReportingZones");
        builder.Property(z => z.Id).ValueGeneratedNever();
    }
}
