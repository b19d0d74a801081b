using Dashboard.Core.Usage.Ledger;

namespace Dashboard.Core.Samples.Traffic;

/// <summary>One steady use of one model, as the company of the sample would have it.</summary>
/// <param name="Id">What its random numbers follow from.</param>
/// <param name="Facts">The tuple of its series.</param>
/// <param name="PerDay">Requests on a weekday, today.</param>
/// <param name="Shape">When in the day and the week they come.</param>
/// <param name="Tokens">What a request looks like.</param>
internal sealed record SampleStream(string Id, SeriesFacts Facts, double PerDay, SampleShape Shape, SampleTokens Tokens)
{
    /// <summary>How much more there is today than a year ago.</summary>
    public double Growth { get; init; } = 1.5;

    /// <summary>Days ago on which it began.</summary>
    public int From { get; init; } = SampleMoment.Days;

    /// <summary>Days ago on which it ended; zero is still running.</summary>
    public int Until { get; init; }

    /// <summary>Over so many days it grew from nothing: a launch.</summary>
    public int RampDays { get; init; }

    /// <summary>What one row stands for.</summary>
    public Grain Grain { get; init; } = Grain.Hour;

    /// <summary>In these last days every request is a row of its own, tied by its trace.</summary>
    public int TracedDays { get; init; }

    /// <summary>How many exchanges one action of a user takes, in the traced days.</summary>
    public (int Least, int Most) Exchanges { get; init; } = (1, 1);

    /// <summary>Dollars for a million tokens, by the day: what the source itself reports. Null leaves the cost to the catalogue.</summary>
    public Func<int, (double Input, double CacheRead, double Output)>? Reported { get; init; }

    /// <summary>By days ago: more or less than usual, for the days that need explaining.</summary>
    public Func<int, double> Event { get; init; } = _ => 1;

    public bool Runs(int daysAgo) => daysAgo <= From && daysAgo >= Until;
}

/// <summary>What a request looks like, in tokens.</summary>
/// <param name="Prompt">The whole prompt, with what the cache holds.</param>
/// <param name="Cached">The part of the prompt that is read from the cache.</param>
/// <param name="Written">The part that is written to it.</param>
/// <param name="Reasoning">The part of the output that is reasoning; null where the source does not tell.</param>
internal sealed record SampleTokens(double Prompt, double Output, double? Cached = null, double? Written = null, double? Reasoning = null);

/// <summary>When requests come.</summary>
/// <param name="Hours">The weight of each hour of the day, UTC.</param>
/// <param name="Weekend">Saturday and Sunday against a weekday.</param>
internal sealed record SampleShape(IReadOnlyList<double> Hours, double Weekend)
{
    public static SampleShape Office { get; } = new([0, 0, 0, 0, 0, .1, .4, 1, 1.6, 1.8, 1.7, 1.3, 1.2, 1.6, 1.7, 1.5, 1.1, .6, .3, .2, .1, 0, 0, 0], 0.08);

    public static SampleShape Customers { get; } = new([.3, .2, .2, .2, .3, .5, .8, 1.1, 1.3, 1.4, 1.4, 1.3, 1.3, 1.4, 1.4, 1.4, 1.3, 1.2, 1.2, 1.1, 1, .8, .6, .4], 0.62);

    public static SampleShape Night { get; } = new([.4, 2, 2.4, 2.2, 1.1, .2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .1], 0.9);

    /// <summary>The part of a day's requests that comes in an hour.</summary>
    public double Share(int hour) => Hours[hour] / Hours.Sum();

    /// <summary>The hour in which a part of the day's requests has come, from 0 up to 1.</summary>
    public int HourAt(double part)
    {
        var left = part * Hours.Sum();
        var hour = 0;
        while (hour < Hours.Count - 1 && left >= Hours[hour])
            left -= Hours[hour++];

        return hour;
    }
}
