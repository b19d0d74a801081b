using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Store;

/// <summary>The database of the house. It names no entity: every room brings its own mappings and a method for each table.</summary>
public abstract class DashboardStore(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardStore).Assembly);
}
