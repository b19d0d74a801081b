using Dashboard.Core.Usage.Budgets;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>What budgets crossed, looked at once for all rules of a round.</summary>
public sealed class BudgetsOfRound(BudgetWatch watch)
{
    private Task<IReadOnlyList<BudgetCrossed>>? _crossed;

    public Task<IReadOnlyList<BudgetCrossed>> AskAsync(CancellationToken ct) => _crossed ??= watch.LookAsync(ct);
}
