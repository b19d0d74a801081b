using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Alerts;

/// <summary>The table of alerts.</summary>
public static class AlertTables
{
    public static DbSet<Alert> Alerts(this DashboardStore store) => store.Set<Alert>();
}

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("Alerts");
        builder.Property(a => a.Rule).HasMaxLength(64);
        builder.Property(a => a.Level).HasConversion<string>().HasMaxLength(16);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(16);
        // One open alert for each rule and subject, whoever runs the rules at the same time.
        builder.HasIndex(a => new { a.Rule, a.Subject }).IsUnique().HasFilter("ResolvedAt IS NULL");
        builder.HasIndex(a => new { a.State, a.RaisedAt });
    }
}
