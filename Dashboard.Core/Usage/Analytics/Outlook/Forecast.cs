namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What a period will cost, from the days so far. Pure; the method is described in docs/forecast.md.</summary>
public static class Forecast
{
    /// <summary>Days with a known amount below which there is no forecast.</summary>
    public const int LeastDays = 14;

    /// <summary>Beyond a quarter a projection of days says nothing.</summary>
    public const int MostDays = 100;

    private const double BandPart = 0.8;

    /// <summary>The sum of a period that may have begun already.</summary>
    /// <param name="history">
    /// Days in any order, at most one amount each. A day that is missing between the first and the last of them cost nothing;
    /// what comes after the last is not known. Four months say all that is used, two weeks are the least.
    /// </param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="until">The day after the last one.</param>
    public static ForecastLine Of(IReadOnlyList<DayAmount> history, DateOnly from, DateOnly until)
    {
        var series = DaySeries.Of(history);
        var known = history.Where(d => d is { Usd: not null, IsOver: true }).ToDictionary(d => d.Day, d => d.Usd!.Value);
        var soFar = history.Where(d => d is { Usd: not null, IsOver: false }).ToDictionary(d => d.Day, d => d.Usd!.Value);
        var next = series.Length == 0 ? from : series.DayOf(series.Length);
        var horizon = until.DayNumber - next.DayNumber;
        var isOpen = horizon > 0 || Missing(series, from, until);
        if (isOpen && (known.Count < LeastDays || horizon > MostDays))
            return new ForecastLine(null, null, null, known.Count < LeastDays ? ForecastMethod.NotEnoughHistory : ForecastMethod.TooFar, []) { HistoryDays = known.Count };

        horizon = Math.Max(1, horizon);
        var experience = isOpen ? new Experience(series, horizon) : null;
        var projection = isOpen ? new Projection(series, series.Length, horizon) : null;
        return Lay(series, known, soFar, from, until, experience, projection);
    }

    private static ForecastLine Lay(
        DaySeries series, Dictionary<DateOnly, decimal> known, Dictionary<DateOnly, decimal> soFar, DateOnly from, DateOnly until, Experience? experience, Projection? projection)
    {
        List<ForecastDay> days = [];
        var (sum, spent, ahead) = (0m, 0m, 0);
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var at = series.Length == 0 ? -1 : day.DayNumber - series.DayOf(0).DayNumber;
            // Before the first day there was nothing; between days, too, unless somebody says that it is unknown.
            var isKnown = series.Length > 0 && at < series.Length && (at < 0 || series.IsKnown(at));
            var usd = isKnown ? known.GetValueOrDefault(day) : 0;
            var already = isKnown ? usd : soFar.GetValueOrDefault(day);
            spent += already;
            if (!isKnown && projection is not null)
            {
                ahead++;
                usd = Math.Max(already, Whole(at >= series.Length ? projection.Of(experience!.Weights, at - series.Length) : Filled(series, projection, at)));
            }

            sum += usd;
            var size = projection is null || ahead == 0 ? 0 : projection.Size;
            days.Add(new ForecastDay(
                day,
                usd,
                sum,
                size == 0 ? sum : Math.Clamp(sum + Whole(size * experience!.Error(ahead, (1 - BandPart) / 2)), spent, sum),
                size == 0 ? sum : sum + Whole(size * experience!.Error(ahead, (1 + BandPart) / 2)),
                !isKnown));
        }

        // What adds up never falls: no end of the band can be above a later one.
        for (var at = days.Count - 2; at >= 0; at--)
            days[at] = days[at] with { Low = Math.Min(days[at].Low, days[at + 1].Low), High = Math.Min(days[at].High, days[at + 1].High) };

        var end = days.Count == 0 ? null : days[^1];
        return new ForecastLine(sum, end?.Low ?? 0, end?.High ?? 0, days.Exists(d => d.IsForecast) ? ForecastMethod.Seasonal : ForecastMethod.Known, days)
        {
            Spent = spent,
            HistoryDays = known.Count,
        };
    }

    private static bool Missing(DaySeries series, DateOnly from, DateOnly until) =>
        Enumerable.Range(0, series.Length).Any(at => !series.IsKnown(at) && series.DayOf(at) >= from && series.DayOf(at) < until);

    // A day in the past that nobody knows is taken as a usual day of its weekday.
    private static double Filled(DaySeries series, Projection projection, int at) =>
        projection.Size * new Rhythm(series, series.Length).Weekday(series.DayOf(at).DayOfWeek);

    // A forecast to the nano-dollar would only look exact; to a hundredth of a cent it adds up.
    private static decimal Whole(double usd) => double.IsFinite(usd) && Math.Abs(usd) < 1e15 ? Math.Round((decimal)usd, 4) : 0;
}
