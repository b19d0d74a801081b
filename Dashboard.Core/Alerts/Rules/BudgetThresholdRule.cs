using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>
/// Budgets whose spend reached a threshold: the highest one speaks, since whoever hears of 100 % need not hear of 80 %. It stands
/// until the period is over, so that figures that are restated down and up again do not ring twice.
/// </summary>
public sealed class BudgetThresholdRule(BudgetsOfRound budgets) : IAlertRule
{
    public string Id => "budget-threshold";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await budgets.AskAsync(ct)).Where(c => !c.ByProjection)
            .GroupBy(c => BudgetWords.Subject(c.Standing), StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => c.Percent)!)
            .Select(c => new AlertCandidate(
                $"{BudgetWords.Subject(c.Standing)}/{c.Percent}", c.Percent >= 100 ? Level.High : Level.Medium, Title(c), BudgetWords.Detail(c.Standing), BudgetWords.Path(c.Standing))),
    ];

    private static string Title(BudgetCrossed crossed) =>
        $"{crossed.Standing.Budget.Name} reached {crossed.Percent} % of {BudgetSentences.Limit(crossed.Standing.Budget)}.";
}
