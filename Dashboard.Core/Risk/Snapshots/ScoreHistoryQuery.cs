using Dashboard.Core.Risk.Fallbacks;
using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Risk.Snapshots;

/// <summary>The scores of past days, as they were written down.</summary>
public sealed class ScoreHistoryQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Days that were written down, oldest first; a day without a snapshot is not there.</summary>
    /// <param name="workload">Null is all of them, weighted as they were on that day.</param>
    public async Task<IReadOnlyList<ScorePoint>> ListAsync(Period period, string? workload, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var rows = await store.RiskSnapshots().AsNoTracking()
            .Where(s => s.Day >= period.From && s.Day < period.Until && (workload == null || s.WorkloadKey == workload))
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Day).OrderBy(g => g.Key).Select(g => Point(g.Key, [.. g]))];
    }

    private static ScorePoint Point(DateOnly day, List<RiskSnapshot> rows)
    {
        var weighed = rows.Where(r => r.Weight > 0).ToList();
        // Without a weight all count the same.
        double Weight(RiskSnapshot row) => weighed.Count == 0 ? 1 : row.Weight;
        var counted = weighed.Count == 0 ? rows : weighed;
        var total = counted.Sum(Weight);
        double Mean(Func<RiskSnapshot, double> of) => Math.Round(counted.Sum(r => Weight(r) * of(r)) / total, 1, MidpointRounding.AwayFromZero);
        return new(
            day, counted.TrueForAll(r => r.Score is not null) ? Mean(r => r.Score!.Value) : null, [Mean(r => r.Least), Mean(r => r.Most)],
            rows.Count(r => r.SingleProvider is SingleProviderAnswer.Yes), rows.Count(r => r.SingleProvider is SingleProviderAnswer.Unknown), rows.Count);
    }
}

/// <summary>How it stood at the end of a day.</summary>
/// <param name="Score">Null when a workload that counts had no route.</param>
public sealed record ScorePoint(DateOnly Day, double? Score, IReadOnlyList<double> Range, int OnSingleProvider, int Unknown, int Workloads);
