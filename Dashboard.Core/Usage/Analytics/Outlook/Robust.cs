namespace Dashboard.Core.Usage.Analytics.Outlook;

/// <summary>Statistics that a few wild values do not move.</summary>
internal static class Robust
{
    /// <summary>Turns a median absolute deviation into the standard deviation of a normal distribution.</summary>
    public const double MadToSigma = 1.4826;

    /// <summary>Zero where there are no values.</summary>
    public static double Median(IEnumerable<double> values) => Quantile([.. values], 0.5);

    /// <summary>Between two values it is the mean of them, in proportion.</summary>
    public static double Quantile(double[] values, double part)
    {
        if (values.Length == 0)
            return 0;

        Array.Sort(values);
        var at = Math.Clamp(part, 0, 1) * (values.Length - 1);
        var below = (int)at;
        return below + 1 < values.Length ? values[below] + ((at - below) * (values[below + 1] - values[below])) : values[below];
    }

    /// <summary>The value below which half of the weight lies.</summary>
    public static double WeightedMedian(Span<double> values, Span<double> weights)
    {
        if (values.Length == 0)
            return 0;

        values.Sort(weights);
        var half = 0.0;
        foreach (var weight in weights)
            half += weight;

        half /= 2;
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i];
            if (sum >= half)
                return values[i];
        }

        return values[^1];
    }
}
