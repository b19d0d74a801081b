using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>Keeps the applied edition of the catalogue in use and the own prices laid over it, whichever process changed them.</summary>
public sealed class CurrentPrices(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentCatalogue edition)
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await EnsureAsync(store, ct);
    }

    /// <summary>Asks for two numbers, and for the prices only when those are others than the last time.</summary>
    public async Task EnsureAsync(DashboardStore store, CancellationToken ct)
    {
        await edition.EnsureAsync(store, ct);
        var stamp = await StampAsync(store, ct);
        if (catalogue.Overlay.Stamp == stamp)
            return;

        var prices = await store.OwnPrices().AsNoTracking().Where(p => p.RetiredAt == null).OrderBy(p => p.Id).ToListAsync(ct);
        catalogue.Lay(new PriceOverlay([.. prices.Select(p => p.ToOverride())], stamp));
    }

    // Numbers only grow, and what is retired stays so: no two states have the same pair.
    private static async Task<string> StampAsync(DashboardStore store, CancellationToken ct)
    {
        var last = await store.OwnPrices().MaxAsync(p => (int?)p.Id, ct);
        return last is null ? "" : $"{last}-{await store.OwnPrices().CountAsync(p => p.RetiredAt == null, ct)}";
    }
}
