using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Import;

/// <summary>Finds imports whose process died and says so in their record.</summary>
public sealed class MarkInterrupted(IDbContextFactory<DashboardStore> stores, DataFolder folder, TimeProvider time)
{
    /// <summary>Returns how many it found.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var runners = await store.Imports().Where(i => i.State == ImportState.Running).Select(i => i.Runner).Distinct().ToListAsync(ct);
        var dead = runners.Where(r => !RunnerLock.IsAlive(folder, r)).ToList();
        if (dead.Count == 0)
            return 0;

        var now = time.GetUtcNow().UtcDateTime;
        return await store.Imports()
            .Where(i => i.State == ImportState.Running && dead.Contains(i.Runner))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, ImportState.Interrupted).SetProperty(i => i.FinishedAt, now), ct);
    }
}
