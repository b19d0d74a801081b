using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Ledger.Costs;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Reconciliation;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Takes a connection away with everything it brought: entries, charges, series, the record of its imports. Nobody else's rows change.</summary>
public sealed class RemoveConnection(IDbContextFactory<DashboardStore> stores, SpreadCosts costs, TimeProvider time)
{
    /// <param name="told">Hears how many rows have gone so far.</param>
    /// <returns>How many rows went; null when there is no such connection.</returns>
    public async Task<long?> RunAsync(string name, Action<long> told, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.Connections().AsNoTracking().SingleOrDefaultAsync(c => c.Name == name, ct) is not { } connection)
            return null;

        var database = store.Database.GetConnectionString()!;
        var gone = await Task.Run(
            () =>
            {
                using var rows = new RemoveRows(database, time, connection.Id);
                return rows.Run(told, ct);
            },
            ct);
        // Days without their charges are spread anew before the series that they name go.
        await costs.RunAsync(ct);
        await ForgetAsync(store, connection, ct);
        return gone;
    }

    private static async Task ForgetAsync(DashboardStore store, Connection connection, CancellationToken ct)
    {
        var (id, name) = (connection.Id, connection.Name);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        var series = store.Series().Where(s => s.ConnectionId == id).Select(s => s.Id);
        await store.CostDays().Where(d => series.Contains(d.SeriesId)).ExecuteDeleteAsync(ct);
        await store.Series().Where(s => s.ConnectionId == id).ExecuteDeleteAsync(ct);
        await store.ImportFaults().Where(f => store.Imports().Any(i => i.Id == f.ImportId && i.Connection == name)).ExecuteDeleteAsync(ct);
        await store.RememberedFiles().Where(f => store.Imports().Any(i => i.Id == f.ImportId && i.Connection == name)).ExecuteDeleteAsync(ct);
        await store.Imports().Where(i => i.Connection == name).ExecuteDeleteAsync(ct);
        await store.SyncRuns().Where(r => r.ConnectionId == id).ExecuteDeleteAsync(ct);
        await store.Feeds().Where(f => f.ConnectionId == id).ExecuteDeleteAsync(ct);
        await store.KeptApart().Where(k => k.FirstId == id || k.SecondId == id).ExecuteDeleteAsync(ct);
        await store.Connections().Where(c => c.Id == id).ExecuteDeleteAsync(ct);
        await whole.CommitAsync(ct);
    }
}
