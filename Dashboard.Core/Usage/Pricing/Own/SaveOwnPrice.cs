using System.Globalization;

using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Own;

/// <summary>Adds, changes and retires own prices. From then on everything is priced by them; what was priced before waits for a recalculation.</summary>
public sealed class SaveOwnPrice(IDbContextFactory<DashboardStore> stores, ModelCatalogue catalogue, CurrentPrices current, TimeProvider time)
{
    /// <param name="replaces">The number of the price that was changed; it is retired.</param>
    /// <returns>The number of the price that holds now.</returns>
    public async Task<SaveOutcome> RunAsync(OwnPriceDraft draft, string who, int? replaces, CancellationToken ct)
    {
        Problem[] problems = [.. draft.Problems(catalogue)];
        if (problems.Length > 0)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var old = replaces is null ? null : await store.OwnPrices().SingleOrDefaultAsync(p => p.Id == replaces && p.RetiredAt == null, ct);
        if (replaces is not null && old is null)
            return new SaveOutcome.Refused([new("", "Somebody has changed or retired this price meanwhile; reload the page.")]);

        var (change, price) = await OwnPriceWriting.WriteAsync(store, draft, who, now, catalogue, ct);
        if (old is not null && old != price)
        {
            OwnPriceWriting.Retire(old, who, now);
            change = Change.Changed;
        }

        await store.SaveChangesAsync(ct);
        await current.EnsureAsync(store, ct);
        return new SaveOutcome.Saved(price.Id.ToString(CultureInfo.InvariantCulture), change);
    }

    /// <summary>False when there is no such price that still holds.</summary>
    public async Task<bool> RetireAsync(int id, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.OwnPrices().SingleOrDefaultAsync(p => p.Id == id && p.RetiredAt == null, ct) is not { } price)
            return false;

        OwnPriceWriting.Retire(price, who, time.GetUtcNow().UtcDateTime);
        await store.SaveChangesAsync(ct);
        await current.EnsureAsync(store, ct);
        return true;
    }
}
