using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Which values a key has in some days, for choosing among them: what costs most comes first.</summary>
public sealed class SpendValuesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    /// <param name="only">Filters on the key itself do not count: whoever chose one value may want another beside it.</param>
    public async Task<IReadOnlyList<SpendRow>> ListAsync(Period period, SpendKey key, IReadOnlyList<SpendFilter> only, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var groups = SeriesGroups.By(series, [key], only.Where(f => f.Key != key));
        var cut = await LedgerCut.ReadAsync(store, memory, period, generation, SpendBasis.Best, fine: true, ct);
        var cells = cut.Sum(groups, _ => 0, monthly: true);
        return
        [
            .. Enumerable.Range(0, cells.Count).Select(c => new SpendRow(groups.Keys[cells.Place(c).Group], cells.Sums(c).ToFigures()))
                .OrderByDescending(r => r.Figures.CostUsd ?? -1).ThenByDescending(r => r.Figures.Entries).ThenBy(r => r.Keys[0], StringComparer.Ordinal),
        ];
    }
}
