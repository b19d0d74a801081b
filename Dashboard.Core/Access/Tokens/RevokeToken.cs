using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Access.Tokens;

/// <summary>Ends a token at once. It stays in the list, so that one can see what it was and when it was last used.</summary>
public sealed class RevokeToken(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>False when there is no such token that still opens something.</summary>
    public async Task<bool> RunAsync(int id, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        return await store.ApiTokens().Where(t => t.Id == id && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct) > 0;
    }
}
