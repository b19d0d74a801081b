namespace Dashboard.Core.Usage.Analytics.Outlook.Backtest;

/// <summary>
/// Goes back in time: on four days of each month the rest of the month is forecast from what was known then, and compared
/// with what came. Errors are weighted by amounts: their sum, divided by the sum of what came.
/// </summary>
public static class ForecastBacktest
{
    /// <summary>The part of the better baseline's error that the forecast may have at most.</summary>
    public const double Allowed = 0.9;

    // As many days as a month has, and one more, before anything can be compared.
    private const int LeastBefore = 62;

    private static readonly int[] OnDays = [1, 8, 15, 22];

    public static BacktestReport Run(IEnumerable<SpendSeries> series, CancellationToken ct)
    {
        var tallies = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var one in series)
        {
            ct.ThrowIfCancellationRequested();
            var tally = tallies.TryGetValue(one.Family, out var known) ? known : tallies[one.Family] = new Tally();
            tally.Series++;
            // Every series weighs the same, or one large bill would decide for all.
            var total = (double)one.Days.Sum(d => d.Usd ?? 0);
            if (total <= 0)
                continue;

            foreach (var moment in Moments(one.Days))
                Ask(one.Days, moment, one.Days.Count / total, tally);
        }

        var all = new Tally();
        foreach (var tally in tallies.Values)
            all.Add(tally);

        return new BacktestReport([.. tallies.Select(t => t.Value.Line(t.Key))], all.Line("all"));
    }

    private static IEnumerable<int> Moments(IReadOnlyList<DayAmount> days) =>
        Enumerable.Range(LeastBefore, Math.Max(0, days.Count - LeastBefore)).Where(i => OnDays.Contains(days[i].Day.Day) && Rest(days, i) is var rest && i + rest <= days.Count);

    private static int Rest(IReadOnlyList<DayAmount> days, int at) => DateTime.DaysInMonth(days[at].Day.Year, days[at].Day.Month) - days[at].Day.Day + 1;

    private static void Ask(IReadOnlyList<DayAmount> days, int at, double weight, Tally tally)
    {
        var (rest, day) = (Rest(days, at), days[at].Day);
        double Usd(int i) => (double)(days[i].Usd ?? 0);
        var line = Forecast.Of([.. days.Take(at)], day, day.AddDays(rest));
        var lastMonth = Enumerable.Range(0, at).Where(i => days[i].Day.Year == day.AddMonths(-1).Year && days[i].Day.Month == day.AddMonths(-1).Month).ToList();
        var average = lastMonth.Sum(Usd) / lastMonth.Count;
        double[] came = [.. Enumerable.Range(at, rest).Select(Usd)];
        double[] ours = [.. line.Days.Select(d => (double)d.Usd)];
        double[] lastValue = [.. came.Select(_ => Usd(at - 1))];
        double[] sameDate = [.. Enumerable.Range(at, rest).Select(i => Usd(lastMonth[Math.Min(days[i].Day.Day, lastMonth.Count) - 1]))];
        double[] averageDay = [.. came.Select(_ => average)];
        double[] lastWeek = [.. Enumerable.Range(0, rest).Select(h => Usd(at - 7 + (h % 7)))];
        double[][] answers = [ours, lastValue, sameDate, averageDay, lastWeek];
        for (var who = 0; who < answers.Length; who++)
        {
            tally.Sums[who] += weight * Math.Abs(came.Sum() - answers[who].Sum());
            tally.ByDay[who] += weight * came.Zip(answers[who], (a, b) => Math.Abs(a - b)).Sum();
        }

        tally.Came += weight * came.Sum();
        tally.Asked++;
        tally.Within += (double)line.Low!.Value <= came.Sum() + 1e-6 && came.Sum() <= (double)line.High!.Value + 1e-6 ? 1 : 0;
    }

    private sealed class Tally
    {
        public int Series { get; set; }

        public int Asked { get; set; }

        public int Within { get; set; }

        public double Came { get; set; }

        public double[] Sums { get; } = new double[5];

        public double[] ByDay { get; } = new double[5];

        public void Add(Tally other)
        {
            (Series, Asked, Within, Came) = (Series + other.Series, Asked + other.Asked, Within + other.Within, Came + other.Came);
            for (var i = 0; i < Sums.Length; i++)
            {
                Sums[i] += other.Sums[i];
                ByDay[i] += other.ByDay[i];
            }
        }

        public BacktestLine Line(string family) => new(family, Series, Asked, Errors(Sums), Errors(ByDay), Asked == 0 ? 0 : (double)Within / Asked);

        private BacktestErrors Errors(double[] sums) =>
            Came <= 0 ? new(0, 0, 0, 0, 0) : new(sums[0] / Came, sums[1] / Came, sums[2] / Came, sums[3] / Came, sums[4] / Came);
    }
}
