namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What a period will cost, from the days so far. Pure; the method is described in docs/forecast.md.</summary>
public static class Forecast
{
    /// <summary>Days with a known amount below which there is no forecast.</summary>
    public const int LeastDays = 14;

    /// <summary>The sum of a period that may have begun already.</summary>
    /// <param name="history">
    /// Days in any order, at most one amount each. A day that is missing between the first and the last of them cost nothing;
    /// what comes after the last is not known. Give a year where there is one, and at least eight weeks.
    /// </param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="until">The day after the last one.</param>
    public static ForecastLine Of(IReadOnlyList<DayAmount> history, DateOnly from, DateOnly until)
    {
        var known = history.Where(d => d is { Usd: not null, IsOver: true }).ToDictionary(d => d.Day, d => d.Usd!.Value);
        var soFar = history.Where(d => d is { Usd: not null, IsOver: false }).ToDictionary(d => d.Day, d => d.Usd!.Value);
        if (known.Count < LeastDays)
            return new ForecastLine(null, null, null, ForecastMethod.NotEnoughHistory, []) { HistoryDays = known.Count };

        var last = known.Keys.Max();
        List<ForecastDay> days = [];
        var (sum, spent, spread) = (0m, 0m, 0m);
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var isKnown = known.TryGetValue(day, out var usd);
            var already = soFar.GetValueOrDefault(day);
            spent += isKnown ? usd : already;
            if (!isKnown)
            {
                decimal[] same = [.. known.Where(k => k.Key.DayOfWeek == day.DayOfWeek && k.Key > last.AddDays(-56)).Select(k => k.Value).Order()];
                usd = Math.Max(already, same.Length == 0 ? 0 : same[same.Length / 2]);
                spread += usd * 0.2m;
            }

            sum += usd;
            days.Add(new ForecastDay(day, usd, sum, Math.Max(spent, sum - spread), sum + spread, !isKnown));
        }

        var end = days.Count == 0 ? null : days[^1];
        return new ForecastLine(sum, end?.Low ?? 0, end?.High ?? 0, days.Exists(d => d.IsForecast) ? ForecastMethod.Seasonal : ForecastMethod.Known, days)
        {
            Spent = spent,
            HistoryDays = known.Count,
        };
    }
}
