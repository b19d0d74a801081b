namespace Dashboard.Core.Usage.Budgets;

/// <summary>What may be spent in each period, by whom, and when somebody is told.</summary>
public sealed class Budget
{
    /// <summary>The short name in addresses and files, made from the first name and kept for ever.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public BudgetScope Scope { get; set; }

    /// <summary>The contract, the workload's key or the owner; null when the budget is for everything.</summary>
    public string? Of { get; set; }

    public BudgetCycle Cycle { get; set; }

    /// <summary>When a period begins; see <see cref="BudgetPeriods"/>.</summary>
    public int ResetOn { get; set; }

    /// <summary>Billionths of one <see cref="Currency"/>.</summary>
    public long LimitNanos { get; set; }

    public required string Currency { get; set; }

    /// <summary>Percentages of the limit, rising, joined by commas; null is none.</summary>
    public string? AlertAt { get; set; }

    /// <summary>Whether a projection over the limit is told before it happens.</summary>
    public bool AlertOnProjection { get; set; }

    /// <summary>Counts up when limit, scope or period change: what was told about the old budget says nothing of the new one.</summary>
    public int Revision { get; set; }
}

/// <summary>Whose spend counts.</summary>
public enum BudgetScope
{
    All,

    /// <summary>Who bills us.</summary>
    Provider,
    Workload,

    /// <summary>Every workload of one owner.</summary>
    Owner,
}

/// <summary>How long a period is.</summary>
public enum BudgetCycle
{
    Week,
    Month,
    Quarter,
}
