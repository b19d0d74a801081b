namespace Dashboard.Core.Usage.Pricing;

/// <summary>What had to be assumed to compute a cost; with any of it the cost is estimated. The numbers stand in the ledger.</summary>
[Flags]
public enum CostAssumptions
{
    None = 0,

    /// <summary>The maker's price stands in for the host's, which we do not hold.</summary>
    StandInPrice = 1,

    /// <summary>A sum of requests paid the lower rate; some of their prompts may have been over the threshold.</summary>
    PromptSizes = 2,

    /// <summary>Writes to the cache of unknown lifetime paid for five minutes where an hour costs more, or the price of an hour was derived.</summary>
    CacheLifetime = 4,

    /// <summary>The service tier is not told, or has no price of its own: the standard one was taken.</summary>
    ServiceTier = 8,

    /// <summary>The price follows the hour and the row has none.</summary>
    Hours = 16,

    /// <summary>The source counted tokens by other means than the provider.</summary>
    TokenCounts = 32,
}
