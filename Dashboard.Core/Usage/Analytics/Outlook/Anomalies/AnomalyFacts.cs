namespace Dashboard.Core.Usage.Analytics.Outlook.Anomalies;

/// <summary>What one series did on one day, with all by which anomalies are told apart.</summary>
internal sealed record AnomalyCell(DateOnly Day, AnomalyTags Tags, double? Usd, long? Requests, long? Tokens, long? Prompt, long? CacheRead);

/// <summary>The parties of a series, and from which day on its connection may still have something to say.</summary>
internal sealed record AnomalyTags(int Series, string? Provider, string? Model, string? Workload, string? Key, DateOnly OpenFrom)
{
    public string? Of(SpendKey key) => key switch
    {
        SpendKey.Provider => Provider,
        SpendKey.Model => Model,
        SpendKey.Workload => Workload,
        _ => Key,
    };
}

/// <summary>By when a day counts as unusual.</summary>
public sealed record AnomalyLimits
{
    /// <summary>A difference below this is nobody's business.</summary>
    public decimal LeastUsd { get; init; } = 10;

    /// <summary>Nor one below this part of what was expected.</summary>
    public double LeastPart { get; init; } = 0.5;

    /// <summary>How many usual deviations away.</summary>
    public double LeastDeviations { get; init; } = 5;
}

/// <summary>A day, or several in a row, on which a subject cost far more or far less than its days before lead one to expect.</summary>
/// <param name="Key">Provider, model, workload or key.</param>
/// <param name="Value">Null is the unknown.</param>
/// <param name="Until">The last day of the run.</param>
/// <param name="Usd">Of its first day, as <paramref name="Expected"/>.</param>
public sealed record FoundAnomaly(SpendKey Key, string? Value, DateOnly Day, DateOnly Until, decimal Usd, decimal Expected)
{
    public decimal Difference => Usd - Expected;

    public bool IsHigh => Usd > Expected;

    /// <summary>In usual deviations.</summary>
    public double Deviations { get; init; }

    public AnomalyCause Cause { get; init; } = new(null, null, null, null, null, null);

    /// <summary>What inside of it moved most, by the other keys; largest part first.</summary>
    public IReadOnlyList<MovedPart> Parts { get; init; } = [];

    /// <summary>Amounts of the four weeks up to the last day of the run.</summary>
    public IReadOnlyList<decimal?> Trend { get; init; } = [];
}

/// <summary>Something inside an anomaly, and what part of the difference it makes.</summary>
public sealed record MovedPart(SpendKey Key, string? Value, double Part, bool IsNew);

/// <summary>
/// Requests × tokens of a request × cost of a token = cost. Each factor says how often it is of what it was on the same
/// weekdays before; null is not known.
/// </summary>
/// <param name="CacheBefore">The part of prompts that was read from a cache.</param>
public sealed record AnomalyCause(AnomalyFactor? Main, double? Requests, double? TokensEach, double? CostEach, double? CacheBefore, double? CacheNow);

/// <summary>Which factor moved the cost most.</summary>
public enum AnomalyFactor
{
    Requests,
    TokensEach,

    /// <summary>Another price, or dearer models among the same.</summary>
    CostEach,

    /// <summary>Tokens cost more or less because the part read from caches changed.</summary>
    CacheShare,
}
