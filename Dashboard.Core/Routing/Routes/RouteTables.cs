using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Sources;
using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Routing.Routes;

/// <summary>The tables of routes and their targets, their history and where they are read from.</summary>
public static class RouteTables
{
    public static DbSet<Route> Routes(this DashboardStore store) => store.Set<Route>();

    public static DbSet<RouteChange> RouteChanges(this DashboardStore store) => store.Set<RouteChange>();

    public static DbSet<RouteSource> RouteSources(this DashboardStore store) => store.Set<RouteSource>();
}

internal sealed class RouteTable : IEntityTypeConfiguration<Route>
{
    public void Configure(EntityTypeBuilder<Route> builder)
    {
        builder.ToTable("Routes");
        builder.Property(r => r.WorkloadKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(r => r.Name).HasMaxLength(RouteDraft.MaxText);
        builder.HasIndex(r => new { r.WorkloadKey, r.Name }).IsUnique();
        builder.HasOne<Workload>().WithMany().HasForeignKey(r => r.WorkloadKey).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Targets).WithOne().HasForeignKey(t => t.RouteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RouteTargetTable : IEntityTypeConfiguration<RouteTarget>
{
    public void Configure(EntityTypeBuilder<RouteTarget> builder)
    {
        builder.ToTable("RouteTargets");
        builder.Property(t => t.Role).HasConversion<string>().HasMaxLength(16);
        builder.Property(t => t.Model).HasMaxLength(RouteDraft.MaxText);
        builder.Property(t => t.Host).HasMaxLength(RouteDraft.MaxKey);
        builder.Property(t => t.Gateway).HasMaxLength(RouteDraft.MaxKey);
        builder.Property(t => t.Contract).HasMaxLength(RouteDraft.MaxKey);
    }
}

internal sealed class RouteChangeTable : IEntityTypeConfiguration<RouteChange>
{
    public void Configure(EntityTypeBuilder<RouteChange> builder)
    {
        builder.ToTable("RouteChanges");
        builder.Property(c => c.WorkloadKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(c => c.RouteName).HasMaxLength(RouteDraft.MaxText);
        builder.Property(c => c.Change).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.Who).HasMaxLength(RouteDraft.MaxText);
        builder.Property(c => c.From).HasMaxLength(RouteSourceDraft.MaxAddress + 100);
        builder.HasOne<Workload>().WithMany().HasForeignKey(c => c.WorkloadKey).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RouteSourceTable : IEntityTypeConfiguration<RouteSource>
{
    public void Configure(EntityTypeBuilder<RouteSource> builder)
    {
        builder.ToTable("RouteSources");
        builder.Property(s => s.WorkloadKey).HasMaxLength(WorkloadKey.MaxLength);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.Address).HasMaxLength(RouteSourceDraft.MaxAddress);
        builder.Property(s => s.Tool).HasMaxLength(RouteDraft.MaxKey);
        builder.Property(s => s.AddedBy).HasMaxLength(RouteDraft.MaxText);
        builder.HasIndex(s => new { s.WorkloadKey, s.Kind, s.Address }).IsUnique();
        builder.HasOne<Workload>().WithMany().HasForeignKey(s => s.WorkloadKey).OnDelete(DeleteBehavior.Cascade);
    }
}
