using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dashboard.Core.Routing.Routes;

/// <summary>The tables of routes and their targets.</summary>
public static class RouteTables
{
    public static DbSet<Route> Routes(this DashboardStore store) => store.Set<Route>();
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
