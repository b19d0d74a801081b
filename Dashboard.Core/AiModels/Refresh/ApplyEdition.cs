using Dashboard.Core.Providers.Catalogue.Editions;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.AiModels.Refresh;

/// <summary>Makes the edition that waits the catalogue in use. Entries keep what they cost until somebody has them reckoned again.</summary>
public sealed class ApplyEdition(IDbContextFactory<DashboardStore> stores, CurrentCatalogue current, TimeProvider time)
{
    /// <param name="id">The edition that the person saw; another one must be looked at first.</param>
    /// <param name="who">Null when it applies itself because it changes no price in use.</param>
    /// <returns>False when it waits no longer.</returns>
    public async Task<bool> RunAsync(int id, string? who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var applied = await store.CatalogueEditions().Where(e => e.Id == id && e.AppliedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.AppliedAt, now).SetProperty(e => e.AppliedBy, who), ct);
        if (applied == 0)
            return false;

        // Every newer list of tiers made a newer edition wait: the one applied was made with the newest.
        if (await store.CatalogueLists().Where(l => l.Name == CatalogueList.Tiers).Select(l => l.Packed).SingleOrDefaultAsync(ct) is { } tiers)
        {
            await store.CatalogueLists().Where(l => l.Name == CatalogueList.TiersInUse).ExecuteDeleteAsync(ct);
            store.CatalogueLists().Add(new CatalogueList { Name = CatalogueList.TiersInUse, Packed = tiers });
            await store.SaveChangesAsync(ct);
        }

        // Only the one in use is ever read again.
        await store.CatalogueEditions().Where(e => e.AppliedAt != null && e.Id < id).ExecuteDeleteAsync(ct);
        await current.EnsureAsync(store, ct);
        return true;
    }
}
