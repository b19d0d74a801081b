using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.Exchanges;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics.HeavyUse;

/// <summary>How heavy the use of each provider looks from outside: counts alone, never prompts.</summary>
public sealed class HeavyUseQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory, ExchangesQuery exchanges, ModelCatalogue catalogue)
{
    public const int Days = 90;
    public const int Recent = 30;

    /// <summary>One pass over a benchmark makes more than this within an hour.</summary>
    public const int RunAtLeast = 1_000;

    private const int TimesTheMedian = 10;

    /// <summary>Every provider that billed something in the 90 days that end with a day, the busiest first.</summary>
    public async Task<IReadOnlyList<HeavyUse>> ListAsync(DateOnly asOf, CancellationToken ct)
    {
        var period = Period.LastDays(asOf, Days);
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        Dictionary<int, SeriesView> series;
        List<SeriesSums> sums;
        List<HourSum> hours;
        await using (await RollUpReading.AtOneMomentAsync(store, ct))
        {
            var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
            // What we run ourselves cannot be taken away.
            series = (await RollUpReading.SeriesAsync(store, null, ct)).Where(s => s.Value.Series.Host is not { } host || catalogue.FindByName(host) is not { SelfOperated: true }).ToDictionary();
            sums = await RollUpReading.SumsAsync(store, memory, series.Keys, period, generation, ct, byDay: true, lines: false);
            var from = period.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            hours = await store.UsageHours().AsNoTracking().Where(h => h.Hour >= from)
                .Select(h => new HourSum(h.SeriesId, h.Hour, h.Requests > h.Entries ? h.Requests : h.Entries)).ToListAsync(ct);
        }

        var byContract = sums.Where(s => series.ContainsKey(s.SeriesId)).ToLookup(s => series[s.SeriesId].Series.Contract);
        var hoursByContract = hours.Where(h => series.ContainsKey(h.Series)).ToLookup(h => series[h.Series].Series.Contract);
        var found = new List<HeavyUse>();
        foreach (var group in byContract)
        {
            // An unknown contract cannot be asked for by name.
            var actions = group.Key is null ? null : (await exchanges.AskAsync(period, [new(SpendKey.Provider, group.Key)], ct)).All;
            found.Add(Of(group.Key, [.. group], [.. hoursByContract[group.Key]], series, asOf, actions));
        }

        return [.. found.Where(f => f.Exchanges > 0).OrderByDescending(f => f.Exchanges)];
    }

    private HeavyUse Of(string? contract, List<SeriesSums> sums, List<HourSum> hours, Dictionary<int, SeriesView> series, DateOnly asOf, WorkloadExchanges? actions)
    {
        var recent = asOf.AddDays(1 - Recent);
        var total = sums.Sum(Exchanges);
        var keys = sums.Select(s => series[s.SeriesId].Series.ApiKey).ToList();
        return new(
            contract, sums.Where(s => s.Day >= recent).Sum(Exchanges), total,
            keys.TrueForAll(k => k is null) ? null : keys.OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            sums.Where(s => IsResold(series[s.SeriesId].Series)).Sum(Exchanges),
            sums.Where(s => s.Reasoning > 0).Sum(s => Math.Min(s.ReasoningKnown, Exchanges(s))),
            [.. Bursts(sums, series)], Runs(hours, series), actions?.Median, actions?.P90, actions?.TracedPart,
            [.. sums.GroupBy(s => series[s.SeriesId].Series.WorkloadKey).Select(g => new WorkloadPart(g.Key, g.Sum(Exchanges)))]);
    }

    private bool IsResold(Series series) => series.Gateway is { } gateway && catalogue.FindByName(gateway) is not { SelfOperated: true };

    // A release is known by its day; the day after ends its first 24 hours at the latest.
    private IEnumerable<ModelBurst> Bursts(List<SeriesSums> sums, Dictionary<int, SeriesView> series) =>
        from sum in sums
        let key = series[sum.SeriesId].Series.ModelKey
        where key is not null
        group sum by key into model
        let released = Providers.ModelKey.Parse(model.Key) is { } known ? catalogue.Find(known)?.Released : null
        where released is not null
        let first = model.Where(s => s.Day == released || s.Day == released.Value.AddDays(1)).Sum(Exchanges)
        where first > 0
        orderby first descending
        select new ModelBurst(model.Key, released.Value, first);

    private static List<BenchmarkRun> Runs(List<HourSum> hours, Dictionary<int, SeriesView> series)
    {
        var runs = new List<BenchmarkRun>();
        foreach (var key in hours.GroupBy(h => series[h.Series].Series.ApiKey ?? ""))
        {
            var byHour = key.GroupBy(h => h.Hour).Select(g => (Hour: g.Key, Exchanges: g.Sum(h => h.Exchanges))).OrderBy(h => h.Exchanges).ToList();
            var median = byHour[byHour.Count / 2].Exchanges;
            runs.AddRange(byHour.Where(h => h.Exchanges > RunAtLeast && h.Exchanges > TimesTheMedian * median).Select(h => new BenchmarkRun(key.Key.Length == 0 ? null : key.Key, h.Hour, h.Exchanges, median)));
        }

        return [.. runs.OrderByDescending(r => r.Exchanges)];
    }

    private static long Exchanges(SeriesSums sum) => Math.Max(sum.Requests, sum.Entries);

    private sealed record HourSum(int Series, DateTime Hour, long Exchanges);
}

/// <summary>What one provider sees of us; a null contract is usage whose bill nobody names.</summary>
/// <param name="Exchanges30">Of the last 30 days.</param>
/// <param name="Exchanges">Of all 90.</param>
/// <param name="Keys">Distinct keys; null when the sources name none.</param>
/// <param name="Resold">Exchanges through somebody else's gateway.</param>
/// <param name="WithReasoning">Exchanges that reported tokens of reasoning.</param>
/// <param name="Workloads">The same 90 days by workload; null where nobody asked.</param>
/// <param name="Median">Exchanges for each user action; null without traces.</param>
public sealed record HeavyUse(
    string? Contract, long Exchanges30, long Exchanges, int? Keys, long Resold, long WithReasoning, IReadOnlyList<ModelBurst> Bursts, IReadOnlyList<BenchmarkRun> Runs,
    int? Median, int? P90, double? TracedPart, IReadOnlyList<WorkloadPart>? Workloads = null);

/// <summary>What one workload has of it; null is not attributed.</summary>
public sealed record WorkloadPart(string? Workload, long Exchanges);

/// <summary>Use of a model on the day of its release and the day after.</summary>
public sealed record ModelBurst(string Model, DateOnly Released, long Exchanges);

/// <summary>An hour of one key that looks like a benchmark.</summary>
public sealed record BenchmarkRun(string? Key, DateTime Hour, long Exchanges, long MedianHour);
