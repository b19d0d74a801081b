using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Alerts;

/// <summary>The tables of this room.</summary>
public static class AlertTables
{
    public static DbSet<Alert> Alerts(this DashboardStore store) => store.Set<Alert>();
    public static DbSet<AlertChannel> AlertChannels(this DashboardStore store) => store.Set<AlertChannel>();
    public static DbSet<AlertDelivery> AlertDeliveries(this DashboardStore store) => store.Set<AlertDelivery>();
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

internal sealed class AlertChannelTable : IEntityTypeConfiguration<AlertChannel>
{
    public void Configure(EntityTypeBuilder<AlertChannel> builder)
    {
        builder.ToTable("AlertChannels");
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.MailSecurity).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.LeastLevel).HasConversion<string>().HasMaxLength(16);
    }
}

internal sealed class AlertDeliveryTable : IEntityTypeConfiguration<AlertDelivery>
{
    public void Configure(EntityTypeBuilder<AlertDelivery> builder)
    {
        builder.ToTable("AlertDeliveries");
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(d => d.Level).HasConversion<string>().HasMaxLength(16);
        builder.Property(d => d.Key).HasMaxLength(100);
        // One message for each channel and cause, whoever queues at the same time.
        builder.HasIndex(d => new { d.ChannelId, d.Key }).IsUnique();
        builder.HasIndex(d => new { d.State, d.NextAt });
        builder.HasOne<AlertChannel>().WithMany().HasForeignKey(d => d.ChannelId).OnDelete(DeleteBehavior.Restrict);
    }
}
