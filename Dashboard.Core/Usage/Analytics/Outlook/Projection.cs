namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>How far a level looks back, and whether it follows the trend.</summary>
internal readonly record struct LevelRule(int Window, bool Trend)
{
    /// <summary>What competes; the days before decide how much each is listened to.</summary>
    public static LevelRule[] All { get; } = [new(7, false), new(14, false), new(28, false), new(56, false), new(14, true), new(28, true), new(56, true)];
}

/// <summary>The days after a moment as every <see cref="LevelRule"/> expects them.</summary>
internal sealed class Projection
{
    // A trend loses half of its force within five weeks.
    private const double Damping = 0.98;
    private const double MostGrowthAWeek = 0.25;

    private readonly double[][] _days;

    public Projection(DaySeries series, int end, int horizon)
    {
        var rhythm = new Rhythm(series, end);
        var growth = Growth(rhythm);
        _days = new double[LevelRule.All.Length][];
        var weekday = new double[horizon];
        var more = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            var day = series.DayOf(end + h);
            weekday[h] = rhythm.Weekday(day.DayOfWeek);
            more[h] = rhythm.RecurringADay + rhythm.MonthlyOn(day);
        }

        for (var rule = 0; rule < _days.Length; rule++)
        {
            var (window, trend) = LevelRule.All[rule];
            var slope = trend ? growth : 0;
            var level = Level(series, rhythm, window, slope);
            _days[rule] = new double[horizon];
            var (force, ahead) = (1.0, 0.0);
            for (var h = 0; h < horizon; h++)
            {
                force *= Damping;
                ahead += force;
                _days[rule][h] = Math.Max(0, (weekday[h] * level * Math.Exp(slope * ahead)) + more[h]);
            }
        }

        Size = Level(series, rhythm, 28, 0) + Math.Abs(rhythm.RecurringADay);
    }

    /// <summary>About what a day costs: the measure of errors.</summary>
    public double Size { get; }

    /// <summary>How many days it goes.</summary>
    public int Length => _days[0].Length;

    public double Of(int rule, int ahead) => _days[rule][ahead];

    public double Of(double[] weights, int ahead)
    {
        var sum = 0.0;
        for (var rule = 0; rule < weights.Length; rule++)
            sum += weights[rule] * _days[rule][ahead];

        return sum;
    }

    private static double Level(DaySeries series, Rhythm rhythm, int window, double slope)
    {
        var (sum, part) = (0.0, 0.0);
        for (var i = rhythm.End - 1; i >= Math.Max(0, rhythm.End - window); i--)
        {
            var plain = rhythm.Plain(i);
            if (double.IsNaN(plain))
                continue;

            sum += plain;
            part += rhythm.Weekday(series.DayOf(i).DayOfWeek) * Math.Exp(slope * (i - rhythm.End + 1));
        }

        return part > 0.5 ? sum / part : 0;
    }

    // The median of all slopes between the logarithms of up to eight weeks; by day.
    private static double Growth(Rhythm rhythm)
    {
        List<double> weeks = [];
        for (var week = 0; week < 8; week++)
        {
            var (sum, known) = (0.0, 0);
            for (var i = rhythm.End - (7 * (week + 1)); i < rhythm.End - (7 * week); i++)
            {
                var plain = i < 0 ? double.NaN : rhythm.Plain(i);
                if (double.IsNaN(plain))
                    continue;

                sum += plain;
                known++;
            }

            if (known < 6 || sum <= 0)
                break;

            weeks.Add(Math.Log(sum * 7 / known));
        }

        if (weeks.Count < 4)
            return 0;

        var slopes = new List<double>();
        for (var later = 0; later < weeks.Count; later++)
        {
            for (var earlier = later + 1; earlier < weeks.Count; earlier++)
                slopes.Add((weeks[later] - weeks[earlier]) / (earlier - later));
        }

        return Math.Clamp(Robust.Median(slopes), -MostGrowthAWeek, MostGrowthAWeek) / 7;
    }
}
