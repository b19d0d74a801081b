using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Ledger.Writing;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>
/// Thinks again about every series: to be run when attribution rules or the catalogue changed. Touches series and no history,
/// and only those of which we think differently now.
/// </summary>
public sealed class ReattributeSeries(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentPrices prices, TimeProvider time)
{
    /// <summary>Returns how many series changed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await prices.EnsureAsync(store, ct);
        using var link = new LedgerLink(store.Database.GetConnectionString()!, time);
        var series = new ThoughtOfSeries(link);
        var version = link.Version();
        // Most of the time nothing differs, and nobody has to wait for the write lock.
        var changed = series.Differing(new ThinkOfSeries(catalogue, await WorkloadsQuery.AttributionAsync(store, ct)), ct);
        if (changed.Count == 0)
            return 0;

        link.Begin(ct);
        try
        {
            // What was thought by older rules must not be written after what follows from newer ones: under the lock nobody changes them.
            if (link.Version() != version)
                changed = series.Differing(new ThinkOfSeries(catalogue, await WorkloadsQuery.AttributionAsync(store, ct)), ct);
            series.Write(changed);
            link.Commit();
            return changed.Count;
        }
        catch
        {
            link.RollBack();
            throw;
        }
    }
}
