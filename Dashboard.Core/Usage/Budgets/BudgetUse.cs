using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>What a contract and a workload used on a day; every budget is a sum of some of these.</summary>
/// <param name="Workload">Null is unattributed, and everything where no budget asks for workloads.</param>
/// <param name="Known">Entries with a cost.</param>
/// <param name="Lines">Lines of providers' accounts that stand by themselves.</param>
/// <param name="UnpricedRequests">Requests without a price, as far as they can be told.</param>
/// <param name="Unsure">How many sums mix priced and unpriced entries so that the requests of the latter cannot be told.</param>
internal sealed record BudgetUse(
    DateOnly Day, string? Contract, string? Workload, long Entries, long Nanos, long Known, long Lines, long UnpricedRequests, long Unsure)
{
    /// <summary>All uses of some days: one question for all budgets, answered from roll-ups.</summary>
    public static async Task<List<BudgetUse>> ReadAsync(DashboardStore store, Period period, int generation, bool byWorkload, CancellationToken ct)
    {
        var uses = byWorkload
            ? await ReadAsync(store, store.UsageDays(), period, generation, byWorkload, ct)
            // The small roll-up knows who bills and not whose it was.
            : await ReadAsync(store, store.SmallDays(), period, generation, byWorkload, ct);
        uses.AddRange(await ChargesAsync(store, period, byWorkload, ct));
        return uses;
    }

    private static Task<List<BudgetUse>> ReadAsync<TDay>(
        DashboardStore store, IQueryable<TDay> days, Period period, int generation, bool byWorkload, CancellationToken ct) where TDay : DayRollUp
    {
        var (from, until) = (period.From, period.Until);
        return days.Where(d => d.Generation == generation && d.Day >= from && d.Day < until)
            .Join(Counted(store), d => d.SeriesId, s => s.Id, (d, s) => new { Use = d, s.Contract, Workload = byWorkload ? s.WorkloadKey : null })
            .GroupBy(x => new { x.Use.Day, x.Contract, x.Workload })
            .Select(g => new BudgetUse(
                g.Key.Day, g.Key.Contract, g.Key.Workload,
                g.Sum(x => x.Use.Entries), g.Sum(x => x.Use.BestNanos), g.Sum(x => x.Use.BestKnown), 0,
                g.Sum(x => x.Use.BestKnown == 0 ? x.Use.Requests : x.Use.Requests == x.Use.Entries ? x.Use.Entries - x.Use.BestKnown : 0),
                g.Sum(x => x.Use.BestKnown < x.Use.Entries && (x.Use.RequestsKnown < x.Use.Entries || (x.Use.BestKnown > 0 && x.Use.Requests != x.Use.Entries)) ? 1L : 0L)))
            .ToListAsync(ct);
    }

    // What providers charge instead of what entries say.
    private static Task<List<BudgetUse>> ChargesAsync(DashboardStore store, Period period, bool byWorkload, CancellationToken ct)
    {
        var (from, until) = (period.From, period.Until);
        return store.CostDays().Where(d => d.Day >= from && d.Day < until)
            .Join(Counted(store), d => d.SeriesId, s => s.Id, (d, s) => new { Charge = d, s.Contract, Workload = byWorkload ? s.WorkloadKey : null })
            .GroupBy(x => new { x.Charge.Day, x.Contract, x.Workload })
            .Select(g => new BudgetUse(g.Key.Day, g.Key.Contract, g.Key.Workload, 0, g.Sum(x => x.Charge.BestNanos), 0, g.Sum(x => x.Charge.Lines), 0, 0))
            .ToListAsync(ct);
    }

    private static IQueryable<Series> Counted(DashboardStore store) =>
        store.Series().Join(store.Connections().Where(c => c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id, (s, _) => s);
}
