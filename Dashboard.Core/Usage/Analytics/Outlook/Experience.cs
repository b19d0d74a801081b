namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>How the rules would have done at moments of the past: whom to listen to, and how far off all together were.</summary>
internal sealed class Experience
{
    private const int MostMoments = 28, Step = 2, LeastBefore = 14, LongestLook = 31;

    // How much sooner than a month old an error counts less.
    private const double Fading = 10;

    private readonly double[][] _errors;

    public Experience(DaySeries series, int horizon)
    {
        var look = Math.Clamp(horizon, 1, LongestLook);
        List<(int End, Projection Then)> moments = [];
        for (var end = series.Length - 2; end >= LeastBefore && moments.Count < MostMoments; end -= Step)
            moments.Add((end, new Projection(series, end, Math.Min(look, series.Length - end))));

        Weights = Weigh(series, moments);
        _errors = Errors(series, moments, look);
    }

    /// <summary>For each rule its part of the forecast.</summary>
    public double[] Weights { get; }

    /// <summary>
    /// In days' cost, the error of the sum of so many days that is not passed in this part of all cases.
    /// </summary>
    public double Error(int days, double part)
    {
        var at = Math.Clamp(days, 1, _errors.Length) - 1;
        while (at > 0 && _errors[at].Length < 6)
            at--;

        var known = _errors[at];
        if (known.Length < 4)
            return (part < 0.5 ? -0.3 : 0.3) * days;

        // Few moments that overlap understate what can happen.
        var wide = Robust.Quantile([.. known], part < 0.5 ? part - (1.0 / known.Length) : part + (1.0 / known.Length));
        return (part < 0.5 ? Math.Min(wide, 0) : Math.Max(wide, 0)) * Math.Sqrt((double)days / (at + 1)) * Caution;
    }

    // The weights were chosen with the same moments.
    private const double Caution = 2.2;

    private static double[] Weigh(DaySeries series, List<(int End, Projection Then)> moments)
    {
        var rules = LevelRule.All.Length;
        var loss = new double[rules];
        var sums = new double[rules];
        var all = 0.0;
        foreach (var (end, then) in moments)
        {
            if (then.Size <= 0)
                continue;

            var length = Math.Min(LongestLook, series.Length - end);
            var age = Math.Exp(-(series.Length - end - (length / 2.0)) / Fading);
            Array.Clear(sums);
            var (actual, known) = (0.0, 0);
            for (var h = 0; h < length && h < then.Length; h++)
            {
                if (!series.IsKnown(end + h))
                    continue;

                actual += series[end + h];
                known++;
                for (var rule = 0; rule < rules; rule++)
                    sums[rule] += then.Of(rule, h);
            }

            if (known == 0)
                continue;

            all += age;
            for (var rule = 0; rule < rules; rule++)
                loss[rule] += age * Math.Pow((actual - sums[rule]) / (then.Size * known), 2) * Math.Sqrt(known);
        }

        if (all <= 0)
            return [.. LevelRule.All.Select(r => r is { Window: 10 or 21, Trend: false } ? 0.5 : 0)];

        // A rule that is twice as far off is hardly heard.
        var weights = loss.Select(l => Math.Pow((l / all) + 0.0004, -2.5)).ToArray();
        var whole = weights.Sum();
        return [.. weights.Select(w => w / whole)];
    }

    private double[][] Errors(DaySeries series, List<(int End, Projection Then)> moments, int look)
    {
        var errors = Enumerable.Range(0, look).Select(_ => new List<double>()).ToArray();
        foreach (var (end, then) in moments.Where(m => m.Then.Size > 0))
        {
            var off = 0.0;
            for (var h = 0; h < then.Length && series.IsKnown(end + h); h++)
            {
                off += series[end + h] - then.Of(Weights, h);
                errors[h].Add(off / then.Size);
            }
        }

        return [.. errors.Select(e => e.ToArray())];
    }
}
