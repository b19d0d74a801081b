namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>Amounts of days without a gap; a day that nobody knows is not a number.</summary>
internal sealed class DaySeries(DateOnly first, double[] values)
{
    public int Length => values.Length;

    public double this[int at] => values[at];

    public DateOnly DayOf(int at) => first.AddDays(at);

    public int WeekdayOf(int at) => (int)first.AddDays(at).DayOfWeek;

    public bool IsKnown(int at) => !double.IsNaN(values[at]);

    /// <summary>From the first to the last day that is over and known; a day between them without an amount cost nothing.</summary>
    public static DaySeries Of(IReadOnlyList<DayAmount> days)
    {
        var over = days.Where(d => d.IsOver).ToList();
        var known = over.Where(d => d.Usd is not null).Select(d => d.Day).ToList();
        if (known.Count == 0)
            return new DaySeries(default, []);

        var first = known.Min();
        var values = new double[known.Max().DayNumber - first.DayNumber + 1];
        foreach (var day in over.Where(d => d.Day >= first && d.Day.DayNumber - first.DayNumber < values.Length))
            values[day.Day.DayNumber - first.DayNumber] = day.Usd is { } usd ? (double)usd : double.NaN;

        return new DaySeries(first, values);
    }
}
