using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Analytics;

/// <summary>Spend of a period beside another.</summary>
/// <param name="Rows">Every group of both periods, the largest first; stretches of time in order, without comparison.</param>
/// <param name="Before">What the period is compared with; nothing where it is not.</param>
/// <param name="Unpriced">What the entries without a cost are of, the most first.</param>
/// <param name="Known">Which days the ledger holds; only asked for when this period has nothing.</param>
public sealed record SpendReport(
    SpendReportQuestion Question, IReadOnlyList<SpendChange> Rows, SpendFigures Totals, SpendFigures Before, SpendOverTime Time,
    IReadOnlyList<UnpricedModel> Unpriced, Period? Known, string TimeZone)
{
    public Period Period => Question.Period;

    /// <summary>In which currency costs are shown.</summary>
    public ShownIn Shown { get; init; } = ShownIn.Dollars;

    /// <summary>Connections that only know UTC days, where ours are others; their days stand on the UTC date.</summary>
    public IReadOnlyList<string> InUtcDays { get; init; } = [];

    /// <summary>Providers that charge by an account of their own, and up to which day it is known; later days may still change.</summary>
    public IReadOnlyList<CoveredUntil> Covered { get; init; } = [];
}

/// <summary>A group in a period and in the one before; null where it was not there.</summary>
public sealed record SpendChange(IReadOnlyList<string?> Keys, SpendFigures? Now, SpendFigures? Before)
{
    /// <summary>The same by the second key.</summary>
    public IReadOnlyList<SpendChange> Parts { get; init; } = [];
}

/// <summary>A model with entries that have no cost; a null model is one that the source did not name.</summary>
public sealed record UnpricedModel(string? Model, long Entries);

/// <summary>Up to which day, itself included, a provider's account is known.</summary>
public sealed record CoveredUntil(string Connection, string? Contract, DateOnly Day);
