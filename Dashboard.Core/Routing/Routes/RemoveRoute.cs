using Dashboard.Core.Store;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Routes;

/// <summary>Removes a route with its targets.</summary>
public sealed class RemoveRoute(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>False when there was none.</summary>
    public async Task<bool> RunAsync(WorkloadKey workload, string name, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Routes().Where(r => r.WorkloadKey == workload.Value && r.Name == name).ExecuteDeleteAsync(ct) > 0;
    }
}
