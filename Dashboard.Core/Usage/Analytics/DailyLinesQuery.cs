using System.Runtime.CompilerServices;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Everything that was spent, day by day and as finely as usage is told apart, for whoever takes it elsewhere. Reads roll-ups only.</summary>
public sealed class DailyLinesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    /// <summary>In the order of days; all of one moment, a month at a time so that years need no more memory than a month.</summary>
    public async IAsyncEnumerable<DailyLine> ReadAsync(Period period, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var connections = await store.Connections().AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        var groups = SeriesGroups.Each(series.Keys);
        foreach (var month in Months(period))
        {
            async Task<CellSums> Sums(SpendBasis basis) =>
                (await LedgerCut.ReadAsync(store, memory, month, generation, basis, fine: true, ct)).Sum(groups, day => day);

            var (best, reported, computed) = (await Sums(SpendBasis.Best), await Sums(SpendBasis.Reported), await Sums(SpendBasis.Computed));
            foreach (var (id, day) in Enumerable.Range(0, best.Count).Select(best.Place).OrderBy(p => p.Bucket).ThenBy(p => p.Group))
            {
                var one = series[id].Series;
                yield return new(
                    DateOnly.FromDayNumber(day), connections[one.ConnectionId], one, best.Find(id, day)!.ToFigures(),
                    reported.Find(id, day)?.ToFigures().CostUsd, computed.Find(id, day)?.ToFigures().CostUsd);
            }
        }
    }

    private static IEnumerable<Period> Months(Period period)
    {
        for (var from = period.From; from < period.Until;)
        {
            var next = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            yield return new(from, next < period.Until ? next : period.Until);
            from = next;
        }
    }
}

/// <summary>What one series used and cost on a day of the reporting time zone.</summary>
/// <param name="Figures">With the best cost.</param>
/// <param name="ReportedUsd">What sources and accounts say; null when they say nothing.</param>
/// <param name="ComputedUsd">Tokens times prices, our own included; null when there is no price.</param>
public sealed record DailyLine(DateOnly Day, Connection Connection, Series Series, SpendFigures Figures, decimal? ReportedUsd, decimal? ComputedUsd);
