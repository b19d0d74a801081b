using Dashboard.Core.Risk.Policy;

namespace Dashboard.Core.Risk.Score;

/// <summary>0 safe to 100 worst, with every input beside it.</summary>
public static class RouteScore
{
    public static ScoreRange Of(IReadOnlyList<ScoreFactor> factors)
    {
        var sum = factors.Select(f => f.Weight * f.Value.Clamped).Aggregate((a, b) => a + b);
        return new(Round(100 * sum.Lo), Round(100 * sum.Hi));
    }

    /// <summary>All factors of a route; the weights add up to one.</summary>
    public static IReadOnlyList<ScoreFactor> Factors(
        ScoreWeights weights, ScoreRange gap, ScoreRange lifecycle, ScoreRange concentration, ScoreRange jurisdiction, ScoreRange terms, ScoreRange status) =>
    [
        new("fallbackGap", weights.FallbackGap, gap), new("lifecycle", weights.Lifecycle, lifecycle), new("concentration", weights.Concentration, concentration),
        new("jurisdiction", weights.Jurisdiction, jurisdiction), new("terms", weights.Terms, terms), new("status", weights.Status, status),
    ];

    /// <summary>Of the whole installation's contracts.</summary>
    public static ScoreRange Concentration(Concentration.HhiRange? hhi) =>
        hhi is { } range ? new ScoreRange((range.Least - 1_800) / 8_200, (range.Most - 1_800) / 8_200).Clamped : ScoreRange.Anything;

    private static double Round(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

/// <summary>One input of a score, from 0 to 1.</summary>
public sealed record ScoreFactor(string Name, double Weight, ScoreRange Value);
