using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Core.Store;

/// <summary>Registers the store.</summary>
public static class StoreServices
{
    /// <summary>The store on SQLite in the given folder.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<StoreOpening>();
        services.AddSingleton<StoreCheckup>();
        services.AddDbContextFactory<SqliteStore>(options => Use(options, $"Data Source={folder.Database}"));
        services.AddSingleton<IDbContextFactory<DashboardStore>, StoreFactory>();
        // Identity's stores want a context of their own scope; everything else asks the factory.
        services.AddScoped<DashboardStore>(provider => provider.GetRequiredService<IDbContextFactory<SqliteStore>>().CreateDbContext());
        return services;
    }

    internal static void Use(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(new SqlitePragmas())
            // A test asks this; asking it at every first start takes a third of a second.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    // IDbContextFactory is not covariant.
    private sealed class StoreFactory(IDbContextFactory<SqliteStore> sqlite) : IDbContextFactory<DashboardStore>
    {
        public DashboardStore CreateDbContext() => sqlite.CreateDbContext();

        public async Task<DashboardStore> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await sqlite.CreateDbContextAsync(cancellationToken);
    }
}
