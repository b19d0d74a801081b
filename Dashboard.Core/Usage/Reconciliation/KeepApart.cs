using Dashboard.Core.Store;
using Dashboard.Core.Usage.Connections;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>Records that two connections see different traffic, so that nobody is warned again.</summary>
public sealed class KeepApart(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Saying it twice changes nothing; unknown connections are left alone.</summary>
    public async Task RunAsync(string one, string other, string who, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var ids = await store.Connections().Where(c => c.Name == one || c.Name == other).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        if (ids is not [var first, var second] || await store.KeptApart().AnyAsync(k => k.FirstId == first && k.SecondId == second, ct))
            return;

        store.KeptApart().Add(new KeptApart { FirstId = first, SecondId = second, Who = who, At = time.GetUtcNow().UtcDateTime });
        await store.SaveChangesAsync(ct);
    }
}
