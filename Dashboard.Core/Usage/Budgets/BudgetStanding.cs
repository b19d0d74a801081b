using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics.Outlook;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>How a budget stands in a period; amounts are in the budget's currency.</summary>
/// <param name="Subject">Whom it is for, by name; null when there is no such workload, or no workload of that owner.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="Until">The day after its last.</param>
/// <param name="Today">Where days are reckoned.</param>
/// <param name="Sum">What was spent so far, and what has no price.</param>
/// <param name="DataUntil">The last day of which the ledger knows anything; null when it knows nothing.</param>
public sealed record BudgetStanding(
    BudgetDraft Budget, string? Subject, DateOnly From, DateOnly Until, DateOnly Today, BudgetSum Sum, DateOnly? DataUntil,
    decimal? Projected, decimal? ProjectedLow, decimal? ProjectedHigh, ForecastMethod Method)
{
    /// <summary>Whose spend counts, by key; empty where the budget is not by workload.</summary>
    public IReadOnlyList<string> Workloads { get; init; } = [];

    public Period Period => new(From, Until);

    public decimal? Spent => Sum.Amount;

    /// <summary>Of the limit; null when the spend is unknown.</summary>
    public decimal? SpentShare => Spent / Budget.Limit;

    public decimal? ProjectedShare => Projected / Budget.Limit;

    /// <summary>Below zero when the limit was passed.</summary>
    public decimal? Left => Budget.Limit - Spent;

    /// <summary>Today among them; none once the period is over.</summary>
    public int DaysLeft => Math.Clamp(Until.DayNumber - Today.DayNumber, 0, Period.Days);

    /// <summary>The part of the period's days that are over.</summary>
    public decimal TimeShare => (decimal)(Period.Days - DaysLeft) / Period.Days;

    /// <summary>The thresholds that the spend has reached, rising.</summary>
    public IEnumerable<int> Reached => (Budget.AlertAt ?? []).Where(p => Spent >= Budget.Limit * p / 100);

    public BudgetState State => Spent switch
    {
        null => BudgetState.Unknown,
        { } spent when spent >= Budget.Limit => BudgetState.Over,
        _ when Projected > Budget.Limit => BudgetState.ProjectedOver,
        _ when Reached.Any() => BudgetState.Near,
        _ => BudgetState.Within,
    };
}

/// <summary>How it stands, in one word; unpriced usage stands beside it.</summary>
public enum BudgetState
{
    /// <summary>Neither a threshold nor the projection says anything.</summary>
    Within,

    /// <summary>A threshold was reached.</summary>
    Near,

    /// <summary>It will be passed if things go on as they do.</summary>
    ProjectedOver,

    /// <summary>The limit was reached.</summary>
    Over,

    /// <summary>Nothing has a price, or a day has no rate of exchange.</summary>
    Unknown,
}

/// <summary>A day of a budget's period, summed from the first on.</summary>
/// <param name="Spent">Null for days to come, and where the sum is not known.</param>
/// <param name="Expected">Null where the spend is known or nothing can be said.</param>
public sealed record BudgetDay(DateOnly Day, decimal? Spent, decimal? Expected, decimal? Low, decimal? High);
