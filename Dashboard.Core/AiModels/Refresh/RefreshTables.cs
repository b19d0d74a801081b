using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>The tables of published lists.</summary>
public static class RefreshTables
{
    internal const int LongestQuote = 500;

    public static DbSet<RefreshFeed> RefreshFeeds(this DashboardStore store) => store.Set<RefreshFeed>();

    public static DbSet<CollectedEnd> CollectedEnds(this DashboardStore store) => store.Set<CollectedEnd>();
}

internal sealed class RefreshFeedTable : IEntityTypeConfiguration<RefreshFeed>
{
    public void Configure(EntityTypeBuilder<RefreshFeed> builder)
    {
        builder.ToTable("RefreshFeeds");
        builder.Property(f => f.List).HasConversion<string>().HasMaxLength(16);
        builder.Property(f => f.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(f => f.Branch).HasMaxLength(250);
        builder.Property(f => f.Commit).HasMaxLength(64);
        builder.HasIndex(f => f.List).IsUnique();
    }
}

internal sealed class CollectedEndTable : IEntityTypeConfiguration<CollectedEnd>
{
    public void Configure(EntityTypeBuilder<CollectedEnd> builder)
    {
        builder.ToTable("CollectedEnds");
        builder.Property(e => e.Host).HasMaxLength(64);
        builder.Property(e => e.RawModel).HasMaxLength(AiModelTables.LongestModel);
        builder.HasIndex(e => new { e.Host, e.RawModel });
    }
}
