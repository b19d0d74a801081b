using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Pricing.Recalculation;

/// <summary>Which entries are reckoned again.</summary>
/// <param name="Period">Days of the reporting time zone.</param>
/// <param name="OwnPrices">Only what these own prices are about, also when they are retired; null is everything.</param>
public sealed record RecalculationScope(Period Period, IReadOnlyList<int>? OwnPrices = null);

/// <summary>What a recalculation would do, or did.</summary>
/// <param name="Before">The sum of computed costs in USD; null when none was priced.</param>
/// <param name="Changed">Entries whose cost is another.</param>
/// <param name="Models">What changes, the largest difference first.</param>
public sealed record RecalculationDifference(
    Period Period, long Entries, long Changed, decimal? Before, decimal? After, long UnpricedBefore, long UnpricedAfter, IReadOnlyList<ModelDifference> Models);

/// <summary>The same for one model; the name is canonical, or the raw id where it stands for none we know.</summary>
public sealed record ModelDifference(string? Model, string? Host, long Entries, long Changed, decimal? Before, decimal? After, long UnpricedBefore, long UnpricedAfter);
