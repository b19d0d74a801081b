using System.Globalization;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Exchanges;

/// <summary>How many exchanges user actions make, by workload. Reads counted days, never the ledger.</summary>
public sealed class ExchangesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, SettleExchanges settle)
{
    // What a reader can wait for; more is the job's.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);

    public async Task<ExchangesReport> AskAsync(Period period, IReadOnlyList<SpendFilter> only, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (_, zone) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var (from, until) = (Text(period.From), Text(period.Until));
        var rows = await store.Database.SqlQuery<ExchangeRow>(
            $"SELECT date(Day,'-6 days','weekday 1') AS Monday,SeriesId AS Series,Size,SUM(Actions) AS Actions,SUM(Exchanges) AS Exchanges FROM ExchangeDays WHERE Day>={from} AND Day<{until} GROUP BY 1,2,3").ToListAsync(ct);
        var filters = new SpendFilters(only);
        var meant = rows.Where(r => series.TryGetValue(r.Series, out var view) && filters.Allow(view)).ToList();
        return new ExchangesReport(
            period,
            [
                .. meant.GroupBy(r => series[r.Series].Series.WorkloadKey)
                    .Select(g => Of(g.Key, [.. g]))
                    .OrderByDescending(w => w.Exchanges + w.WithoutTrace).ThenBy(w => w.Workload, StringComparer.Ordinal),
            ],
            Of(null, meant),
            await store.StaleExchangeDays().CountAsync(ct),
            await store.ExchangeReckonings().Select(r => (DateTime?)r.SettledAt).SingleOrDefaultAsync(ct),
            zone);
    }

    private async Task EnsureAsync(DashboardStore store, CancellationToken ct)
    {
        var generation = await store.ReportingZones().Select(z => (int?)z.Generation).SingleOrDefaultAsync(ct) ?? 0;
        var waiting = await store.StaleExchangeDays().AnyAsync(ct) || !await store.ExchangeReckonings().AnyAsync(r => r.Generation == generation, ct);
        if (waiting && !await store.Imports().AnyAsync(i => i.State == ImportState.Running, ct))
            await settle.RunAsync(Patience, ct);
    }

    private static WorkloadExchanges Of(string? workload, IReadOnlyList<ExchangeRow> rows)
    {
        var actions = rows.Where(r => r.Size > 0).ToList();
        return new WorkloadExchanges(
            workload,
            actions.Sum(r => r.Actions),
            actions.Sum(r => r.Exchanges),
            rows.Where(r => r.Size == 0).Sum(r => r.Exchanges),
            Part(actions, 0.5),
            Part(actions, 0.9),
            [.. ExchangeSizes.All.Select(s => actions.Where(r => s.Holds(r.Size)).Sum(r => r.Actions))],
            [
                .. actions.GroupBy(r => r.Monday).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new WeekExchanges(DateOnly.ParseExact(g.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture), g.Sum(r => r.Actions), Part([.. g], 0.5), Part([.. g], 0.9))),
            ]);
    }

    // The smallest size that so many of all actions do not exceed.
    private static int? Part(IReadOnlyList<ExchangeRow> actions, double part)
    {
        var all = actions.Sum(r => r.Actions);
        var (needed, sum) = ((long)Math.Ceiling(part * all), 0L);
        foreach (var size in actions.GroupBy(r => r.Size).OrderBy(g => g.Key))
        {
            sum += size.Sum(r => r.Actions);
            if (sum >= needed)
                return size.Key;
        }

        return null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A week of a series: SQLite adds up faster than it sends days.
    private sealed record ExchangeRow(string Monday, int Series, int Size, long Actions, long Exchanges);
}
