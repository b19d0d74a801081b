using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger.Costs;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Lets a connection count toward totals, or keeps it for drilling down only. Touches no history: sums ask the role.</summary>
public sealed class SetConnectionRole(IDbContextFactory<DashboardStore> stores, SpreadCosts costs)
{
    /// <summary>False when there is no connection of this name.</summary>
    public async Task<bool> RunAsync(string connection, ConnectionRole role, CancellationToken ct)
    {
        await using (var store = await stores.CreateDbContextAsync(ct))
        {
            // Together: charges spread over a connection that no longer counts would be missing from the rest.
            await using var whole = await store.Database.BeginTransactionAsync(ct);
            if (await store.Connections().Where(c => c.Name == connection).ExecuteUpdateAsync(set => set.SetProperty(c => c.Role, role), ct) == 0)
                return false;

            await SpreadCosts.MarkAllAsync(store, ct);
            await whole.CommitAsync(ct);
        }

        await costs.RunAsync(ct);
        return true;
    }
}
