namespace Dashboard.Core.Risk.Policy;

/// <summary>How much of the whole one party may have, where the organisation has decided.</summary>
public sealed class ConcentrationLimit
{
    public required ConcentrationKey Key { get; init; }

    /// <summary>From 0 to 1; null is "no limit".</summary>
    public double? Part { get; set; }
}

/// <summary>By what concentration is measured.</summary>
public enum ConcentrationKey
{
    /// <summary>Who bills us.</summary>
    Provider,
    Maker,
    Host,
    Gateway,

    /// <summary>The home of the host.</summary>
    Jurisdiction,
    Bloc,
}

/// <summary>The limits in force: what was decided, else the default.</summary>
public sealed record RiskPolicy(IReadOnlyDictionary<ConcentrationKey, double?> Decided)
{
    /// <summary>Three fifths: with more, the loss of one party is the loss of most of the work.</summary>
    public const double DefaultLimit = 0.6;

    /// <summary>Of the inputs of a score.</summary>
    public ScoreWeights Weights { get; init; } = ScoreWeights.Default;

    public double? LimitOf(ConcentrationKey key) => Decided.TryGetValue(key, out var part) ? part : DefaultLimit;
}
