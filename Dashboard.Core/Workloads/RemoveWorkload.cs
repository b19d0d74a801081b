using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads;

/// <summary>Removes a workload with its rules and whatever rooms above hang on it; its usage becomes unattributed.</summary>
public sealed class RemoveWorkload(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>False when there was none.</summary>
    public async Task<bool> RunAsync(WorkloadKey key, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Workloads().Where(w => w.Key == key.Value).ExecuteDeleteAsync(ct) > 0;
    }
}
