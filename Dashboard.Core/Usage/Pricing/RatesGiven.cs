using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>
/// Rates that come with the usage, in USD for each token:
/// <c>{"input":0.000003,"output":0.000015,"above":{"threshold":200000,"input":0.000006}}</c>,
/// or as ranges of the prompt's size: <c>{"tiers":[{"range":[0,32000],"input":…},{"range":[32000,128000],"input":…}]}</c>.
/// </summary>
internal static class RatesGiven
{
    public static RateSheet Read(LooseObject given)
    {
        var rates = Classes(given);
        List<RateStep> steps = [];
        foreach (var tier in given.Objects("tiers"))
        {
            // A range includes its upper end, so the next one begins behind it.
            var from = (long)(tier.First("range") ?? 0);
            if (from == 0)
                rates = Classes(tier).Or(rates);
            else
                steps.Add(new RateStep(from, Classes(tier)));
        }

        foreach (var above in given.Objects("above"))
        {
            var threshold = above.Count("threshold") ?? throw new FormatException("above needs a threshold");
            steps.Add(new RateStep(threshold, Classes(above), above.Flag("inclusive")));
        }

        return new RateSheet(rates, [.. steps.OrderBy(s => s.Threshold)]);
    }

    private static Rates Classes(LooseObject given) => new(
        given.Number("input"), given.Number("output"), given.Number("cacheread"),
        given.Number("cachewrite5m") ?? given.Number("cachewrite"), given.Number("cachewrite1h"), given.Number("reasoning"),
        given.Number("inputaudio"), given.Number("outputaudio"), given.Number("cachereadaudio"),
        given.Number("inputimage"), given.Number("outputimage"), given.Number("total"));
}
