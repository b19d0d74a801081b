namespace Dashboard.Core.Providers.Catalogue;

/// <summary>USD for one token of each class. Null is "no rate of its own"; zero is free.</summary>
/// <param name="CacheWrite5m">Also what a write of unknown lifetime costs.</param>
/// <param name="Reasoning">Null: reasoning costs what output costs.</param>
/// <param name="All">A flat rate for every token, which replaces the sum of the classes.</param>
public sealed record Rates(
    decimal? Input = null,
    decimal? Output = null,
    decimal? CacheRead = null,
    decimal? CacheWrite5m = null,
    decimal? CacheWrite1h = null,
    decimal? Reasoning = null,
    decimal? InputAudio = null,
    decimal? OutputAudio = null,
    decimal? CacheReadAudio = null,
    decimal? InputImage = null,
    decimal? OutputImage = null,
    decimal? All = null)
{
    /// <summary>These rates, and <paramref name="other"/>'s where these have none.</summary>
    public Rates Or(Rates other) => new(
        Input ?? other.Input, Output ?? other.Output, CacheRead ?? other.CacheRead,
        CacheWrite5m ?? other.CacheWrite5m, CacheWrite1h ?? other.CacheWrite1h, Reasoning ?? other.Reasoning,
        InputAudio ?? other.InputAudio, OutputAudio ?? other.OutputAudio, CacheReadAudio ?? other.CacheReadAudio,
        InputImage ?? other.InputImage, OutputImage ?? other.OutputImage, All ?? other.All);

    /// <summary>Every rate times a factor.</summary>
    public Rates Times(decimal factor) => new(
        Input * factor, Output * factor, CacheRead * factor, CacheWrite5m * factor, CacheWrite1h * factor, Reasoning * factor,
        InputAudio * factor, OutputAudio * factor, CacheReadAudio * factor, InputImage * factor, OutputImage * factor, All * factor);
}

/// <summary>Other rates for the whole request once its prompt passes a threshold.</summary>
/// <param name="Inclusive">True where a prompt of exactly the threshold already pays them (xAI).</param>
public sealed record RateStep(long Threshold, Rates Rates, bool Inclusive = false)
{
    public bool AppliesTo(long prompt) => Inclusive ? prompt >= Threshold : prompt > Threshold;
}

/// <summary>Rates, and how they step with the size of the prompt; steps ascend.</summary>
public sealed record RateSheet(Rates Base, IReadOnlyList<RateStep> Steps)
{
    public RateSheet(Rates rates)
        : this(rates, [])
    {
    }

    /// <summary>The rates for a prompt of this size; a class that a step does not name keeps the rate below.</summary>
    public Rates For(long prompt) =>
        Steps.LastOrDefault(s => s.AppliesTo(prompt)) is { } step ? step.Rates.Or(Base) : Base;

    public RateSheet Times(decimal factor) =>
        new(Base.Times(factor), [.. Steps.Select(s => s with { Rates = s.Rates.Times(factor) })]);
}
