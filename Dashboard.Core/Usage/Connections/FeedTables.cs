using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Usage.Connections;

/// <summary>The tables of connections that are polled.</summary>
public static class FeedTables
{
    public static DbSet<Feed> Feeds(this DashboardStore store) => store.Set<Feed>();

    public static DbSet<SyncRun> SyncRuns(this DashboardStore store) => store.Set<SyncRun>();
}

internal sealed class FeedTable : IEntityTypeConfiguration<Feed>
{
    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.ToTable("Feeds").HasKey(f => f.ConnectionId);
        builder.Property(f => f.ConnectionId).ValueGeneratedNever();
        builder.Property(f => f.BaseUrl).HasMaxLength(FeedDraft.MaxUrl);
        builder.HasOne<Connection>().WithOne().HasForeignKey<Feed>(f => f.ConnectionId);
    }
}

internal sealed class SyncRunTable : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("SyncRuns");
        builder.HasIndex(r => new { r.ConnectionId, r.Id });
        builder.HasOne<Feed>().WithMany().HasForeignKey(r => r.ConnectionId);
    }
}
