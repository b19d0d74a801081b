using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>Every budget as it stands.</summary>
public sealed record BudgetList(IReadOnlyList<BudgetStanding> Budgets, DateOnly Today, string TimeZone);

/// <summary>Budgets in a few figures, for a home page.</summary>
/// <param name="Overall">The budget for all spend; null when there is none.</param>
/// <param name="Worst">What needs a person first.</param>
public sealed record BudgetsAhead(int Budgets, int Over, int ProjectedOver, BudgetStanding? Overall, IReadOnlyList<BudgetStanding> Worst);

/// <summary>One budget with the days of its period.</summary>
/// <param name="Days">Empty when the spend is not known.</param>
/// <param name="Told">What was crossed in this period, in the order in which it was seen.</param>
public sealed record BudgetView(
    BudgetStanding Standing, IReadOnlyList<BudgetDay> Days, IReadOnlyList<BudgetTold> Told, IReadOnlyList<BudgetChangeRow> Changes, string TimeZone);

/// <summary>A threshold that was crossed, and when that was seen; 0 is the projection.</summary>
public sealed record BudgetTold(int Percent, DateTime At);

/// <summary>Who changed a budget, and how.</summary>
public sealed record BudgetChangeRow(string Key, string Name, Change Change, DateTime At, string By, string Detail);

/// <summary>A period that is over.</summary>
/// <param name="Limit">The limit of that time; null when it was in another currency.</param>
public sealed record BudgetPast(DateOnly From, DateOnly Until, BudgetSum Sum, decimal? Limit)
{
    public Period Period => new(From, Until);

    /// <summary>Of the limit; null when either is not known.</summary>
    public decimal? Share => Sum.Amount / Limit;
}
