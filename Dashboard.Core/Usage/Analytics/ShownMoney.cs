using System.Globalization;

using Dashboard.Core.Usage.Currency;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Brings costs into the display currency: each day by its own rate, so that sums over days are sums of what was converted.</summary>
internal sealed class ShownMoney(RateTable rates, string currency)
{
    private readonly SortedSet<DateOnly> _rateDays = [];

    /// <summary>What the figures are shown in; dollars where a day with costs has no rate, since currencies must not mix in one report.</summary>
    public ShownIn Outcome(bool complete) => complete && currency != CurrencyCode.Usd
        ? new ShownIn(currency, _rateDays.Count == 0 ? null : _rateDays.Min, _rateDays.Count == 0 ? null : _rateDays.Max, null)
        : new ShownIn(CurrencyCode.Usd, null, null, currency == CurrencyCode.Usd ? null : currency);

    /// <summary>Rows whose first key is a day, each with its cost in the display currency.</summary>
    public SpendAnswer Convert(SpendAnswer byDay, bool note)
    {
        List<SpendRow> rows = [];
        foreach (var row in byDay.Rows)
        {
            var day = DateOnly.ParseExact(row.Keys[0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var rate = row.Figures.CostUsd is null or 0 ? null : rates.Find(CurrencyCode.Usd, currency, day);
            if (rate is not null && note)
                _rateDays.Add(rate.Day);

            // Nothing is nothing in every currency.
            rows.Add(row with { Figures = row.Figures with { Converted = row.Figures.CostUsd == 0 ? 0 : row.Figures.CostUsd * rate?.Rate } });
        }

        return byDay with { Rows = rows, Totals = byDay.Totals with { Converted = Sum(rows.Select(r => r.Figures)) } };
    }

    /// <summary>The sum of days; null when nothing has a cost, or when a cost has no rate.</summary>
    public static decimal? Sum(IEnumerable<SpendFigures> days)
    {
        decimal? sum = null;
        foreach (var figures in days)
        {
            if (figures.CostUsd is null)
                continue;
            if (figures.Converted is not { } amount)
                return null;

            sum = (sum ?? 0) + amount;
        }

        return sum;
    }

    /// <summary>The groups of an answer with the sums of their days.</summary>
    public static SpendAnswer Spread(SpendAnswer answer, SpendAnswer byDay, SpendKey key)
    {
        var groups = byDay.Rows.ToLookup(
            r => key.IsTime() ? SpendQuery.TimeOf(key, DateOnly.ParseExact(r.Keys[0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : r.Keys[1] ?? "\0", r => r.Figures, StringComparer.Ordinal);
        return answer with
        {
            Rows = [.. answer.Rows.Select(r => r with { Figures = r.Figures with { Converted = Sum(groups[r.Keys[0] ?? "\0"]) } })],
            Totals = answer.Totals with { Converted = byDay.Totals.Converted },
        };
    }
}

/// <summary>In which currency a report shows its costs.</summary>
/// <param name="Currency">USD, or another for which <c>Converted</c> holds the amounts.</param>
/// <param name="FirstRate">The oldest day of the rates used; null in dollars.</param>
/// <param name="Missing">The currency that was wanted and has no rate for some day; null when all is well.</param>
public sealed record ShownIn(string Currency, DateOnly? FirstRate, DateOnly? LastRate, string? Missing)
{
    public static ShownIn Dollars { get; } = new(CurrencyCode.Usd, null, null, null);

    public bool IsConverted => Currency != CurrencyCode.Usd;

    /// <summary>The cost of some figures in it.</summary>
    public decimal? Cost(SpendFigures? figures) => IsConverted ? figures?.Converted : figures?.CostUsd;

    /// <summary>The same for a point of a line.</summary>
    public decimal? Cost(SpendPoint point) => IsConverted ? point.Converted : point.CostUsd;
}
