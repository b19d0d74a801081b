namespace Dashboard.Core.Providers.Catalogue;

/// <summary>The names of service tiers: each provider has its own, prices know five.</summary>
public static class ServiceTier
{
    public const string Standard = "standard";
    public const string Batch = "batch";
    public const string Flex = "flex";
    public const string Priority = "priority";

    /// <summary>Anthropic's fast mode; where a host has none it is what others call priority.</summary>
    public const string Fast = "fast";

    /// <summary>What a source says of a tier; null is nothing, which is not the standard tier.</summary>
    public static string? Stated(string? tier) =>
        string.IsNullOrWhiteSpace(tier) || tier.Trim().Equals("auto", StringComparison.OrdinalIgnoreCase) ? null : Normalise(tier) ?? Standard;

    /// <summary>Null is the standard tier, for asking prices.</summary>
    public static string? Normalise(string? tier) => tier?.Trim().ToLowerInvariant() switch
    {
        null or "" or "standard" or "default" or "auto" or "on_demand" or "on-demand" or "scale" => null,
        "batch" or "batches" or "batch_api" => Batch,
        "flex" or "flex_discount" => Flex,
        "priority" or "priority_on_demand" => Priority,
        "fast" => Fast,
        { } other => other,
    };
}
