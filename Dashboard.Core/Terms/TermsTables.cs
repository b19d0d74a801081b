using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Timeline;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Terms.Watches;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Terms;

/// <summary>The tables of this room.</summary>
public static class TermsTables
{
    public static DbSet<TermsSource> TermsSources(this DashboardStore store) => store.Set<TermsSource>();

    public static DbSet<TermsCapture> TermsCaptures(this DashboardStore store) => store.Set<TermsCapture>();

    public static DbSet<TermsVersion> TermsVersions(this DashboardStore store) => store.Set<TermsVersion>();

    public static DbSet<TermsFlapping> TermsFlappings(this DashboardStore store) => store.Set<TermsFlapping>();

    public static DbSet<TermsChange> TermsChanges(this DashboardStore store) => store.Set<TermsChange>();

    public static DbSet<TermsWatch> TermsWatches(this DashboardStore store) => store.Set<TermsWatch>();

    public static DbSet<TermsReview> TermsReviews(this DashboardStore store) => store.Set<TermsReview>();
}

internal sealed class TermsSourceTable : IEntityTypeConfiguration<TermsSource>
{
    public void Configure(EntityTypeBuilder<TermsSource> builder)
    {
        builder.ToTable("TermsSources");
        builder.Property(s => s.Kind).HasConversion<string>();
        builder.Property(s => s.State).HasConversion<string>();
        builder.Property(s => s.Revision).IsConcurrencyToken();
        builder.HasIndex(s => s.NextDueAt);
        builder.HasIndex(s => s.Provider);
    }
}

internal sealed class TermsCaptureTable : IEntityTypeConfiguration<TermsCapture>
{
    public void Configure(EntityTypeBuilder<TermsCapture> builder)
    {
        builder.ToTable("TermsCaptures");
        builder.Property(c => c.RefusedAs).HasConversion<string>();
        builder.Property(c => c.Origin).HasConversion<string>();
        builder.HasIndex(c => new { c.SourceId, c.At });
        builder.HasOne<TermsSource>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TermsVersionTable : IEntityTypeConfiguration<TermsVersion>
{
    public void Configure(EntityTypeBuilder<TermsVersion> builder)
    {
        builder.ToTable("TermsVersions");
        builder.HasIndex(v => new { v.SourceId, v.Number }).IsUnique();
        builder.HasOne<TermsSource>().WithMany().HasForeignKey(v => v.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TermsCapture>().WithMany().HasForeignKey(v => v.CaptureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TermsFlappingTable : IEntityTypeConfiguration<TermsFlapping>
{
    public void Configure(EntityTypeBuilder<TermsFlapping> builder)
    {
        builder.ToTable("TermsFlappings");
        builder.HasIndex(f => new { f.SourceId, f.EndedAt });
        builder.HasOne<TermsSource>().WithMany().HasForeignKey(f => f.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TermsChangeTable : IEntityTypeConfiguration<TermsChange>
{
    public void Configure(EntityTypeBuilder<TermsChange> builder)
    {
        builder.ToTable("TermsChanges");
        // Levels are ordered, so they are kept as numbers.
        builder.Property(c => c.Kind).HasConversion<string>();
        builder.Property(c => c.Decision).HasConversion<string>();
        // Killed between two writes and run again: the same change must not stand twice.
        builder.HasIndex(c => new { c.SourceId, c.FromVersionId, c.ToVersionId, c.ConfirmedAt }).IsUnique();
        builder.HasIndex(c => c.ConfirmedAt);
        builder.HasOne<TermsSource>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TermsWatchTable : IEntityTypeConfiguration<TermsWatch>
{
    public void Configure(EntityTypeBuilder<TermsWatch> builder)
    {
        builder.ToTable("TermsWatches");
        builder.Property(w => w.State).HasConversion<string>();
        builder.HasIndex(w => w.SourceId);
        builder.HasOne<TermsSource>().WithMany().HasForeignKey(w => w.SourceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TermsReviewTable : IEntityTypeConfiguration<TermsReview>
{
    public void Configure(EntityTypeBuilder<TermsReview> builder)
    {
        builder.ToTable("TermsReviews");
        builder.Property(r => r.Decision).HasConversion<string>();
        builder.HasIndex(r => r.ChangeId);
        builder.HasOne<TermsChange>().WithMany().HasForeignKey(r => r.ChangeId).OnDelete(DeleteBehavior.Restrict);
    }
}
