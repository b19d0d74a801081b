using Dashboard.Core.Units;

namespace Dashboard.Core.Usage.Budgets;

/// <summary>Who made, changed or removed a budget, when, and how; kept also when the budget is gone.</summary>
public sealed class BudgetChange
{
    public int Id { get; init; }

    public required string BudgetKey { get; init; }

    /// <summary>The name after the change.</summary>
    public required string Name { get; init; }

    public Change Change { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }

    /// <summary>What changed, as people read it.</summary>
    public required string Detail { get; init; }

    /// <summary>The limit from then on: past periods are measured by the limit of their time.</summary>
    public long LimitNanos { get; init; }

    public required string Currency { get; init; }
}
