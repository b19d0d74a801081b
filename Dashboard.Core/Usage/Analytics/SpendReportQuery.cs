using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Everything a reader of spend sees at once, of one moment: groups, what they are compared with, steps of time, and what has no price.</summary>
public sealed class SpendReportQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ModelCatalogue catalogue)
{
    public async Task<SpendReport> AskAsync(SpendReportQuestion question, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, zone) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        Task<LedgerCut> Cut(Period period) => LedgerCut.ReadAsync(store, memory, period, generation, question.Basis, fine: true, ct);

        var now = await Cut(question.Period);
        var before = question.Before is { } earlier ? await Cut(earlier) : null;
        var saving = question.Measure == SpendMeasure.CacheSavings ? new CacheSavingRates(catalogue, series) : null;
        var time = ChangeReportingZone.Find(zone) ?? TimeZoneInfo.Utc;
        var sums = new SpendReportSums(question, series, now, before, saving is null ? null : saving.NanosOf);
        sums.Add(
            question.Grain == SpendGrain.Hour ? Steps.Hours(question.Period, time) : Steps.Days(question.Period, question.Grain),
            groups => question.Grain == SpendGrain.Hour ? LedgerCut.OfHours(Steps.ReadHours(store, question.Period, time, groups, SumColumns.For(question.Measure, question.Basis)), question.Basis) : now);
        var shown = await ConvertAsync(store, sums, ct);

        var totals = sums.Totals;
        return new SpendReport(
            question, sums.Rows(), totals, sums.Before, sums.OverTime(),
            totals.UnpricedEntries == 0 ? [] : sums.Unpriced(), totals.IsNone ? await KnownAsync(store, generation, series, ct) : null, zone)
        {
            Shown = shown,
            InUtcDays = zone == ReportingZone.Utc ? [] : sums.UtcConnections(),
            Covered = question.Basis == SpendBasis.Computed ? [] : await CoveredAsync(store, question.Period.From, sums.Groups, series, ct),
        };
    }

    private static async Task<ShownIn> ConvertAsync(DashboardStore store, SpendReportSums sums, CancellationToken ct)
    {
        var currency = await RatesQuery.DisplayAsync(store, ct);
        if (currency == CurrencyCode.Usd)
            return ShownIn.Dollars;

        var period = sums.Question.Period;
        var from = sums.Question.Before?.From ?? period.From;
        return sums.Convert(new ShownMoney(await RatesQuery.TableAsync(store, new Period(from, period.Until), ct), currency));
    }

    // An account that ended before these days has nothing to say about them.
    private static async Task<IReadOnlyList<CoveredUntil>> CoveredAsync(
        DashboardStore store, DateOnly from, SeriesGroups groups, Dictionary<int, SeriesView> series, CancellationToken ct)
    {
        var earliest = from.AddDays(-1);
        var last = await store.CostDays().Where(d => d.Day >= earliest).GroupBy(d => d.SeriesId).Select(g => new { g.Key, Day = g.Max(d => d.Day) }).ToListAsync(ct);
        return
        [
            .. last.Where(l => series.ContainsKey(l.Key) && groups.Of[l.Key] != SeriesGroups.None)
                .GroupBy(l => (series[l.Key].Connection, series[l.Key].Series.Contract))
                .Select(g => new CoveredUntil(g.Key.Connection, g.Key.Contract, g.Max(l => l.Day)))
                .OrderBy(c => c.Day).ThenBy(c => c.Connection, StringComparer.Ordinal),
        ];
    }

    private static async Task<Period?> KnownAsync(DashboardStore store, int generation, Dictionary<int, SeriesView> series, CancellationToken ct)
    {
        var ids = series.Keys.ToHashSet();
        var days = await store.SmallDays().Where(d => d.Generation == generation).GroupBy(d => d.SeriesId)
            .Select(g => new { g.Key, First = g.Min(d => d.Day), Last = g.Max(d => d.Day) }).ToListAsync(ct);
        days.RemoveAll(d => !ids.Contains(d.Key));
        return days.Count == 0 ? null : new Period(days.Min(d => d.First), days.Max(d => d.Last).AddDays(1));
    }
}
