using System.Text.Json;

using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Import;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>Looks for unusual days among the last ones and keeps what it finds; running it again changes nothing.</summary>
public sealed class FindAnomalies(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ReportingDayQuery days, TimeProvider time)
{
    /// <summary>How far back days are looked at again: sources restate them for about a month.</summary>
    public const int Window = 35;

    private const int WarmUp = 10, History = 100;
    private const double MuchLarger = 1.5;

    /// <summary>False while rows come in: half a day would look unusual.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        await using (var store = await stores.CreateDbContextAsync(ct))
        {
            if (await store.Imports().AnyAsync(i => i.State == ImportState.Running, ct))
                return false;

            await current.EnsureAsync(store, ct);
        }

        var first = day.Today.AddDays(-Window);
        var cells = await CellsAsync(new Period(first.AddDays(-WarmUp - History), day.Today), day, ct);
        var found = AnomalyFinder.Find(cells, first.AddDays(-WarmUp), day.Today, new AnomalyLimits());
        await KeepAsync(found, first, ct);
        return true;
    }

    private async Task<List<AnomalyCell>> CellsAsync(Period period, ReportingDay day, CancellationToken ct)
    {
        // Reading at one moment keeps a transaction open as long as the store: what is found is written through another.
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var open = await CoverageQuery.OpenFromAsync(store, generation, day, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var tags = series.Values.ToDictionary(
            v => v.Series.Id,
            v => new AnomalyTags(
                v.Series.Id, v.Series.Contract, v.ValueOf(SpendKey.Model), v.Series.WorkloadKey, v.Series.ApiKey, open.GetValueOrDefault(v.Series.ConnectionId, day.Today)));
        var sums = await RollUpReading.SumsAsync(store, memory, series.Keys, period, generation, ct, byDay: true, lines: false);
        List<AnomalyCell> cells = [];
        // Seats, taxes and credits come when they come; only what follows from usage can be unusual.
        foreach (var group in sums.GroupBy(s => (s.SeriesId, s.Day!.Value)))
        {
            var all = new SeriesSums();
            foreach (var sum in group)
                all.Add(sum);

            if (all.Entries == 0)
                continue;

            var figures = all.ToFigures();
            var prompt = figures.Tokens.Prompt;
            cells.Add(new AnomalyCell(
                group.Key.Value, tags[group.Key.SeriesId], (double?)figures.CostUsd, figures.Requests,
                prompt is null && figures.Tokens.Output is null ? null : (prompt ?? 0) + (figures.Tokens.Output ?? 0), prompt, figures.Tokens.CacheRead));
        }

        return cells;
    }

    private async Task KeepAsync(IReadOnlyList<FoundAnomaly> found, DateOnly first, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var since = first.AddDays(-WarmUp);
        var held = await store.SpendAnomalies().Where(a => a.Day >= since).ToDictionaryAsync(a => (a.Key, a.Value, a.Day, a.IsHigh), ct);
        foreach (var anomaly in found)
        {
            var id = (anomaly.Key, anomaly.Value ?? "", anomaly.Day, anomaly.IsHigh);
            var difference = Nanos(Math.Abs(anomaly.Difference));
            if (!held.Remove(id, out var row))
            {
                // Before the window begins, what was never found is the end of something older.
                if (anomaly.Day < first)
                    continue;

                row = new SpendAnomaly
                {
                    Key = anomaly.Key,
                    Value = anomaly.Value ?? "",
                    Day = anomaly.Day,
                    IsHigh = anomaly.IsHigh,
                    Details = "",
                    FoundAt = time.GetUtcNow().UtcDateTime,
                    Holds = true,
                    ToldNanos = difference,
                    Times = 1,
                };
                store.SpendAnomalies().Add(row);
            }

            if (difference >= row.ToldNanos * MuchLarger)
                (row.ToldNanos, row.Times, row.IsQuiet) = (difference, row.Times + 1, false);
            else if (!row.Holds)
                row.IsQuiet = true;

            (row.Holds, row.Until, row.Nanos, row.ExpectedNanos, row.Deviations) = (true, anomaly.Until, Nanos(anomaly.Usd), Nanos(anomaly.Expected), anomaly.Deviations);
            row.Details = JsonSerializer.Serialize(new AnomalyDetails(anomaly.Cause, anomaly.Parts, anomaly.Trend));
        }

        foreach (var gone in held.Values.Where(a => a.Day >= first))
            gone.Holds = false;

        await store.SaveChangesAsync(ct);
    }

    private static long Nanos(decimal usd) => (long)(usd * 1_000_000_000m);
}

/// <summary>What hangs on an anomaly, as it is stored.</summary>
internal sealed record AnomalyDetails(AnomalyCause Cause, IReadOnlyList<MovedPart> Parts, IReadOnlyList<decimal?> Trend);
