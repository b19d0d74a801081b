namespace Dashboard.Core.Usage.Budgets;

/// <summary>
/// A threshold that was crossed in a period. It stays when figures are restated downwards, so that the same threshold
/// is told once, however often somebody looks.
/// </summary>
public sealed class BudgetCrossing
{
    public required string BudgetKey { get; init; }

    /// <summary>Of the budget at that time.</summary>
    public int Revision { get; init; }

    /// <summary>The first day of the period.</summary>
    public DateOnly From { get; init; }

    /// <summary>Of the limit; <see cref="ByProjection"/> for the projection.</summary>
    public int Percent { get; init; }

    /// <summary>When it was seen.</summary>
    public DateTime At { get; init; }

    /// <summary>Stands for "the projection was over the limit" where a percentage stands otherwise.</summary>
    public const int ByProjection = 0;
}
