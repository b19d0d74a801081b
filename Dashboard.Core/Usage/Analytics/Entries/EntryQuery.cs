using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Entries;

/// <summary>One entry with everything that is known of it.</summary>
public sealed class EntryQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current)
{
    /// <summary>Null when there is none of this number, or none any more: a source may have restated its days.</summary>
    public async Task<EntryRow?> FindAsync(long id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        if (await store.UsageEntries().Where(e => e.Id == id)
                .Join(store.Series(), e => e.SeriesId, s => s.Id, (_, s) => s.ConnectionId)
                .Join(store.Set<Connections.Connection>(), c => c, c => c.Id, (_, c) => c.Name).SingleOrDefaultAsync(ct) is not { } connection)
            return null;

        // Also of a connection that is kept for detail only.
        return (await EntryReading.RowsAsync(store, [id], await RollUpReading.SeriesAsync(store, connection, ct), ct)).SingleOrDefault();
    }
}
