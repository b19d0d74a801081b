namespace Dashboard.Core.Usage.Currency;

/// <summary>
/// Exchange rates at hand. An amount of a day converts by the rate of that day, or by the last one before, at most seven
/// days back; further back the amount is unknown. A missing rate never counts as one to one.
/// </summary>
public sealed class RateTable
{
    /// <summary>Weekends and holidays have no rates; a week without one is a gap.</summary>
    public const int MostDaysBack = 7;

    private readonly Dictionary<DateOnly, List<ExchangeRate>> _byDay;

    public RateTable(IEnumerable<ExchangeRate> rates) => _byDay = rates.GroupBy(r => r.Day).ToDictionary(g => g.Key, g => g.ToList());

    /// <summary>The rate from one currency to another for amounts of a day; null when there is none.</summary>
    public DayRate? Find(string from, string to, DateOnly day)
    {
        if (from == to)
            return new DayRate(from, to, 1, day, null);

        for (var back = 0; back <= MostDaysBack; back++)
        {
            if (_byDay.TryGetValue(day.AddDays(-back), out var rates) && Of(rates, from, to) is var (rate, source) && rate is { } known)
                return new DayRate(from, to, known, day.AddDays(-back), source);
        }

        return null;
    }

    /// <summary>The amount in the other currency; null without a rate.</summary>
    public Converted? Convert(decimal? amount, string from, string to, DateOnly day) =>
        amount is { } known && Find(from, to, day) is { } rate ? new Converted(known * rate.Rate, rate) : null;

    // Directly, or through a currency that both are quoted in on that very day: two days must not mix in one rate.
    private static (decimal? Rate, string? Source) Of(List<ExchangeRate> rates, string from, string to)
    {
        if (Quoted(rates, from, to) is { } direct)
            return direct;

        foreach (var bridge in rates.Select(r => r.Base).Distinct().Order(StringComparer.Ordinal))
        {
            if (Quoted(rates, from, bridge) is var (first, source) && first is { } one && Quoted(rates, bridge, to) is var (second, _) && second is { } two)
                return (one * two, source);
        }

        return (null, null);
    }

    private static (decimal? Rate, string? Source)? Quoted(List<ExchangeRate> rates, string from, string to)
    {
        if (rates.Find(r => r.Base == from && r.Currency == to) is { } straight)
            return (straight.Rate, straight.Source);

        return rates.Find(r => r.Base == to && r.Currency == from) is { } turned ? (1 / turned.Rate, turned.Source) : null;
    }
}

/// <summary>A rate and the day it is of.</summary>
/// <param name="Rate">So much of <paramref name="To"/> for one of <paramref name="From"/>.</param>
/// <param name="Source">Null where both are one currency.</param>
public sealed record DayRate(string From, string To, decimal Rate, DateOnly Day, string? Source);

/// <summary>An amount in another currency, with the rate that made it.</summary>
public sealed record Converted(decimal Amount, DayRate Rate);
