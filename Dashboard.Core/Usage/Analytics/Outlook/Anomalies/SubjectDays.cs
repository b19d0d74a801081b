namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>The days of one subject, and which of them are far from what one would expect.</summary>
internal sealed class SubjectDays
{
    // Three weeks of its own before anything can be unusual.
    private const int LeastBefore = 21;
    private const int History = 56, Recent = 21;

    private readonly DaySeries _days;
    private readonly DateOnly _first;

    public SubjectDays(SpendKey key, string? value, IReadOnlyList<AnomalyCell> cells)
    {
        (Key, Value, Cells) = (key, value, cells);
        Scope = cells.Sum(c => Math.Abs(c.Usd ?? 0));
        OpenFrom = cells.Min(c => c.Tags.OpenFrom);
        var byDay = cells.GroupBy(c => c.Day).Where(g => g.Key < OpenFrom).ToDictionary(g => g.Key, g => g.All(c => c.Usd is null) ? (decimal?)null : (decimal)g.Sum(c => c.Usd ?? 0));
        _first = byDay.Count == 0 ? OpenFrom : byDay.Keys.Min();
        List<DayAmount> amounts = [];
        for (var day = _first; day < OpenFrom; day = day.AddDays(1))
            amounts.Add(new DayAmount(day, byDay.TryGetValue(day, out var usd) ? usd : 0));

        _days = DaySeries.Of(amounts);
    }

    public SpendKey Key { get; }

    public string? Value { get; }

    public IReadOnlyList<AnomalyCell> Cells { get; }

    /// <summary>All that it cost: the smaller, the more specific.</summary>
    public double Scope { get; }

    /// <summary>From here on not all is told yet.</summary>
    public DateOnly OpenFrom { get; }

    /// <summary>What a day cost; not a number where it is not known.</summary>
    public double On(DateOnly day) => day.DayNumber - _first.DayNumber is >= 0 and var at && at < _days.Length ? _days[at] : double.NaN;

    /// <summary>Null where the day is as usual, or where nobody can say.</summary>
    public UnusualDay? Look(DateOnly day, AnomalyLimits limits)
    {
        var at = _days.Length == 0 ? -1 : day.DayNumber - _days.DayOf(0).DayNumber;
        if (at < LeastBefore || at >= _days.Length || !_days.IsKnown(at))
            return null;

        // Cheap first: most days of most subjects are nowhere near.
        var near = Enumerable.Range(1, 4).Select(w => at - (7 * w)).Where(i => i >= 0 && _days.IsKnown(i)).Select(i => _days[i]).ToList();
        if (near.Count < 3 || near.TrueForAll(n => Math.Abs(n - _days[at]) < (double)limits.LeastUsd))
            return null;

        // Late amounts of a day are still coming in: that a day is low is believed one day later.
        if (_days[at] < Robust.Median(near) && day >= OpenFrom.AddDays(-1))
            return null;

        var rhythm = new Rhythm(_days, at);
        var level = Level(rhythm, at - 1, Recent);
        var weekday = rhythm.Weekday(day.DayOfWeek);
        var expected = (level * weekday) + Math.Max(0, rhythm.MonthlyOn(day)) + Math.Max(0, rhythm.RecurringADay);
        List<double> off = [];
        for (var i = Math.Max(0, at - History); i < at; i++)
        {
            if (_days.IsKnown(i))
                off.Add(Math.Abs(_days[i] - (Level(rhythm, i, Recent) * rhythm.Weekday(_days.DayOf(i).DayOfWeek))));
        }

        // The same weekdays may swing wider than all days do: the wider of the two.
        var same = off.Where((_, n) => (off.Count - n) % 7 == 0);
        var usual = Math.Max(Robust.MadToSigma * Math.Max(Robust.Median(off), Robust.Median(same)), 0.05 * level);
        var difference = _days[at] - expected;
        if (Math.Abs(difference) < (double)limits.LeastUsd || Math.Abs(difference) < limits.LeastPart * expected || Math.Abs(difference) < limits.LeastDeviations * usual)
            return null;

        return IsOfTheMonth(day, at, expected, difference) ? null : new UnusualDay(_days[at], Math.Max(0, expected), usual <= 0 ? 99 : Math.Min(99, Math.Abs(difference) / usual));
    }

    // What the same date of the last month did as well, or the same day counted from its end, belongs to the month.
    private bool IsOfTheMonth(DateOnly day, int at, double expected, double difference)
    {
        var before = day.AddMonths(-1);
        var fromEnd = DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
        var mirrored = new DateOnly(before.Year, before.Month, Math.Max(1, DateTime.DaysInMonth(before.Year, before.Month) - fromEnd));
        DateOnly[] twins = fromEnd <= 2 ? [before, mirrored] : [before];
        return twins.Select(t => at - (day.DayNumber - t.DayNumber)).Any(i =>
            i >= 0 && _days.IsKnown(i) && Math.Sign(_days[i] - expected) == Math.Sign(difference) && Math.Abs(_days[i] - expected) > Math.Abs(difference) / 2);
    }

    private double Level(Rhythm rhythm, int last, int days)
    {
        Span<double> values = stackalloc double[days];
        Span<double> weights = stackalloc double[days];
        var count = 0;
        for (var i = last; i > last - days && i >= 0; i--)
        {
            var weekday = rhythm.Weekday(_days.DayOf(i).DayOfWeek);
            if (_days.IsKnown(i) && weekday > 0.02)
                (values[count], weights[count++]) = (_days[i] / weekday, weekday);
        }

        return Robust.WeightedMedian(values[..count], weights[..count]);
    }
}

/// <summary>What came, what was expected, and how many usual deviations lie between.</summary>
internal readonly record struct UnusualDay(double Usd, double Expected, double Deviations)
{
    public double Difference => Usd - Expected;
}
