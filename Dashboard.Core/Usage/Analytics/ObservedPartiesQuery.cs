using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>On whom each workload really depended in a period: every combination of parties and model that was seen.</summary>
public sealed class ObservedPartiesQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current, RollUpMemory memory)
{
    public async Task<IReadOnlyList<ObservedParties>> ListAsync(Period period, CancellationToken ct) => (await ListAsync([period], ct))[0];

    /// <summary>Several periods of one moment: series are read and put together once.</summary>
    public Task<IReadOnlyList<IReadOnlyList<ObservedParties>>> ListAsync(IReadOnlyList<Period> periods, CancellationToken ct) => ListAsync(periods, SpendBasis.Best, ct);

    /// <summary>Who was called and on which day last, without what it cost: charges of years would have to be read for that.</summary>
    public async Task<IReadOnlyList<ObservedParties>> CallsAsync(Period period, CancellationToken ct) => (await ListAsync([period], SpendBasis.Computed, ct))[0];

    private async Task<IReadOnlyList<IReadOnlyList<ObservedParties>>> ListAsync(IReadOnlyList<Period> periods, SpendBasis basis, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var numbers = new Dictionary<ObservedParties, int>();
        List<ObservedParties> parties = [];
        var of = SeriesGroups.Each(series.Keys).Of;
        foreach (var (id, view) in series)
        {
            var who = Parties(view.Series);
            if (!numbers.TryGetValue(who, out var number))
            {
                numbers[who] = number = parties.Count;
                parties.Add(who);
            }

            of[id] = number;
        }

        var groups = new SeriesGroups(of, new string?[parties.Count][]);
        List<IReadOnlyList<ObservedParties>> found = [];
        foreach (var period in periods)
        {
            var cells = (await LedgerCut.ReadAsync(store, memory, period, generation, basis, fine: true, ct)).Sum(groups, _ => 0, monthly: true);
            found.Add(
            [
                .. Enumerable.Range(0, cells.Count)
                    .Select(cell => (Who: parties[cells.Place(cell).Group], Sums: cells.Sums(cell)))
                    .Select(c => c.Who with { FirstDay = c.Sums.FirstDay, LastDay = c.Sums.LastDay, Figures = c.Sums.ToFigures() })
                    .OrderBy(p => p.Workload, StringComparer.Ordinal).ThenByDescending(p => p.Figures.CostUsd ?? -1).ThenByDescending(p => p.Figures.Requests ?? 0),
            ]);
        }

        return found;
    }

    private static ObservedParties Parties(Series s) => new(
        s.WorkloadKey, s.Contract, s.Gateway, s.Host, s.HostCountry, s.HostBloc, s.Maker, s.MakerCountry, s.MakerBloc,
        s.ModelKey ?? s.RawModel, s.ModelKey is not null, s.OpenWeights, default, SpendFigures.None);
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
