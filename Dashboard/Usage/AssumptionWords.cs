using Dashboard.Core.Usage.Pricing;

namespace Dashboard.Usage;

/// <summary>What an estimated cost takes for granted, in sentences.</summary>
internal static class AssumptionWords
{
    /// <summary>One for each assumption; none for a cost that assumes nothing.</summary>
    public static IReadOnlyList<string> Of(CostAssumptions assumed) =>
        [.. Enum.GetValues<CostAssumptions>().Where(a => a != CostAssumptions.None && assumed.HasFlag(a)).Select(One)];

    private static string One(CostAssumptions assumption) => assumption switch
    {
        CostAssumptions.StandInPrice => "The maker's price stands in for the host's, which is not known.",
        CostAssumptions.PromptSizes => "This sums many requests: long ones among them may have cost more.",
        CostAssumptions.CacheLifetime => "For how long the cache was written is not told, or its price was derived: five minutes were assumed, or twice the input for an hour.",
        CostAssumptions.ServiceTier => "The service tier is not told or has no price of its own: the standard one was assumed.",
        CostAssumptions.Hours => "The price depends on the hour, and only the day is known.",
        CostAssumptions.TokenCounts => "The source counted the tokens by other means than the provider.",
        _ => throw new ArgumentOutOfRangeException(nameof(assumption), assumption, "An assumption without words."),
    };
}
