using Dashboard.Core.Units;
using Dashboard.Core.Usage.Budgets;

namespace Dashboard.Core.Alerts.Rules;

/// <summary>Budgets that will be passed before their reset if things go on as they do; silent once a threshold of 100 % says that it happened.</summary>
public sealed class BudgetProjectionRule(BudgetsOfRound budgets) : IAlertRule
{
    public string Id => "budget-projection";

    public async Task<IReadOnlyList<AlertCandidate>> AskAsync(CancellationToken ct) =>
    [
        .. (await budgets.AskAsync(ct))
            .Where(c => c is { ByProjection: true, Standing.DaysLeft: > 0 } && !(c.Standing.State == BudgetState.Over && c.Standing.Reached.Any(p => p >= 100)))
            .Select(c => new AlertCandidate(BudgetWords.Subject(c.Standing), Level.Medium, Title(c.Standing), BudgetWords.Detail(c.Standing), BudgetWords.Path(c.Standing))),
    ];

    private static string Title(BudgetStanding standing) => standing switch
    {
        { State: BudgetState.ProjectedOver, Projected: { } projected } =>
            $"{standing.Budget.Name} is heading for {BudgetSentences.Amount(projected, standing.Budget.Currency)}, over {BudgetSentences.Limit(standing.Budget)}.",
        _ => $"{standing.Budget.Name} was heading over {BudgetSentences.Limit(standing.Budget)} in this period.",
    };
}
