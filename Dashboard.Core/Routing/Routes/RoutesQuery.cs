using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Reads routes.</summary>
public sealed class RoutesQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>All of them, by workload and name.</summary>
    public async Task<IReadOnlyList<RouteDraft>> ListAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ListAsync(store, ct);
    }

    /// <summary>The same through a store that is already open, so that a transaction sees its own writes.</summary>
    public static async Task<IReadOnlyList<RouteDraft>> ListAsync(DashboardStore store, CancellationToken ct)
    {
        var routes = await store.Routes().AsNoTracking().Include(r => r.Targets).AsSplitQuery().ToListAsync(ct);
        return
        [
            .. routes
                .OrderBy(r => r.WorkloadKey, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)
                .Select(RouteWriting.Draft),
        ];
    }
}
