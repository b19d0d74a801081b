using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Policy;

/// <summary>Decides a limit; the caller saves, so that many changes can share one transaction.</summary>
public static class PolicyWriting
{
    /// <summary>Decides the weights of a score; they must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, ScoreWeights weights, CancellationToken ct)
    {
        var held = await store.ScoreWeights().ToListAsync(ct);
        if (ScoreWeights.From(held.ToDictionary(w => w.Factor, w => w.Weight)) == weights)
            return Change.Unchanged;

        store.ScoreWeights().RemoveRange(held.Where(w => !weights.All.Any(a => a.Factor == w.Factor)));
        foreach (var (factor, weight) in weights.All)
        {
            if (held.Find(w => w.Factor == factor) is { } found)
                found.Weight = weight;
            else
                store.ScoreWeights().Add(new ScoreWeight { Factor = factor, Weight = weight });
        }

        return held.Count == 0 ? Change.Created : Change.Changed;
    }

    /// <param name="part">More than 0 and at most 1; null is "no limit".</param>
    public static async Task<Change> WriteAsync(DashboardStore store, ConcentrationKey key, double? part, CancellationToken ct)
    {
        if (part is not null and not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(part), part, "A limit is a part of the whole.");

        if (await store.ConcentrationLimits().SingleOrDefaultAsync(l => l.Key == key, ct) is not { } found)
        {
            store.ConcentrationLimits().Add(new ConcentrationLimit { Key = key, Part = part });
            return Change.Created;
        }

        if (Nullable.Equals(found.Part, part))
            return Change.Unchanged;

        found.Part = part;
        return Change.Changed;
    }
}
