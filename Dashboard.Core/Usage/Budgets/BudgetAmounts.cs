using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Analytics.Outlook;
using Dashboard.Core.Usage.Currency;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>The uses of one budget, day by day in its currency; each day by its own rate.</summary>
internal sealed class BudgetAmounts
{
    private readonly SortedDictionary<DateOnly, Sums> _days = [];
    private readonly Dictionary<(DateOnly Day, DateOnly OpenFrom), Sums> _bySource = [];
    private readonly RateTable _rates;
    private readonly string _currency;

    public BudgetAmounts(IEnumerable<BudgetUse> uses, RateTable rates, string currency)
    {
        (_rates, _currency) = (rates, currency);
        foreach (var use in uses)
        {
            At(_days, use.Day).Add(use);
            At(_bySource, (use.Day, use.OpenFrom)).Add(use);
        }
    }

    /// <summary>What a projection stands on: each source is complete up to a day of its own.</summary>
    public IReadOnlyList<TaggedAmount> Until(DateOnly today) =>
        [.. _bySource.Where(s => s.Key.Day <= today).OrderBy(s => s.Key).Select(s => new TaggedAmount(s.Key.Day, s.Key.OpenFrom, Convert(s.Value.Usd, s.Key.Day)))];

    /// <summary>What a day cost: nothing where nothing was used; null where nothing has a price or the day has no rate.</summary>
    public decimal? On(DateOnly day) => _days.TryGetValue(day, out var sums) ? Convert(sums.Usd, day) : 0;

    /// <summary>The sum of a period, and what it leaves out.</summary>
    public BudgetSum Sum(Period period)
    {
        var (all, amount) = (new Sums(), 0m);
        DateOnly? noRate = null;
        foreach (var (day, sums) in _days.Where(d => period.Contains(d.Key)))
        {
            all.Add(sums);
            if (sums.Usd is null)
                continue;

            if (Convert(sums.Usd, day) is { } converted)
                amount += converted;
            else
                noRate ??= day;
        }

        var nothingPriced = all.Entries + all.Lines > 0 && all.Usd is null;
        return new BudgetSum(
            noRate is not null || nothingPriced ? null : amount, noRate, all.Entries, all.Entries - all.Known, all.Unsure > 0 ? null : all.UnpricedRequests);
    }

    private static Sums At<TKey>(IDictionary<TKey, Sums> all, TKey key)
    {
        if (!all.TryGetValue(key, out var sums))
            all[key] = sums = new Sums();

        return sums;
    }

    // Nothing is nothing in every currency.
    private decimal? Convert(decimal? usd, DateOnly day) => usd is null or 0 ? usd : usd * _rates.Find(CurrencyCode.Usd, _currency, day)?.Rate;

    private sealed class Sums
    {
        public long Entries, Nanos, Known, Lines, UnpricedRequests, Unsure;

        public decimal? Usd => Lines > 0 ? Money.FromNanos(Nanos) : Money.FromNanos(Priced.Cost(Nanos, Known, Entries));

        public void Add(BudgetUse use) => Add(use.Entries, use.Nanos, use.Known, use.Lines, use.UnpricedRequests, use.Unsure);

        public void Add(Sums other) => Add(other.Entries, other.Nanos, other.Known, other.Lines, other.UnpricedRequests, other.Unsure);

        private void Add(long entries, long nanos, long known, long lines, long requests, long unsure)
        {
            Entries += entries;
            Nanos += nanos;
            Known += known;
            Lines += lines;
            UnpricedRequests += requests;
            Unsure += unsure;
        }
    }
}

/// <summary>A sum over days in a budget's currency.</summary>
/// <param name="Amount">Of the priced part; null when no part has a price, or when a day has no rate.</param>
/// <param name="NoRate">The first day that has costs and no rate of exchange.</param>
/// <param name="UnpricedEntries">How many entries have no cost; their cost comes on top.</param>
/// <param name="UnpricedRequests">How many requests those are; null when that cannot be told.</param>
public sealed record BudgetSum(decimal? Amount, DateOnly? NoRate, long Entries, long UnpricedEntries, long? UnpricedRequests);
