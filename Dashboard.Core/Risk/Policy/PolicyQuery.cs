using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Policy;

/// <summary>Reads the organisation's limits.</summary>
public sealed class PolicyQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<RiskPolicy> ReadAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ReadAsync(store, ct);
    }

    /// <summary>The same through a store that is already open.</summary>
    public static async Task<RiskPolicy> ReadAsync(DashboardStore store, CancellationToken ct) =>
        new(await store.ConcentrationLimits().AsNoTracking().ToDictionaryAsync(l => l.Key, l => l.Part, ct))
        {
            Weights = ScoreWeights.From(await store.ScoreWeights().AsNoTracking().ToDictionaryAsync(w => w.Factor, w => w.Weight, ct)),
        };
}
