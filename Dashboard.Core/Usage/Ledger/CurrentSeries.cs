using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Core.Workloads;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger;

/// <summary>Makes sure that what hangs on series follows the rules and the catalogue of now, whoever changed them, before somebody reads it.</summary>
public sealed class CurrentSeries(IDbContextFactory<DashboardStore> stores, ReattributeSeries reattribute, CurrentPrices prices, ModelCatalogue catalogue)
{
    private string? _thoughtBy;

    /// <summary>At once, after somebody changed rules.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await EnsureAsync(store, ct);
    }

    /// <summary>Thinks again only when rules or catalogue are others than the last time in this process.</summary>
    public async Task EnsureAsync(DashboardStore store, CancellationToken ct)
    {
        await prices.EnsureAsync(store, ct);
        var now = $"{catalogue.Version} {catalogue.Overlay.Stamp} {(await WorkloadsQuery.AttributionAsync(store, ct)).Fingerprint}";
        if (now == _thoughtBy)
            return;

        await reattribute.RunAsync(ct);
        _thoughtBy = now;
    }
}
