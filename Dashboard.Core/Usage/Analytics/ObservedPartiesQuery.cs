using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>On whom each workload really depended in a period: every combination of parties and model that was seen.</summary>
public sealed class ObservedPartiesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    public async Task<IReadOnlyList<ObservedParties>> ListAsync(Period period, CancellationToken ct)
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
                .GroupBy(s => Parties(series[s.SeriesId].Series))
                .Select(g => g.Key with { FirstDay = g.Min(s => s.FirstDay), LastDay = g.Max(s => s.LastDay), Figures = Together(g) })
                .OrderBy(p => p.Workload, StringComparer.Ordinal).ThenByDescending(p => p.Figures.CostUsd ?? -1).ThenByDescending(p => p.Figures.Requests ?? 0),
        ];
    }

    private static ObservedParties Parties(Series s) => new(
        s.WorkloadKey, s.Contract, s.Gateway, s.Host, s.HostCountry, s.HostBloc, s.Maker, s.MakerCountry, s.MakerBloc,
        s.ModelKey ?? s.RawModel, s.ModelKey is not null, s.OpenWeights, default, SpendFigures.None);

    private static SpendFigures Together(IEnumerable<SeriesSums> sums)
    {
        var all = new SeriesSums();
        foreach (var sum in sums)
            all.Add(sum);

        return all.ToFigures();
    }
}

/// <summary>Who took part in some traffic of a workload; null is unknown, a null workload is unattributed.</summary>
/// <param name="Model">The canonical key, or the raw id where <paramref name="ModelIsKnown"/> is false.</param>
public sealed record ObservedParties(
    string? Workload, string? Contract, string? Gateway, string? Host, string? HostCountry, string? HostBloc, string? Maker, string? MakerCountry,
    string? MakerBloc, string? Model, bool ModelIsKnown, bool? OpenWeights, DateOnly LastDay, SpendFigures Figures)
{
    /// <summary>The first day of the period on which it was seen.</summary>
    public DateOnly FirstDay { get; init; }
}
