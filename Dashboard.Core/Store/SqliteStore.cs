using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Store;

/// <summary>The store on SQLite.</summary>
public sealed class SqliteStore(DbContextOptions<SqliteStore> options) : DashboardStore(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no type for instants and cannot order DateTimeOffset: microseconds since 1970 sort, compare and stay small.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcOffsetMicroseconds>();
    }
}
