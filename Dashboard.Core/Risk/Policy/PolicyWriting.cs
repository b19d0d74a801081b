using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Policy;

/// <summary>Decides a limit; the caller saves, so that many changes can share one transaction.</summary>
public static class PolicyWriting
{
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
