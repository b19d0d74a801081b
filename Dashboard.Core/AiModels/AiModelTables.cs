using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.AiModels;

/// <summary>The tables of listings and what changed on them.</summary>
public static class AiModelTables
{
    public static DbSet<ListingSource> ListingSources(this DashboardStore store) => store.Set<ListingSource>();

    public static DbSet<ListedModel> ListedModels(this DashboardStore store) => store.Set<ListedModel>();

    public static DbSet<ModelChange> ModelChanges(this DashboardStore store) => store.Set<ModelChange>();
}

internal sealed class ListingSourceTable : IEntityTypeConfiguration<ListingSource>
{
    public void Configure(EntityTypeBuilder<ListingSource> builder)
    {
        builder.ToTable("ListingSources");
        builder.Property(s => s.Host).HasMaxLength(64);
        builder.Property(s => s.Url).HasMaxLength(ListingDraft.MaxUrl);
        builder.Property(s => s.Form).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.HasIndex(s => s.Url).IsUnique();
        builder.HasIndex(s => s.NextDueAt);
        builder.HasMany(s => s.Models).WithOne().HasForeignKey(m => m.SourceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ListedModelTable : IEntityTypeConfiguration<ListedModel>
{
    public void Configure(EntityTypeBuilder<ListedModel> builder)
    {
        builder.ToTable("ListedModels");
        builder.Property(m => m.RawId).HasMaxLength(ListingReader.LongestId);
        builder.HasIndex(m => new { m.SourceId, m.RawId }).IsUnique();
    }
}

internal sealed class ModelChangeTable : IEntityTypeConfiguration<ModelChange>
{
    public void Configure(EntityTypeBuilder<ModelChange> builder)
    {
        builder.ToTable("ModelChanges");
        builder.Property(c => c.Type).HasConversion<string>().HasMaxLength(24);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(c => c.At);
        // Killed between two polls and run again: the same change must not stand twice.
        builder.HasIndex(c => new { c.SourceId, c.Type, c.RawModel, c.At }).IsUnique();
        // The timeline outlives its source: no key to it.
        builder.HasIndex(c => c.Host);
    }
}
