using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Policy;

/// <summary>Decides how much of the whole one party may have.</summary>
public sealed class SaveLimit(IDbContextFactory<DashboardStore> stores)
{
    /// <param name="part">More than 0 and at most 1; null is "no limit".</param>
    public async Task<SaveOutcome> RunAsync(ConcentrationKey key, double? part, CancellationToken ct)
    {
        if (part is not null and not (> 0 and <= 1))
            return new SaveOutcome.Refused([new("limit", "A limit is more than 0 % and at most 100 %; leave it empty for none.")]);

        await using var store = await stores.CreateDbContextAsync(ct);
        var change = await PolicyWriting.WriteAsync(store, key, part, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved(key.ToString(), change);
    }
}
