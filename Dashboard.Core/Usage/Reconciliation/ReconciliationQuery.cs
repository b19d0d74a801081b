using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Reconciliation;

/// <summary>What providers charged in a month beside what we compute, account by account. Reads roll-ups and the cost ledger; months and days are UTC, as in accounts.</summary>
public sealed class ReconciliationQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    /// <summary>The accounts with the largest sums first.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<IReadOnlyList<Reconciled>> OfMonthAsync(DateOnly month, CancellationToken ct)
    {
        var (from, until) = (month, month.AddMonths(1));
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var used = await UsedAsync(store, from, until, ct);
        var charged = await ChargedAsync(store, from, until, ct);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. Accounts(used.Select(u => u.Key).Concat(charged.Select(c => c.Key)))
                .Select(a => Reconcile.Of(
                    a.Contract, a.Account,
                    [.. used.Where(u => a.Holds(u.Key)).GroupBy(u => u.Day.Day).Select(Sum)],
                    [.. charged.Where(c => a.Holds(c.Key)).Select(c => c.Line)],
                    today))
                .OrderByDescending(r => r.ReportedUsd ?? r.ComputedUsd ?? 0).ThenBy(r => r.Contract, StringComparer.Ordinal),
        ];
    }

    // Where a provider has one account with a name, what does not name it is of the same.
    private static IEnumerable<AccountScope> Accounts(IEnumerable<(string? Contract, string? Account)> keys) =>
        from contract in keys.Distinct().GroupBy(k => k.Contract)
        let named = contract.Select(k => k.Account).OfType<string>().ToList()
        from scope in named.Count <= 1
            ? [new AccountScope(contract.Key, named.SingleOrDefault(), All: true)]
            : contract.Select(k => new AccountScope(contract.Key, k.Account, All: false))
        select scope;

    private static async Task<List<((string? Contract, string? Account) Key, UsedDay Day)>> UsedAsync(DashboardStore store, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (start, end) = (Start(from), Start(until));
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var series = store.Series().Join(
            store.Connections().Where(c => c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id,
            (s, c) => new { s.Id, s.Contract, c.Account, Tierless = s.ServiceTier == null });
        return
        [
            .. await SumsAsync(
                store.UsageHours().Where(h => h.Hour >= start && h.Hour < end)
                    .Join(series, h => h.SeriesId, s => s.Id, (h, s) => new Rolled<DateTime> { Contract = s.Contract, Account = s.Account, Tierless = s.Tierless, At = h.Hour, Sums = h }),
                DateOnly.FromDateTime, ct),
            .. await SumsAsync(
                store.UsageDays().Where(d => d.Generation == generation && d.UtcDay && d.Day >= from && d.Day < until)
                    .Join(series, d => d.SeriesId, s => s.Id, (d, s) => new Rolled<DateOnly> { Contract = s.Contract, Account = s.Account, Tierless = s.Tierless, At = d.Day, Sums = d }),
                day => day, ct),
        ];
    }

    private static async Task<IEnumerable<((string? Contract, string? Account) Key, UsedDay Day)>> SumsAsync<TAt>(
        IQueryable<Rolled<TAt>> rows, Func<TAt, DateOnly> dayOf, CancellationToken ct)
    {
        var sums = await rows.GroupBy(r => new { r.Contract, r.Account, r.At })
            .Select(g => new
            {
                g.Key,
                Entries = g.Sum(r => r.Sums.Entries),
                Computed = g.Sum(r => r.Sums.ComputedNanos),
                ComputedKnown = g.Sum(r => r.Sums.ComputedKnown),
                Reported = g.Sum(r => r.Sums.ReportedNanos),
                ReportedKnown = g.Sum(r => r.Sums.ReportedKnown),
                Best = g.Sum(r => r.Sums.BestNanos),
                Tierless = g.Sum(r => r.Tierless ? r.Sums.ComputedNanos : 0),
            })
            .ToListAsync(ct);
        return sums.Select(s => ((s.Key.Contract, s.Key.Account), new UsedDay(
            dayOf(s.Key.At), s.Entries, s.Computed, s.ComputedKnown, s.Reported, s.ReportedKnown, s.Best, s.Tierless)));
    }

    private static async Task<List<((string? Contract, string? Account) Key, ChargedLine Line)>> ChargedAsync(DashboardStore store, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var (start, end) = (EntryId.FirstOf(UtcMicroseconds.From(Start(from))), EntryId.FirstOf(UtcMicroseconds.From(Start(until))));
        var lines = await store.CostEntries().Where(c => c.Id >= start && c.Id < end)
            .Join(store.Series(), c => c.SeriesId, s => s.Id, (c, s) => new { c, s })
            .Join(store.Connections().Where(k => k.Role == ConnectionRole.Ledger), x => x.s.ConnectionId, k => k.Id,
                (x, k) => new { x.s.Contract, k.Account, x.c.At, x.c.Days, x.c.Kind, x.c.Currency, x.c.Nanos })
            .ToListAsync(ct);
        var rates = await RatesQuery.TableAsync(store, new Period(from, until), ct);
        return [.. lines.Select(l => ((l.Contract, l.Account), new ChargedLine(DateOnly.FromDateTime(l.At), l.Days, l.Kind, l.Currency, l.Nanos).InUsd(rates)))];
    }

    private static UsedDay Sum(IGrouping<DateOnly, ((string? Contract, string? Account) Key, UsedDay Day)> day) => day.Select(d => d.Day).Aggregate((a, b) => new UsedDay(
        a.Day, a.Entries + b.Entries, a.ComputedNanos + b.ComputedNanos, a.ComputedKnown + b.ComputedKnown, a.ReportedNanos + b.ReportedNanos,
        a.ReportedKnown + b.ReportedKnown, a.BestNanos + b.BestNanos, a.TierlessNanos + b.TierlessNanos));

    private static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc);

    // Of an hour or of a UTC day: the sums are the same.
    private sealed class Rolled<TAt>
    {
        public string? Contract { get; init; }

        public string? Account { get; init; }

        public bool Tierless { get; init; }

        public required TAt At { get; init; }

        public required RollUp Sums { get; init; }
    }

    private sealed record AccountScope(string? Contract, string? Account, bool All)
    {
        public bool Holds((string? Contract, string? Account) key) => key.Contract == Contract && (All || key.Account == Account);
    }
}
