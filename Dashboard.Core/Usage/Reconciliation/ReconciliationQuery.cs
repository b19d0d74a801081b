using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.RollUps;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>What providers charged in a month beside what we compute, account by account. Reads roll-ups and the cost ledger; months and days are UTC, as in accounts.</summary>
public sealed class ReconciliationQuery(IDbContextFactory<DashboardStore> stores, RollUpMemory memory, TimeProvider time)
{
    /// <summary>The accounts with the largest sums first.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<IReadOnlyList<Reconciled>> OfMonthAsync(DateOnly month, CancellationToken ct)
    {
        var (from, until) = (month, month.AddMonths(1));
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var used = await UsedDays.ReadAsync(store, memory, new Period(from, until), ct);
        var charged = await ChargedAsync(store, from, until, ct);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. Accounts(used.Select(u => u.Key).Concat(charged.Select(c => c.Key)))
                .Select(a => Reconcile.Of(
                    a.Contract, a.Account,
                    [.. used.Where(u => a.Holds(u.Key)).GroupBy(u => u.Day.Day).Select(d => d.Select(u => u.Day).Aggregate(UsedDay.Together))],
                    [.. charged.Where(c => a.Holds(c.Key)).Select(c => c.Line)],
                    today))
                .OrderByDescending(r => r.ReportedUsd ?? r.ComputedUsd ?? 0).ThenBy(r => r.Contract, StringComparer.Ordinal),
        ];
    }

    // Where a provider has one account with a name, what does not name it is of the same.
    private static IEnumerable<AccountScope> Accounts(IEnumerable<AccountKey> keys) =>
        from contract in keys.Distinct().GroupBy(k => k.Contract)
        let named = contract.Select(k => k.Account).OfType<string>().ToList()
        from scope in named.Count <= 1
            ? [new AccountScope(contract.Key, named.SingleOrDefault(), All: true)]
            : contract.Select(k => new AccountScope(contract.Key, k.Account, All: false))
        select scope;

    private static async Task<List<(AccountKey Key, ChargedLine Line)>> ChargedAsync(DashboardStore store, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (start, end) = (EntryId.FirstOf(UtcMicroseconds.From(Start(from))), EntryId.FirstOf(UtcMicroseconds.From(Start(until))));
        var lines = await store.CostEntries().Where(c => c.Id >= start && c.Id < end)
            .Join(store.Series(), c => c.SeriesId, s => s.Id, (c, s) => new { c, s })
            .Join(store.Connections().Where(k => k.Role == ConnectionRole.Ledger), x => x.s.ConnectionId, k => k.Id,
                (x, k) => new { x.s.Contract, k.Account, x.c.At, x.c.Days, x.c.Kind, x.c.Currency, x.c.Nanos })
            .ToListAsync(ct);
        var rates = await RatesQuery.TableAsync(store, new Period(from, until), ct);
        return [.. lines.Select(l => (new AccountKey(l.Contract, l.Account), new ChargedLine(DateOnly.FromDateTime(l.At), l.Days, l.Kind, l.Currency, l.Nanos).InUsd(rates)))];
    }

    private static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);

    private sealed record AccountScope(string? Contract, string? Account, bool All)
    {
        public bool Holds(AccountKey key) => key.Contract == Contract && (All || key.Account == Account);
    }
}
