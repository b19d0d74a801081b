using Dashboard.Core.Units;

namespace Dashboard.Core.Risk.Policy;

/// <summary>How much one input of the score weighs, where the organisation has decided.</summary>
public sealed class ScoreWeight
{
    public required string Factor { get; init; }

    public required double Weight { get; set; }
}

/// <summary>How much each input of the score weighs; together they are one.</summary>
public sealed record ScoreWeights(double FallbackGap = 0.35, double Lifecycle = 0.20, double Concentration = 0.15, double Jurisdiction = 0.15, double Terms = 0.10, double Status = 0.05)
{
    public static ScoreWeights Default { get; } = new();

    /// <summary>The factors by name, in the order in which they are shown.</summary>
    public IReadOnlyList<(string Factor, double Weight)> All =>
        [("fallbackGap", FallbackGap), ("lifecycle", Lifecycle), ("concentration", Concentration), ("jurisdiction", Jurisdiction), ("terms", Terms), ("status", Status)];

    /// <summary>Those named, and the default for the others.</summary>
    public static ScoreWeights From(IReadOnlyDictionary<string, double> named)
    {
        double Of(string factor, double otherwise) => named.TryGetValue(factor, out var weight) ? weight : otherwise;
        var d = Default;
        return new(
            Of("fallbackGap", d.FallbackGap), Of("lifecycle", d.Lifecycle), Of("concentration", d.Concentration), Of("jurisdiction", d.Jurisdiction),
            Of("terms", d.Terms), Of("status", d.Status));
    }

    public IEnumerable<Problem> Problems()
    {
        foreach (var (factor, weight) in All.Where(f => !(f.Weight is >= 0 and <= 1)))
            yield return new(factor, "A weight is from 0 % to 100 %.");

        var sum = All.Sum(f => f.Weight);
        if (Math.Abs(sum - 1) > 0.000_5)
            yield return new("", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The weights are {sum * 100:0.##} % together; they must be 100 %."));
    }
}
