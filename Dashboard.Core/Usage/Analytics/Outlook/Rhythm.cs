namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>What repeats in the days before a moment: the shape of the week, days that stand out, and which of those return.</summary>
internal sealed class Rhythm
{
    // Long enough for three ends of a month; the shape of the week is taken from the nearer ten weeks.
    private const int Memory = 100, WeekMemory = 70;
    private const int Reach = 10;

    // From three on, what stands out belongs to the pattern.
    private const int Recurring = 3;

    private readonly DaySeries _days;
    private readonly int _start;
    private readonly double[] _plain;
    private readonly double[] _weekday = [1, 1, 1, 1, 1, 1, 1];
    private readonly List<(bool FromEnd, int At, double Excess)> _monthly = [];

    /// <param name="end">The first day that is not looked at.</param>
    public Rhythm(DaySeries days, int end)
    {
        _days = days;
        End = end;
        _start = Math.Max(0, end - Memory);
        _plain = new double[end - _start];
        ShapeOfWeek();
        SetApart();
    }

    public int End { get; }

    /// <summary>What the days that stand out now and then add to a day on average.</summary>
    public double RecurringADay { get; private set; }

    public double Weekday(DayOfWeek day) => _weekday[(int)day];

    /// <summary>The amount without what stands out; not a number where it is unknown, or before what is remembered.</summary>
    public double Plain(int at) => at >= _start && at < End ? _plain[at - _start] : double.NaN;

    /// <summary>What a day of the month adds that was special in at least two of the three months before.</summary>
    public double MonthlyOn(DateOnly day) => _monthly.Where(m => m.At == (m.FromEnd ? FromEnd(day) : day.Day)).Sum(m => m.Excess);

    // The median over weeks of a day's part of the week around it.
    private void ShapeOfWeek()
    {
        var parts = Enumerable.Range(0, 7).Select(_ => new List<double>()).ToArray();
        var from = Math.Max(_start, End - WeekMemory);
        for (var i = from; i < End; i++)
        {
            var week = Math.Clamp(i - 3, from, Math.Max(from, End - 7));
            var (sum, known) = (0.0, 0);
            for (var j = week; j < Math.Min(week + 7, End); j++)
            {
                if (!_days.IsKnown(j))
                    continue;

                sum += _days[j];
                known++;
            }

            if (_days.IsKnown(i) && known >= 5 && sum > 0)
                parts[_days.WeekdayOf(i)].Add(_days[i] * known / sum);
        }

        var medians = parts.Select(p => p.Count == 0 ? 1 : Robust.Median(p)).ToArray();
        if (medians.Sum() is > 0 and var all)
            medians.Select(m => Math.Max(0, m * 7 / all)).ToArray().CopyTo(_weekday, 0);
    }

    // A day or two far off what their neighbours lead one to expect; three in a row are a new level.
    private void SetApart()
    {
        var expected = new double[_plain.Length];
        var level = new double[_plain.Length];
        var off = new List<double>();
        Span<double> values = stackalloc double[(2 * Reach) + 1];
        Span<double> weights = stackalloc double[(2 * Reach) + 1];
        for (var i = _start; i < End; i++)
        {
            var count = 0;
            for (var j = Math.Max(_start, i - Reach); j <= Math.Min(End - 1, i + Reach); j++)
            {
                var factor = _weekday[_days.WeekdayOf(j)];
                if (_days.IsKnown(j) && factor > 0.02)
                    (values[count], weights[count++]) = (_days[j] / factor, factor);
            }

            level[i - _start] = Robust.WeightedMedian(values[..count], weights[..count]);
            expected[i - _start] = level[i - _start] * _weekday[_days.WeekdayOf(i)];
            if (_days.IsKnown(i) && level[i - _start] > 0)
                off.Add(Math.Abs(_days[i] - expected[i - _start]) / Width(i));
        }

        var usual = Math.Max(0.4, 4 * Robust.MadToSigma * Robust.Median(off));
        int Side(int i) => i < _start || i >= End || !_days.IsKnown(i) ? 0 : Math.Abs(_days[i] - expected[i - _start]) > usual * Width(i) ? Math.Sign(_days[i] - expected[i - _start]) : 0;
        double Width(int i) => level[i - _start] * Math.Max(0.25, _weekday[_days.WeekdayOf(i)]);
        Sort(expected, level, Side);
    }

    private void Sort(double[] expected, double[] level, Func<int, int> side)
    {
        List<(int At, double Excess)> apart = [];
        for (var i = _start; i < End; i++)
        {
            _plain[i - _start] = _days[i];
            var run = 1;
            for (var j = i - 1; side(j) == side(i) && run < 3 && j >= _start; j--)
                run++;

            for (var j = i + 1; side(j) == side(i) && run < 3 && j < End; j++)
                run++;

            if (side(i) == 0 || run >= 3 || level[i - _start] <= 0)
                continue;

            apart.Add((i, _days[i] - expected[i - _start]));
            _plain[i - _start] = expected[i - _start];
        }

        var monthly = FindMonthly([.. apart.Where(a => a.Excess > 0).Select(a => (_days.DayOf(a.At), a.Excess))]);
        var others = apart.Where(a => !monthly.Contains(_days.DayOf(a.At))).ToList();
        if (others.Count >= Recurring)
            RecurringADay = others.Sum(o => o.Excess) / (End - _start);
    }

    // Each day belongs to one pattern: counted from the first or from the last of the month, whichever more months agree on.
    private HashSet<DateOnly> FindMonthly(List<(DateOnly Day, double Excess)> high)
    {
        var (all, found) = (high.Sum(h => h.Excess), new HashSet<DateOnly>());
        while (true)
        {
            var best = high.GroupBy(h => (FromEnd: false, At: h.Day.Day))
                .Concat(high.Where(h => FromEnd(h.Day) <= 2).GroupBy(h => (FromEnd: true, At: FromEnd(h.Day))))
                .OrderByDescending(g => g.Select(h => h.Day.Month).Distinct().Count()).ThenByDescending(g => g.Sum(h => h.Excess))
                .FirstOrDefault();
            // Two of many would meet on some day of the month by chance.
            if (best is null || best.Select(h => h.Day.Month).Distinct().Count() is var months && (months < 2 || (months == 2 && best.Sum(h => h.Excess) < all / 2)))
                return found;

            _monthly.Add((best.Key.FromEnd, best.Key.At, Robust.Median(best.Select(h => h.Excess))));
            found.UnionWith(best.Select(h => h.Day));
            high.RemoveAll(h => found.Contains(h.Day));
        }
    }

    private static int FromEnd(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
}
