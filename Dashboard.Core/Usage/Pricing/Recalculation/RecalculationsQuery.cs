using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing.Own;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>The recalculations of late, and over which days one would go.</summary>
public sealed class RecalculationsQuery(IDbContextFactory<DashboardStore> stores, TimeProvider time)
{
    // A slice takes a tenth of a second, a wait for other writers seldom more than a few.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<RecalculationRow>> ListAsync(int most, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var quiet = time.GetUtcNow().UtcDateTime - Silence;
        var rows = await store.Recalculations().AsNoTracking().OrderByDescending(r => r.Id).Take(most).ToListAsync(ct);
        return [.. rows.Select(r => Row(r, quiet))];
    }

    /// <summary>The days of the ledger that own prices may be about; all of its days without any. Null when there are none.</summary>
    public async Task<Period?> DaysAsync(IReadOnlyList<int>? ownPrices, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var days = store.SmallDays().Where(d => d.Generation == generation);
        if (await days.MinAsync(d => (DateOnly?)d.Day, ct) is not { } first)
            return null;

        var (from, until) = (first, (await days.MaxAsync(d => d.Day, ct)).AddDays(1));
        if (ownPrices is not null)
        {
            var dates = await store.OwnPrices().Where(p => ownPrices.Contains(p.Id)).Select(p => new { p.From, p.Until }).ToListAsync(ct);
            // Its days are UTC; ours may begin a day earlier or end a day later.
            if (dates.Count > 0 && dates.TrueForAll(d => d.From is not null))
                from = Later(from, dates.Min(d => d.From!.Value).AddDays(-1));
            if (dates.Count > 0 && dates.TrueForAll(d => d.Until is not null))
                until = Earlier(until, dates.Max(d => d.Until!.Value).AddDays(1));
        }

        return from < until ? new Period(from, until) : null;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static decimal? Sum(long nanos, long unpriced, CostRecalculation r) => r.EntriesSeen > 0 && unpriced == r.EntriesSeen ? null : Money.FromNanos(nanos);

    private static RecalculationRow Row(CostRecalculation r, DateTime quiet)
    {
        var state = r.State == RecalculationState.Running && r.ActiveAt < quiet ? RecalculationState.Interrupted : r.State;
        return new RecalculationRow(
            r.Id, new Period(r.From, r.Until), r.OwnPrices is not null, r.Reason, r.RequestedBy, r.RequestedAt, state, r.StartedAt, r.FinishedAt,
            r.EntriesSeen, r.EntriesChanged, Sum(r.BeforeNanos, r.UnpricedBefore, r), Sum(r.AfterNanos, r.UnpricedAfter, r), r.UnpricedBefore, r.UnpricedAfter,
            r.NextEntryId == 0 ? null : DateTime.UnixEpoch.AddSeconds(r.NextEntryId >> EntryId.HashBits), r.Remark);
    }
}

/// <summary>One recalculation.</summary>
/// <param name="Partly">Only what some own prices are about.</param>
/// <param name="Before">Null when nothing of it had a price.</param>
/// <param name="ReachedAt">The moment in the ledger up to which it is done.</param>
public sealed record RecalculationRow(
    int Id, Period Period, bool Partly, string Reason, string RequestedBy, DateTime RequestedAt, RecalculationState State, DateTime? StartedAt, DateTime? FinishedAt,
    long Entries, long Changed, decimal? Before, decimal? After, long UnpricedBefore, long UnpricedAfter, DateTime? ReachedAt, string? Remark);
