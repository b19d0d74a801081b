using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Usage.Pricing;

/// <summary>What usage costs by its price; the parts are disjoint and add up to <see cref="Usd"/>. Null is unpriced, which is not zero.</summary>
/// <param name="CacheWrite">Writes of every lifetime.</param>
/// <param name="Assumed">What a computed cost takes for granted.</param>
public sealed record ComputedCost(
    decimal? Usd,
    decimal? Input,
    decimal? Output,
    decimal? CacheRead,
    decimal? CacheWrite,
    PriceVersion? PriceVersion,
    CostAssumptions Assumed)
{
    public static ComputedCost Unpriced { get; } = new(null, null, null, null, null, null, CostAssumptions.None);

    /// <summary>Null is unpriced.</summary>
    public CostProvenance? Provenance => Usd is null ? null : Assumed == CostAssumptions.None ? CostProvenance.Computed : CostProvenance.Estimated;
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

/// <summary>Which of the figures of an entry is its cost.</summary>
public static class CostProvenances
{
    /// <summary>The source's own figure before the computed one; null is unpriced.</summary>
    public static CostProvenance? Of(long? reportedNanos, string? reportedCurrency, long? computedNanos, CostAssumptions assumed) =>
        reportedNanos is not null && reportedCurrency == "USD" ? CostProvenance.Reported
        : computedNanos is null ? null
        : assumed == CostAssumptions.None ? CostProvenance.Computed
        : CostProvenance.Estimated;
}
