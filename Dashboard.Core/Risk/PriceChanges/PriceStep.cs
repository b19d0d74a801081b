using Dashboard.Core.Providers;

namespace Dashboard.Core.Risk.PriceChanges;

/// <summary>A price of something we use that becomes another, and what that is worth at our traffic of the last 30 days.</summary>
/// <param name="From">The first day of the new price; null when it holds from when it was seen.</param>
/// <param name="Before">USD for a million tokens; null was unpriced.</param>
/// <param name="CostBefore">Of those 30 days at list prices; null when it could not be reckoned.</param>
public sealed record PriceStep(
    ProviderKey Host, string OfferingId, ModelKey Model, DateOnly? From, PricePair Before, PricePair After, long? Requests, IReadOnlyList<string> Workloads,
    decimal? CostBefore, decimal? CostAfter)
{
    /// <summary>What else becomes another than the pair: prompts beyond a size, service tiers; null when nothing does.</summary>
    public string? Besides { get; init; }

    public decimal? DeltaUsd => CostAfter - CostBefore;
}

/// <summary>USD for a million tokens, in and out; null is no price.</summary>
public sealed record PricePair(decimal? Input, decimal? Output);
