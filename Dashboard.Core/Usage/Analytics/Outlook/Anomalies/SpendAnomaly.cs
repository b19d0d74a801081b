using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>An anomaly as it was last found, and whom it was told to.</summary>
public sealed class SpendAnomaly
{
    public int Id { get; set; }

    public SpendKey Key { get; set; }

    /// <summary>Empty is the unknown: a unique index takes every null for another.</summary>
    public required string Value { get; set; }

    public DateOnly Day { get; set; }

    public bool IsHigh { get; set; }

    public DateOnly Until { get; set; }

    public long Nanos { get; set; }

    public long ExpectedNanos { get; set; }

    public double Deviations { get; set; }

    /// <summary>Cause, parts and trend as JSON: nobody asks by them.</summary>
    public required string Details { get; set; }

    public DateTime FoundAt { get; set; }

    /// <summary>False when restated data explained it away; kept, so that it does not ring again when it comes back.</summary>
    public bool Holds { get; set; }

    /// <summary>It came back no larger than it had been told.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The largest difference that was told.</summary>
    public long ToldNanos { get; set; }

    /// <summary>How often it was told; again only when it became much larger.</summary>
    public int Times { get; set; }
}

/// <summary>The table of anomalies.</summary>
public static class AnomalyTables
{
    public static DbSet<SpendAnomaly> SpendAnomalies(this DashboardStore store) => store.Set<SpendAnomaly>();
}

internal sealed class SpendAnomalyTable : IEntityTypeConfiguration<SpendAnomaly>
{
    public void Configure(EntityTypeBuilder<SpendAnomaly> builder)
    {
        builder.ToTable("SpendAnomalies");
        builder.Property(a => a.Key).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(a => new { a.Day, a.Key, a.Value, a.IsHigh }).IsUnique();
    }
}
