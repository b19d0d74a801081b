using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads.Profile;

/// <summary>Reads who we are.</summary>
public sealed class ProfileQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<OrganisationProfile> ReadAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await ReadAsync(store, ct);
    }

    /// <summary>The same through a store that is already open.</summary>
    public static async Task<OrganisationProfile> ReadAsync(DashboardStore store, CancellationToken ct) =>
        await store.Profiles().AsNoTracking().SingleOrDefaultAsync(ct) is { } row ? ProfileWriting.Read(row) : new();
}
