using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.AiModels.Pages;
using Dashboard.Core.AiModels.Status;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.AiModels;

/// <summary>The tables of listings and what changed on them.</summary>
public static class AiModelTables
{
    public static DbSet<ListingSource> ListingSources(this DashboardStore store) => store.Set<ListingSource>();

    public static DbSet<ListedModel> ListedModels(this DashboardStore store) => store.Set<ListedModel>();

    /// <summary>The longest id of a model that is kept.</summary>
    internal const int LongestModel = ListingReader.LongestId;

    public static DbSet<WatchedPage> WatchedPages(this DashboardStore store) => store.Set<WatchedPage>();

    public static DbSet<LifecycleNote> LifecycleNotes(this DashboardStore store) => store.Set<LifecycleNote>();

    public static DbSet<EndDecision> EndDecisions(this DashboardStore store) => store.Set<EndDecision>();

    public static DbSet<ProviderIncident> ProviderIncidents(this DashboardStore store) => store.Set<ProviderIncident>();

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

internal sealed class WatchedPageTable : IEntityTypeConfiguration<WatchedPage>
{
    public void Configure(EntityTypeBuilder<WatchedPage> builder)
    {
        builder.ToTable("WatchedPages");
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Host).HasMaxLength(64);
        builder.Property(p => p.Url).HasMaxLength(PageDraft.MaxUrl);
        builder.Property(p => p.Component).HasMaxLength(PageDraft.MaxComponent);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Health).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.SeenHealth).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Kind, p.Url }).IsUnique();
        builder.HasIndex(p => p.NextDueAt);
    }
}

internal sealed class LifecycleNoteTable : IEntityTypeConfiguration<LifecycleNote>
{
    public void Configure(EntityTypeBuilder<LifecycleNote> builder)
    {
        builder.ToTable("LifecycleNotes");
        builder.Property(n => n.Host).HasMaxLength(64);
        builder.Property(n => n.RawModel).HasMaxLength(AiModelTables.LongestModel);
        builder.HasIndex(n => new { n.PageId, n.RawModel, n.Ends });
        builder.HasIndex(n => n.Ends);
        builder.HasOne<WatchedPage>().WithMany().HasForeignKey(n => n.PageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EndDecisionTable : IEntityTypeConfiguration<EndDecision>
{
    public void Configure(EntityTypeBuilder<EndDecision> builder)
    {
        builder.ToTable("EndDecisions");
        builder.Property(d => d.Host).HasMaxLength(64);
        builder.Property(d => d.Name).HasMaxLength(AiModelTables.LongestModel);
        builder.Property(d => d.Note).HasMaxLength(EndDecision.LongestNote);
        builder.Property(d => d.By).HasMaxLength(256);
        // What was decided outlives the page that gave rise to it: no key to it.
        builder.HasIndex(d => new { d.Host, d.Name });
    }
}

internal sealed class ProviderIncidentTable : IEntityTypeConfiguration<ProviderIncident>
{
    public void Configure(EntityTypeBuilder<ProviderIncident> builder)
    {
        builder.ToTable("ProviderIncidents");
        builder.Property(i => i.Host).HasMaxLength(64);
        builder.Property(i => i.Impact).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(i => new { i.PageId, i.ExternalId }).IsUnique();
        builder.HasIndex(i => i.StartedAt);
        builder.HasOne<WatchedPage>().WithMany().HasForeignKey(i => i.PageId).OnDelete(DeleteBehavior.Cascade);
    }
}
