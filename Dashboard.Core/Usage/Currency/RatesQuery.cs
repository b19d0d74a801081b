using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Usage.Currency;

/// <summary>Exchange rates, and in which currency money is shown.</summary>
public sealed class RatesQuery(IDbContextFactory<DashboardStore> stores)
{
    /// <summary>Every rate that amounts of these days may need.</summary>
    public async Task<RateTable> TableAsync(Period period, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await TableAsync(store, period, ct);
    }

    /// <summary>One amount of one day; null without a rate.</summary>
    public async Task<Converted?> ConvertAsync(decimal? amount, string from, string to, DateOnly day, CancellationToken ct) =>
        (await TableAsync(new Period(day, day.AddDays(1)), ct)).Convert(amount, from, to, day);

    /// <summary>USD while nobody chose another.</summary>
    public async Task<string> DisplayAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await DisplayAsync(store, ct);
    }

    /// <summary>The newest and the oldest rate of each pair.</summary>
    public async Task<IReadOnlyList<RatePair>> PairsAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var pairs = await store.ExchangeRates().GroupBy(r => new { r.Base, r.Currency })
            .Select(g => new { g.Key.Base, g.Key.Currency, First = g.Min(r => r.Day), Last = g.Max(r => r.Day), Days = g.Count() }).ToListAsync(ct);
        var newest = await store.ExchangeRates().AsNoTracking()
            .Where(r => r.Day == store.Set<ExchangeRate>().Where(o => o.Base == r.Base && o.Currency == r.Currency).Max(o => o.Day)).ToListAsync(ct);
        return
        [
            .. pairs.OrderBy(p => p.Base, StringComparer.Ordinal).ThenBy(p => p.Currency, StringComparer.Ordinal).Select(p =>
            {
                var last = newest.Find(r => r.Base == p.Base && r.Currency == p.Currency)!;
                return new RatePair(p.Base, p.Currency, last.Rate, p.First, p.Last, p.Days, last.Source);
            }),
        ];
    }

    internal static async Task<RateTable> TableAsync(DashboardStore store, Period period, CancellationToken ct)
    {
        var (from, until) = (period.From.AddDays(-RateTable.MostDaysBack), period.Until);
        return new RateTable(await store.ExchangeRates().AsNoTracking().Where(r => r.Day >= from && r.Day < until).ToListAsync(ct));
    }

    internal static async Task<string> DisplayAsync(DashboardStore store, CancellationToken ct) =>
        await store.DisplayCurrencies().Select(c => c.Currency).SingleOrDefaultAsync(ct) ?? CurrencyCode.Usd;
}

/// <summary>Rates of one pair.</summary>
/// <param name="Rate">The newest: so much of <paramref name="Currency"/> for one of <paramref name="Base"/>.</param>
public sealed record RatePair(string Base, string Currency, decimal Rate, DateOnly First, DateOnly Last, int Days, string Source);
