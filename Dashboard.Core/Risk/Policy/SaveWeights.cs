using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Policy;

/// <summary>Decides how much each input of the score weighs.</summary>
public sealed class SaveWeights(IDbContextFactory<DashboardStore> stores)
{
    public async Task<SaveOutcome> RunAsync(ScoreWeights weights, CancellationToken ct)
    {
        if (weights.Problems().ToList() is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);

        await using var store = await stores.CreateDbContextAsync(ct);
        var change = await PolicyWriting.WriteAsync(store, weights, ct);
        await store.SaveChangesAsync(ct);
        return new SaveOutcome.Saved("weights", change);
    }
}
