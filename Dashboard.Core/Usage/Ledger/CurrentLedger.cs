using Dashboard.Core.Store;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger.Costs;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>What has to be true before somebody reads sums: series follow the rules of now, and charges are spread over usage.</summary>
public sealed class CurrentLedger(CurrentSeries series, SpreadCosts costs)
{
    public async Task EnsureAsync(DashboardStore store, CancellationToken ct)
    {
        await series.EnsureAsync(store, ct);
        // While rows still come in, every slice would be thought over again; the import does it at its end.
        if (await costs.IsDueAsync(store, ct) && !await store.Imports().AnyAsync(i => i.State == ImportState.Running, ct))
            await costs.RunAsync(ct);
    }
}
