using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Analytics.RollUps;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>What a contract and a workload used on a day through one connection; every budget is a sum of some of these.</summary>
/// <param name="Workload">Null is unattributed, and everything where no budget asks for workloads.</param>
/// <param name="OpenFrom">The first day of which the connection may have more to say.</param>
/// <param name="Known">Entries with a cost.</param>
/// <param name="Lines">Lines of providers' accounts that stand by themselves.</param>
/// <param name="UnpricedRequests">Requests without a price, as far as they can be told.</param>
/// <param name="Unsure">How many sums mix priced and unpriced entries so that the requests of the latter cannot be told.</param>
internal sealed record BudgetUse(
    DateOnly Day, string? Contract, string? Workload, DateOnly OpenFrom, long Entries, long Nanos, long Known, long Lines, long UnpricedRequests, long Unsure)
{
    /// <summary>All uses of some days: one question for all budgets, answered from roll-ups. Must be asked inside of a transaction.</summary>
    public static async Task<List<BudgetUse>> ReadAsync(
        DashboardStore store, RollUpMemory memory, Period period, int generation, ReportingDay reporting, bool byWorkload, CancellationToken ct)
    {
        var series = await RollUpReading.SeriesAsync(store, null, ct);
        var open = await CoverageQuery.OpenFromAsync(store, generation, reporting, ct);
        // The small roll-up knows who bills and not whose it was.
        var cut = await LedgerCut.ReadAsync(store, memory, period, generation, SpendBasis.Best, fine: byWorkload, ct);
        var places = series.Values.Select(Place).Distinct().ToList();
        var numbers = places.Select((place, number) => (place, number)).ToDictionary(p => p.place, p => p.number);
        var each = SeriesGroups.Each(series.Keys);
        var groups = each with { Of = [.. each.Of.Select((own, id) => own == SeriesGroups.None ? SeriesGroups.None : numbers[Place(series[id])])] };

        var cells = cut.Sum(groups, day => day);
        List<BudgetUse> uses = [];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var ((group, day), sums) = (cells.Place(cell), cells.Sums(cell));
            uses.Add(new BudgetUse(DateOnly.FromDayNumber(day), places[group].Contract, places[group].Workload, places[group].OpenFrom, sums.Entries, sums.CostNanos, sums.CostKnown, sums.Lines, 0, 0));
        }

        uses.AddRange(Unpriced(cut, each, id => Place(series[id])));
        return uses;

        (string? Contract, string? Workload, DateOnly OpenFrom) Place(SeriesView view) =>
            (view.Series.Contract, byWorkload ? view.Series.WorkloadKey : null, open.GetValueOrDefault(view.Series.ConnectionId, reporting.Today));
    }

    // Which requests have no price shows at single series only; those that lack prices are few.
    private static IEnumerable<BudgetUse> Unpriced(LedgerCut cut, SeriesGroups each, Func<int, (string? Contract, string? Workload, DateOnly OpenFrom)> placeOf)
    {
        var lacking = cut.Rows(each).Where(r => r.Priced < r.Entries).Select(r => r.Series).ToHashSet();
        if (lacking.Count == 0)
            yield break;

        var cells = cut.Sum(SeriesGroups.Each(lacking), day => day);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var ((id, day), sums) = (cells.Place(cell), cells.Sums(cell));
            if (sums.CostKnown >= sums.Entries)
                continue;

            long? requests = sums.RequestsKnown < sums.Entries ? null
                : sums.CostKnown == 0 ? sums.Requests
                : sums.Requests == sums.Entries ? sums.Entries - sums.CostKnown
                : null;
            var place = placeOf(id);
            yield return new BudgetUse(DateOnly.FromDayNumber(day), place.Contract, place.Workload, place.OpenFrom, 0, 0, 0, 0, requests ?? 0, requests is null ? 1 : 0);
        }
    }
}
