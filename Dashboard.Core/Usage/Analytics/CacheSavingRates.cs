using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Providers.Catalogue.Overlay;
using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>
/// What a token read from a cache saves: the price of input less that of a cache read, at the prices that hold now for that
/// day. Days do not tell how long prompts were, so the price below any threshold counts.
/// </summary>
internal sealed class CacheSavingRates(ModelCatalogue catalogue, IReadOnlyDictionary<int, SeriesView> series)
{
    private readonly Dictionary<int, Known> _bySeries = [];
    private readonly Dictionary<PriceSubject, Known> _bySubject = [];

    /// <summary>In nano-USD; null where there is no price.</summary>
    public decimal? NanosOf(int seriesId, int day)
    {
        if (!_bySeries.TryGetValue(seriesId, out var known))
        {
            var subject = Subject(series[seriesId].Series);
            if (!_bySubject.TryGetValue(subject, out known))
                _bySubject[subject] = known = new Known(subject, catalogue.Match(subject.RawModel, subject.Host, subject.Gateway));

            _bySeries[seriesId] = known;
        }

        if (!known.Days.TryGetValue(day, out var saved))
            known.Days[day] = saved = Saved(known, DateOnly.FromDayNumber(day));

        return saved;
    }

    private decimal? Saved(Known known, DateOnly day)
    {
        if (catalogue.PricesAt(known.Subject, known.Match, new PriceMoment(day)) is not { } prices)
            return null;

        var rates = prices.Sheet(known.Subject.ServiceTier).Base.Or(prices.Standard.Base);
        // A flat rate for every token knows no discount.
        return rates.All is not null ? 0 : (rates.Input - (rates.CacheRead ?? rates.Input)) * 1_000_000_000m;
    }

    private static PriceSubject Subject(Series s) => new(s.RawModel, s.Contract, s.Gateway, s.Host, s.ServiceTier);

    private sealed record Known(PriceSubject Subject, ModelMatch? Match)
    {
        public Dictionary<int, decimal?> Days { get; } = [];
    }
}
