namespace Dashboard.Core.Risk.Score;

/// <summary>From the best to the worst that what we know allows; one value when all is known.</summary>
public readonly record struct ScoreRange(double Lo, double Hi)
{
    /// <summary>Nobody knows.</summary>
    public static ScoreRange Anything => new(0, 1);

    public static ScoreRange Exactly(double value) => new(value, value);

    public ScoreRange Clamped => new(Math.Clamp(Lo, 0, 1), Math.Clamp(Hi, 0, 1));

    public static ScoreRange operator +(ScoreRange a, ScoreRange b) => new(a.Lo + b.Lo, a.Hi + b.Hi);

    public static ScoreRange operator *(double factor, ScoreRange range) => new(factor * range.Lo, factor * range.Hi);

    /// <summary>The worst of several.</summary>
    public static ScoreRange Worst(IEnumerable<ScoreRange> ranges) => ranges.Aggregate((a, b) => new(Math.Max(a.Lo, b.Lo), Math.Max(a.Hi, b.Hi)));

    /// <summary>The best of several.</summary>
    public static ScoreRange Best(IEnumerable<ScoreRange> ranges) => ranges.Aggregate((a, b) => new(Math.Min(a.Lo, b.Lo), Math.Min(a.Hi, b.Hi)));
}
