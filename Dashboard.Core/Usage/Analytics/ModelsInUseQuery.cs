using Dashboard.Core.Providers;
using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Which models were used in a period, where, by which workloads, and when last.</summary>
public sealed class ModelsInUseQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    public Task<IReadOnlyList<ModelInUse>> ListAsync(Period period, CancellationToken ct) => ListAsync(period, apart: false, ct);

    /// <summary>The same with each raw id apart: a dated snapshot has prices and an end of its own.</summary>
    public Task<IReadOnlyList<ModelInUse>> ByIdAsync(Period period, CancellationToken ct) => ListAsync(period, apart: true, ct);

    private async Task<IReadOnlyList<ModelInUse>> ListAsync(Period period, bool apart, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var sums = await RollUpReading.SumsAsync(store, memory, series.Keys, period, generation, ct);
        return
        [
            .. sums
                .Where(s => series.ContainsKey(s.SeriesId))
                .Select(s => (Sum: s, series[s.SeriesId].Series))
                .Where(s => s.Series.RawModel is not null)
                .GroupBy(s => (s.Series.ModelKey ?? s.Series.RawModel!, s.Series.ModelKey is not null, s.Series.Host, Id: apart ? s.Series.RawModel : null))
                .Select(g => new ModelInUse(
                    g.Key.Item1,
                    g.Key.Item2 ? ModelKey.Parse(g.Key.Item1) : null,
                    g.Key.Host,
                    Distinct(g.Select(s => s.Series.RawModel)),
                    Distinct(g.Select(s => s.Series.WorkloadKey)),
                    g.Max(s => s.Sum.LastDay),
                    Together(g.Select(s => s.Sum)))
                {
                    Contracts = Distinct(g.Select(s => s.Series.Contract)),
                })
                .OrderByDescending(m => m.Figures.CostUsd ?? -1).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Host, StringComparer.Ordinal),
        ];
    }

    private static SpendFigures Together(IEnumerable<SeriesSums> sums)
    {
        var all = new SeriesSums();
        foreach (var sum in sums)
            all.Add(sum);

        return all.ToFigures();
    }

    private static IReadOnlyList<string> Distinct(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>A model at a host, as used.</summary>
/// <param name="Name">The canonical key, or the raw id where it matches none.</param>
/// <param name="Model">Null when the raw id matches nothing we know.</param>
/// <param name="Workloads">Keys; traffic without a workload is not among them.</param>
public sealed record ModelInUse(
    string Name, ModelKey? Model, string? Host, IReadOnlyList<string> RawIds, IReadOnlyList<string> Workloads, DateOnly LastDay, SpendFigures Figures)
{
    /// <summary>Who bills it.</summary>
    public IReadOnlyList<string> Contracts { get; init; } = [];
}
