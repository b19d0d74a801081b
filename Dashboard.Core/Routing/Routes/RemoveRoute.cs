using Dashboard.Core.Routing.History;
using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Removes a route with its targets.</summary>
public sealed class RemoveRoute(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>False when there was none.</summary>
    public async Task<bool> RunAsync(WorkloadKey workload, string name, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var removed = await RouteWriting.RemoveAsync(store, workload.Value, name, new(who, RouteOrigin.ByHand, time.GetUtcNow().UtcDateTime), ct);
        await store.SaveChangesAsync(ct);
        return removed;
    }
}
