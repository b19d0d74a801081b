using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Connections;

/// <summary>Whether any source of usage is known.</summary>
public sealed class AnyUsageQuery(IDbContextFactory<DashboardStore> stores)
{
    public async Task<bool> AskAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.Connections().AnyAsync(ct);
    }
}
