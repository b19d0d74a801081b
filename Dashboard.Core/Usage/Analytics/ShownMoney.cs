using Dashboard.Core.Usage.Currency;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Brings costs into the display currency: each day by its own rate, so that sums over days are sums of what was converted.</summary>
internal sealed class ShownMoney(RateTable rates, string currency)
{
    private readonly Dictionary<int, DayRate?> _byDay = [];
    private readonly SortedSet<DateOnly> _used = [];

    /// <summary>What the figures are shown in; dollars where a day with costs has no rate, since currencies must not mix in one report.</summary>
    public ShownIn Outcome(bool complete) => complete
        ? new ShownIn(currency, _used.Count == 0 ? null : _used.Min, _used.Count == 0 ? null : _used.Max, null)
        : new ShownIn(CurrencyCode.Usd, null, null, currency);

    /// <summary>The cost of a day in the display currency; null without a rate.</summary>
    /// <param name="note">Whether the rate is one that readers see.</param>
    public decimal? Convert(decimal usd, int day, bool note)
    {
        // Nothing is nothing in every currency.
        if (usd == 0)
            return 0;

        if (!_byDay.TryGetValue(day, out var rate))
            _byDay[day] = rate = rates.Find(CurrencyCode.Usd, currency, DateOnly.FromDayNumber(day));

        if (rate is not null && note)
            _used.Add(rate.Day);

        return usd * rate?.Rate;
    }
}

/// <summary>A sum of converted costs; unknown when nothing has a cost, or when a cost has no rate.</summary>
internal sealed class ConvertedSum
{
    private decimal? _sum;
    private bool _incomplete;

    public decimal? Value => _incomplete ? null : _sum;

    public void Add(decimal? converted)
    {
        if (converted is { } amount)
            _sum = (_sum ?? 0) + amount;
        else
            _incomplete = true;
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

    /// <summary>Another amount of the same figures, converted as their cost was.</summary>
    public decimal? Like(SpendFigures figures, decimal? usd) =>
        !IsConverted || usd is null or 0 ? usd
        : figures is { Converted: { } converted, CostUsd: { } cost } && cost != 0 ? usd * converted / cost
        : null;
}
