using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What a connection brought for a day.</summary>
/// <param name="OpenFrom">The first day of which it may have more to say.</param>
internal readonly record struct TaggedAmount(DateOnly Day, DateOnly OpenFrom, decimal? Usd);

/// <summary>The forecast of several sources that are complete up to different days: each is carried on from its own last complete day.</summary>
internal static class ForecastSum
{
    public static ForecastLine Of(IReadOnlyList<TaggedAmount> amounts, Period period)
    {
        var groups = amounts.GroupBy(a => a.OpenFrom).OrderByDescending(g => g.Sum(a => a.Usd ?? 0)).Select(g => (OpenFrom: g.Key, Amounts: g.ToList())).ToList();
        // A source too young to be carried on by itself goes with the largest.
        for (var i = groups.Count - 1; i > 0; i--)
        {
            if (groups[i].OpenFrom.DayNumber - groups[i].Amounts.Min(a => a.Day).DayNumber >= Forecast.LeastDays)
                continue;

            groups[0].Amounts.AddRange(groups[i].Amounts);
            groups.RemoveAt(i);
        }

        var lines = groups.ConvertAll(g => Forecast.Of(History(g.Amounts, g.OpenFrom), period.From, period.Until));
        if (lines.Count == 0)
            return Forecast.Of([], period.From, period.Until);

        return lines.Count == 1 || lines[0].Expected is null ? lines[0] : Together([.. lines.Where(l => l.Expected is not null)]);
    }

    private static List<DayAmount> History(List<TaggedAmount> amounts, DateOnly openFrom)
    {
        var byDay = amounts.GroupBy(a => a.Day).ToDictionary(g => g.Key, g => g.ToList());
        var first = byDay.Keys.Min();
        var last = new[] { byDay.Keys.Max().AddDays(1), openFrom }.Max();
        List<DayAmount> history = [];
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var has = byDay.GetValueOrDefault(day);
            if (has is null && day >= openFrom)
                continue;

            // Usage of which nothing has a price is not a day without cost.
            var usd = has is null ? 0 : has.TrueForAll(a => a.Usd is null) ? (decimal?)null : has.Sum(a => a.Usd ?? 0);
            history.Add(new DayAmount(day, usd) { IsOver = day < openFrom });
        }

        return history;
    }

    // Errors of different sources are taken as independent: widths add up as squares do.
    private static ForecastLine Together(IReadOnlyList<ForecastLine> lines)
    {
        decimal Width(Func<ForecastLine, decimal> of) => (decimal)Math.Sqrt(lines.Sum(l => Math.Pow((double)of(l), 2)));
        var (expected, spent) = (lines.Sum(l => l.Expected!.Value), lines.Sum(l => l.Spent));
        var days = Enumerable.Range(0, lines[0].Days.Count).Select(at =>
        {
            var sum = lines.Sum(l => l.Days[at].Sum);
            return new ForecastDay(
                lines[0].Days[at].Day, lines.Sum(l => l.Days[at].Usd), sum,
                sum - Width(l => l.Days[at].Sum - l.Days[at].Low), sum + Width(l => l.Days[at].High - l.Days[at].Sum), lines.Any(l => l.Days[at].IsForecast));
        });
        return new ForecastLine(
            expected,
            Math.Max(spent, expected - Width(l => l.Expected!.Value - l.Low!.Value)),
            expected + Width(l => l.High!.Value - l.Expected!.Value),
            lines.Any(l => l.Method == ForecastMethod.Seasonal) ? ForecastMethod.Seasonal : ForecastMethod.Known,
            [.. days])
        {
            Spent = spent,
            HistoryDays = lines.Max(l => l.HistoryDays),
        };
    }
}
