using Dashboard.Core.Store;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Currency;
using Dashboard.Core.Usage.Ledger;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Everything a reader of spend sees at once, of one moment: groups, the period before, days, and what has no price.</summary>
public sealed class SpendReportQuery(IDbContextFactory<DashboardStore> stores, CurrentLedger current)
{
    // Beyond these a chart tells nothing more; the groups themselves are all there.
    private const int MostLines = 100;

    public async Task<SpendReport> AskAsync(Period period, SpendKey key, SpendBasis basis, IReadOnlyList<SpendFilter> only, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        await current.EnsureAsync(store, ct);
        await using var moment = await RollUpReading.AtOneMomentAsync(store, ct);
        var question = new SpendQuestion(period, [key], basis) { Only = only };
        var now = await SpendQuery.AskAsync(store, question, ct);
        var before = await SpendQuery.AskAsync(store, question with { Period = period.Previous }, ct);
        var byDay = await SpendQuery.AskAsync(store, question with { By = key.IsTime() ? [SpendKey.Day] : [SpendKey.Day, key] }, ct);
        (now, before, byDay, var shown) = await InDisplayCurrencyAsync(store, question, now, before, byDay, ct);
        var models = now.Totals.UnpricedEntries == 0 ? [] : (await SpendQuery.AskAsync(store, question with { By = [SpendKey.Model] }, ct)).Rows;
        return new SpendReport(
            period,
            // A day has no day to be compared with.
            key.IsTime() ? [.. now.Rows.Select(r => new SpendChange(r.Keys, r.Figures, null))] : SpendQuery.Changes(now, before),
            now.Totals,
            before.Totals,
            SpendOverTime.Of(byDay, period, grouped: !key.IsTime(), MostLines),
            [.. models.Where(m => m.Figures.UnpricedEntries > 0).OrderByDescending(m => m.Figures.UnpricedEntries).Select(m => new UnpricedModel(m.Keys[0], m.Figures.UnpricedEntries))],
            now.Totals.IsNone ? await KnownAsync(store, ct) : null,
            now.TimeZone)
        {
            Shown = shown,
            InUtcDays = now.TimeZone == ReportingZone.Utc ? [] : await InUtcDaysAsync(store, period, ct),
        };
    }

    private static async Task<(SpendAnswer Now, SpendAnswer Before, SpendAnswer ByDay, ShownIn Shown)> InDisplayCurrencyAsync(
        DashboardStore store, SpendQuestion question, SpendAnswer now, SpendAnswer before, SpendAnswer byDay, CancellationToken ct)
    {
        var currency = await RatesQuery.DisplayAsync(store, ct);
        if (currency == CurrencyCode.Usd)
            return (now, before, byDay, ShownIn.Dollars);

        var (period, key) = (question.Period, question.By[0]);
        var money = new ShownMoney(await RatesQuery.TableAsync(store, new Period(period.Previous.From, period.Until), ct), currency);
        var byDayBefore = await SpendQuery.AskAsync(store, question with { Period = period.Previous, By = key.IsTime() ? [SpendKey.Day] : [SpendKey.Day, key] }, ct);
        (byDay, byDayBefore) = (money.Convert(byDay, note: true), money.Convert(byDayBefore, note: false));
        var complete = byDay.Totals.CostUsd is null || byDay.Totals.Converted is not null;
        return (ShownMoney.Spread(now, byDay, key), ShownMoney.Spread(before, byDayBefore, key), byDay, money.Outcome(complete));
    }

    // Their dates are not ours: a day of theirs begins and ends at another hour.
    private static async Task<IReadOnlyList<string>> InUtcDaysAsync(DashboardStore store, Period period, CancellationToken ct)
    {
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var (from, until) = (period.From, period.Until);
        return await store.SmallDays().Where(d => d.Generation == generation && d.UtcDay && d.Day >= from && d.Day < until)
            .Join(store.Series(), d => d.SeriesId, s => s.Id, (_, s) => s.ConnectionId)
            .Distinct()
            .Join(store.Connections().Where(c => c.Role == ConnectionRole.Ledger), id => id, c => c.Id, (_, c) => c.Name)
            .OrderBy(n => n).ToListAsync(ct);
    }

    private static async Task<Period?> KnownAsync(DashboardStore store, CancellationToken ct)
    {
        var (generation, _) = await RollUpReading.ReckoningAsync(store, ct);
        var counted = store.Series().Join(store.Connections().Where(c => c.Role == ConnectionRole.Ledger), s => s.ConnectionId, c => c.Id, (s, _) => s.Id);
        var days = await store.SmallDays().Where(d => d.Generation == generation && counted.Contains(d.SeriesId))
            .GroupBy(_ => 1).Select(g => new { First = g.Min(d => d.Day), Last = g.Max(d => d.Day) }).SingleOrDefaultAsync(ct);
        return days is null ? null : new Period(days.First, days.Last.AddDays(1));
    }
}

/// <summary>Spend of a period beside the one before it.</summary>
/// <param name="Rows">Every group of both periods, the largest first; for days, weeks and months in order, without comparison.</param>
/// <param name="Unpriced">What the entries without a cost are of, the most first.</param>
/// <param name="Known">Which days the ledger holds; only asked for when this period has nothing.</param>
public sealed record SpendReport(
    Period Period, IReadOnlyList<SpendChange> Rows, SpendFigures Totals, SpendFigures Before, SpendOverTime Days,
    IReadOnlyList<UnpricedModel> Unpriced, Period? Known, string TimeZone)
{
    /// <summary>In which currency costs are shown.</summary>
    public ShownIn Shown { get; init; } = ShownIn.Dollars;

    /// <summary>Connections that only know UTC days, where ours are others; their days stand on the UTC date.</summary>
    public IReadOnlyList<string> InUtcDays { get; init; } = [];
}

/// <summary>A model with entries that have no cost; a null model is one that the source did not name.</summary>
public sealed record UnpricedModel(string? Model, long Entries);
