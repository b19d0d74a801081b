using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>What usage costs by its price; the parts are disjoint and add up to <see cref="Usd"/>. Null is unpriced, which is not zero.</summary>
/// <param name="CacheWrite">Writes of every lifetime.</param>
public sealed record ComputedCost(
    decimal? Usd,
    decimal? Input,
    decimal? Output,
    decimal? CacheRead,
    decimal? CacheWrite,
    PriceVersion? PriceVersion,
    CostProvenance? Provenance)
{
    public static ComputedCost Unpriced { get; } = new(null, null, null, null, null, null, null);
}

/// <summary>Where a cost comes from.</summary>
public enum CostProvenance
{
    /// <summary>The provider's own figure.</summary>
    Reported,

    /// <summary>Tokens times the price that held.</summary>
    Computed,

    /// <summary>Computed, where a part had to be assumed.</summary>
    Estimated,
}
