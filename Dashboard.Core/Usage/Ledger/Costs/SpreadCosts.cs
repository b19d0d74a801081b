using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger.Writing;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Ledger.Costs;

/// <summary>
/// Brings the cost of covered days in line with what was charged and used, block by block; each is one transaction. Days
/// that are not over in UTC wait: a provider's account of them is not complete.
/// </summary>
public sealed class SpreadCosts(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>Whether any day that is over waits to be thought over.</summary>
    public async Task<bool> IsDueAsync(DashboardStore store, CancellationToken ct)
    {
        var today = Today;
        return await store.StaleCostDays().AnyAsync(d => d.ForDay < today, ct);
    }

    /// <summary>Thinks over every day that waits; running it again changes nothing.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var today = Today;
        var stale = await store.StaleCostDays().Where(d => d.ForDay < today).OrderBy(d => d.ForDay).Select(d => d.ForDay).ToListAsync(ct);
        if (stale.Count == 0)
            return;

        var connection = store.Database.GetConnectionString()!;
        var rates = await RatesQuery.TableAsync(store, new Period(DayOf(stale[0] - MostDays), DayOf(stale[^1] + MostDays)), ct);
        await Task.Run(() => Run(connection, stale, rates, ct), ct);
    }

    /// <summary>Everything is to be thought over: the reporting time zone, a role or a rate of exchange changed.</summary>
    public static Task MarkAllAsync(DashboardStore store, CancellationToken ct) => store.Database.ExecuteSqlRawAsync(MarkAll, ct);

    internal const string MarkAll = "INSERT OR IGNORE INTO StaleCostDays(ForDay) SELECT DISTINCT At/86400000000 FROM CostEntries";

    // No line covers more: blocks reach at most so far beyond the days that wait.
    private const int MostDays = 800;

    private int Today => (int)(time.GetUtcNow().UtcDateTime - DateTime.UnixEpoch).TotalDays;

    private void Run(string connection, List<int> stale, RateTable rates, CancellationToken ct)
    {
        using var link = new LedgerLink(connection, time);
        var block = new CostBlock(link);
        var reckoning = new ReckoningOfDays(link);
        var done = int.MinValue;
        foreach (var day in stale.Where(d => d >= done))
        {
            link.Begin(ct);
            try
            {
                reckoning.Refresh();
                (var from, done) = block.Around(day);
                block.Renew(from, done, reckoning.Days, of => rates.Find(of.Currency, CurrencyCode.Usd, DayOf(of.Day))?.Rate);
                link.Commit();
            }
            catch
            {
                link.RollBack();
                throw;
            }
        }
    }

    private static DateOnly DayOf(int day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day);
}
